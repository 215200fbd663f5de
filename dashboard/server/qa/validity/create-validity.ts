/** Criteria against what became of the reviewed tickets: submitted reviews of samples, the latest of each ticket, once its outcome is final. */
import type { Validity, ValidityRow } from '@shared/api/quality/validity.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { valueOf, type Criterion, type Scorecard } from '@shared/quality/scorecard.ts'
import { FEWEST_OUTCOMES, FEWEST_SIDE, heldAgainstChance, MANY_LOOKS, validityOf, type Look } from '@shared/quality/validity.ts'
import { stampDefinition } from '../../analytics/fact-question.ts'
import { readCompleteTo, toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys, sampleItemBodySchema, type ReviewBody } from '../bodies.ts'
import { createRecordBook } from '../record-book.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'

export interface ValidityDesk {
  read(reader: AnalyticsReader): Promise<Validity>
}
export interface ValidityDeps {
  store: RecordStore
  card: ScorecardDesk['card']
  settings: () => AnalyticsSettings
  now: () => EpochSeconds
}
interface Judged {
  review: ReviewBody
  card: Scorecard
  inclusion: number
  fcr: boolean | null
  csat: boolean | null
}

export function createValidity({ store, card, settings, now }: ValidityDeps): ValidityDesk {
  const reviews = createRecordBook(store, 'review', reviewBodySchema, reviewKeys)
  return {
    async read(reader) {
      const [submitted, items, completeTo] = await Promise.all([
        reviews.list(['state:submitted', 'purpose:sample']),
        store.records('sample_item', ['state:submitted']),
        readCompleteTo(reader),
      ])
      const latest = new Map<number, ReviewBody>()
      for (const { body } of submitted.toSorted((a, b) => (a.body.submittedAt ?? 0) - (b.body.submittedAt ?? 0))) latest.set(body.ticketId, body)
      const facts = new Map((await reader.facts([...latest.keys()])).map((fact) => [fact.ticketId, fact]))
      const inclusions = new Map(items.map(({ id, body }) => [id, sampleItemBodySchema.parse(body).inclusion]))
      const cards = new Map<string, Scorecard | null>()
      const lens = defineLens('net', settings())
      const outcome = outcomeBy(compileLens(lens, completeTo ?? 0))
      const judged: Judged[] = []
      for (const review of latest.values()) {
        const fact = facts.get(review.ticketId)
        if (fact === undefined) continue
        const { id, version } = review.scorecard
        const key = `${id}@${version}`
        if (!cards.has(key)) cards.set(key, await card(id, version))
        const own = cards.get(key)
        if (own) judged.push({ review, card: own, inclusion: inclusions.get(review.itemId) ?? 1, ...outcome(fact) })
      }
      const rows = heldAgainstChance(rowsOf(judged))
      const looks = rows.filter(({ says }) => says !== 'too_few').length
      const matured = judged.filter(({ fcr }) => fcr !== null).length
      return {
        asOf: toIso(now()),
        completeTo: toIsoOrNull(completeTo),
        definition: stampDefinition(lens, settings()),
        fewest: FEWEST_SIDE,
        fewestOutcomes: FEWEST_OUTCOMES,
        looks,
        manyLooks: looks > MANY_LOOKS,
        matured,
        left: judged.length - matured,
        rows,
      }
    },
  }
}

/** Only what is final: an early failure has no early success beside it. A rating counts once the window has passed, too. */
const outcomeBy =
  (lens: ReturnType<typeof compileLens>) =>
  (fact: ContactFact): { fcr: boolean | null; csat: boolean | null } => {
    const { state } = evaluate(lens, fact)
    const isFinal = state === 'success' || state === 'failed'
    return { fcr: isFinal ? state === 'success' : null, csat: isFinal && fact.csat !== null ? fact.csat === 'good' : null }
  }

/** By card and criterion over its versions, in the order of the latest one; net success first. */
function rowsOf(judged: readonly Judged[]): ValidityRow[] {
  const found = new Map<string, { card: Scorecard; criterion: Criterion; order: number; versions: Set<number> }>()
  for (const { card } of judged)
    for (const [order, criterion] of card.sections.flatMap((section) => section.criteria).entries()) {
      const key = `${card.id} ${criterion.id}`
      const before = found.get(key)
      const versions = (before?.versions ?? new Set()).add(card.version)
      found.set(key, before === undefined || before.card.version <= card.version ? { card, criterion, order, versions } : { ...before, versions })
    }
  return [...found.values()]
    .sort((a, b) => (a.card.id < b.card.id ? -1 : a.card.id > b.card.id ? 1 : a.order - b.order))
    .flatMap(({ card, criterion, versions }) =>
      (['fcr', 'csat'] as const).map((outcome) => ({
        scorecard: card.id,
        versions: [...versions].sort((a, b) => a - b),
        criterion: criterion.id,
        title: criterion.title,
        weight: criterion.weight,
        outcome,
        ...validityOf(judged.flatMap((one) => (one.card.id === card.id ? lookOf(one, criterion.id, outcome) : []))),
      })),
    )
}
/** By the card that the review was made on: a criterion that was worded anew keeps its id. */
function lookOf(judged: Judged, id: string, outcome: 'fcr' | 'csat'): Look[] {
  const criterion = judged.card.sections.flatMap((section) => section.criteria).find((one) => one.id === id)
  const success = judged[outcome]
  const value = criterion === undefined ? null : valueOf(criterion, judged.review.words.answers)
  if (criterion === undefined || value === null || success === null) return []
  return [{ met: value === Math.max(...criterion.levels.map((level) => level.value)), success, inclusion: judged.inclusion }]
}
