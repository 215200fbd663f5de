/** Gold items as leads and reviewers ask for them. */
import { GOLD_SHARE, type Gold, type GoldAccuracy, type GoldOwn, type goldPlacedSchema, type goldRevealedSchema } from '@shared/api/quality/gold.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { accuracyOf, FEWEST_GOLD, scoreGold, type GoldScore } from '@shared/quality/gold.ts'
import { UNDO_SECONDS } from '@shared/quality/review.ts'
import { NOT_APPLICABLE, type Scorecard } from '@shared/quality/scorecard.ts'
import { seededRandom } from '@shared/stats/random.ts'
import type { z } from 'zod'
import { answer, conflict, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso, type AnalyticsReader, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { StoredPerson } from '../../store/ops-store/people.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys, sampleItemBodySchema, sampleItemKeys, sampleOfReviewSchema, type ReviewBody } from '../bodies.ts'
import { createCalibrationBooks } from '../calibration/bodies.ts'
import { noticeChange } from '../notices/notices.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { writerOf } from '../writer.ts'
import { goldBook, type GoldItemBody } from './bodies.ts'
import { cardName, placeGold, type Candidate } from './place-gold.ts'

export interface GoldDesk {
  list(): Promise<Gold>
  own(who: Identity): Promise<GoldOwn>
  place(who: Identity, seed?: string): Promise<Answer<z.infer<typeof goldPlacedSchema>>>
  /** Those that were reviewed and can no longer be taken back. */
  reveal(who: Identity): Promise<Answer<z.infer<typeof goldRevealedSchema>>>
}
export interface GoldDeps {
  store: RecordStore
  reader: Pick<AnalyticsReader, 'facts' | 'names'>
  people: () => Promise<readonly StoredPerson[]>
  cards: Pick<ScorecardDesk, 'card' | 'inForce'>
  settings: () => AnalyticsSettings
  now: () => EpochSeconds
}
type Item = Kept<GoldItemBody>
const CHANGED = 'Somebody changed this meanwhile; look again and decide anew.'

export function createGold(deps: GoldDeps): GoldDesk {
  const { store, now } = deps
  const book = goldBook(store)
  const sessions = createCalibrationBooks(store)
  const reviews = createRecordBook(store, 'review', reviewBodySchema, reviewKeys)
  const items = createRecordBook(store, 'sample_item', sampleItemBodySchema, sampleItemKeys)

  async function candidates(): Promise<Candidate[]> {
    const done = (await sessions.sessions()).filter(({ body }) => body.state !== 'open')
    const all = done.flatMap(({ id, body }) => body.agreed.map((agreed) => ({ sessionId: id, session: body, agreed })))
    const facts = new Map((await deps.reader.facts([...new Set(all.map(({ agreed }) => agreed.ticketId))])).map((fact) => [fact.ticketId, fact]))
    return all.flatMap((one) => {
      const fact = facts.get(one.agreed.ticketId)
      return fact === undefined ? [] : [{ ...one, agentId: fact.solver, groupId: fact.solverGroup }]
    })
  }
  const submitted = async (): Promise<Map<string, ReviewBody>> =>
    new Map((await reviews.list(['purpose:gold', 'state:submitted'])).map(({ id, body }) => [id, body]))
  async function list(): Promise<Gold> {
    const [gold, found, done, labels] = await Promise.all([book.list(), candidates(), submitted(), readLabels(deps.reader, deps.settings())])
    const ids = [...new Set(gold.map(({ body }) => body.reviewerId))].sort((a, b) => a - b)
    return {
      asOf: toIso(now()),
      share: GOLD_SHARE,
      fewest: FEWEST_GOLD,
      candidates: found.length,
      waiting: gold.filter(({ body }) => body.state === 'due').length,
      reviewed: gold.filter(({ body }) => body.state === 'submitted' && body.revealedAt === null).length,
      people: ids.map((reviewerId) => accuracyRow(reviewerId, labels.agent(reviewerId), { gold, done })),
    }
  }
  /** Which card in which version a review of each sample that begins now is made on. */
  const cardOfSamples = async (): Promise<Map<string, string>> => {
    const [known, inForce] = await Promise.all([store.records('sample'), deps.cards.inForce()])
    const latest = async (id: string | null): Promise<Scorecard | null> => (id === null ? inForce : deps.cards.card(id, null))
    const cards = await Promise.all(known.map(async ({ id, body }) => [id, await latest(sampleOfReviewSchema.parse(body).scorecard)] as const))
    return new Map(cards.flatMap(([id, card]) => (card === null ? [] : [[id, cardName(card)] as const])))
  }

  return {
    list,
    async place(who, asked) {
      const seed = asked ?? String(10_000 + Math.floor(seededRandom(`gold ${now()}`)() * 90_000))
      const [found, people, all, gold, cardOf] = await Promise.all([candidates(), deps.people(), items.list(), book.list(), cardOfSamples()])
      const reviewers = people.filter(({ role }) => ['reviewer', 'manager', 'admin'].includes(role))
      const placed = placeGold({ seed, now: now(), candidates: found, reviewers, items: all, gold, cardOf })
      const saved = await store.saveRecords(placed.map(({ id, body }) => book.change(id, 0, body, writerOf(who), now())))
      if (saved.kind === 'conflict') return conflict('changed_meanwhile', CHANGED)
      return answer({ ...(await list()), placed: placed.length, seed })
    },
    async reveal(who) {
      const [gold, done] = await Promise.all([book.list(['state:submitted']), submitted()])
      const at = now()
      const ripe = gold.filter(({ id, body }) => body.revealedAt === null && (done.get(id)?.submittedAt ?? Infinity) + UNDO_SECONDS < at)
      const told = [...new Set(ripe.map(({ body }) => body.reviewerId))]
      const by = writerOf(who)
      const saved = await store.saveRecords([
        ...ripe.map(({ id, version, body }) => book.change(id, version, { ...body, revealedAt: at }, by, at)),
        ...told.map((to, place) =>
          noticeChange(store, { kind: 'gold_revealed', to, subjectId: 'gold', title: '', dueAt: null, occasion: String(at) }, { place, by, at }),
        ),
      ])
      return saved.kind === 'conflict' ? conflict('changed_meanwhile', CHANGED) : answer({ ...(await list()), revealed: ripe.length })
    },
    async own(who) {
      const mine = who.userId === null ? [] : (await book.list([`by:${who.userId}`])).filter(({ body }) => body.revealedAt !== null)
      const [done, labels] = await Promise.all([submitted(), readLabels(deps.reader, deps.settings())])
      const shown = await Promise.all(
        mine.map(async (item) => ownItem(item, done.get(item.id), await deps.cards.card(item.body.scorecard.id, item.body.scorecard.version))),
      )
      return {
        asOf: toIso(now()),
        fewest: FEWEST_GOLD,
        accuracy: who.userId === null || mine.length === 0 ? null : accuracyRow(who.userId, labels.agent(who.userId), { gold: mine, done }),
        items: shown.flatMap((one) => (one === null ? [] : [one])),
      }
    },
  }
}

const scoreOf = ({ body }: Item, review: ReviewBody): GoldScore =>
  scoreGold({ answers: review.words.answers, verdict: review.words.verdict }, body.agreed)
function accuracyRow(
  reviewerId: number,
  name: string | null,
  { gold, done }: { gold: readonly Item[]; done: ReadonlyMap<string, ReviewBody> },
): GoldAccuracy {
  const scores = gold.flatMap((item) => {
    const review = done.get(item.id)
    return item.body.reviewerId === reviewerId && item.body.revealedAt !== null && review !== undefined ? [scoreOf(item, review)] : []
  })
  const accuracy = accuracyOf(scores)
  const sum = (of: (score: GoldScore) => number) => scores.reduce((total, score) => total + of(score), 0)
  return {
    reviewerId,
    name,
    items: scores.length,
    answers: sum(({ answers }) => answers),
    right: sum(({ right }) => right),
    accuracy,
    reason: accuracy === null ? 'too_few' : null,
  }
}

const same = (word: string) => ({ en: word, zh: word })
function ownItem(item: Item, review: ReviewBody | undefined, card: Scorecard | null): GoldOwn['items'][number] | null {
  if (review === undefined || item.body.revealedAt === null) return null
  const { agreed, ticketId, revealedAt } = item.body
  const { answers, right, wrong } = scoreOf(item, review)
  const criteria = card?.sections.flatMap((section) => section.criteria) ?? []
  const differs = wrong.map((criterion) => {
    const found = criteria.find(({ id }) => id === criterion)
    const said = (level: string | null | undefined) =>
      level === NOT_APPLICABLE ? { en: 'N/A', zh: '不适用' } : (found?.levels.find(({ id }) => id === level)?.title ?? same(level ?? '–'))
    const isVerdict = criterion === 'verdict'
    return {
      criterion,
      title: found?.title ?? null,
      yours: said(isVerdict ? review.words.verdict : review.words.answers[criterion]),
      agreed: said(isVerdict ? agreed.verdict : agreed.answers[criterion]),
    }
  })
  return { ticketId, revealedAt: toIso(revealedAt), answers, right, differs, note: agreed.note }
}
