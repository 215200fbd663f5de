/** Scorecards: a draft that changes, and published versions that never do. */
import { scorecardSchema, type ScorecardDetail, type Scorecards, type ScorecardWords } from '@shared/api/quality/scorecards.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { cardFaults } from '@shared/quality/card-faults.ts'
import { CHECKS } from '@shared/quality/checks.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import { STARTER_CARDS } from '@shared/quality/starter-cards.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys } from '../bodies.ts'
import { createRecordBook, type Kept, type RecordBook } from '../record-book.ts'
import { cardBodySchema, cardKeys, versionId, type CardBody, type HeadBody, type VersionBody } from './bodies.ts'

export interface ScorecardDesk {
  list(): Promise<Scorecards>
  /** `version`: the card as it was then. */
  show(id: string, version?: number): Promise<Answer<ScorecardDetail>>
  saveDraft(id: string, change: { ifRevision: number; words: ScorecardWords | null }, by: string): Promise<Answer<ScorecardDetail>>
  publish(id: string, change: { ifRevision: number }, by: string): Promise<Answer<ScorecardDetail>>
  retire(id: string, change: { ifRevision: number; retired: boolean }, by: string): Promise<Answer<ScorecardDetail>>
  /** A published version, for ever the same; `version: null` = the latest. null = there is none. */
  card(id: string, version: number | null): Promise<Scorecard | null>
  /** The card that was published first and is not retired; a starter is published where there is none. */
  inForce(): Promise<Scorecard>
}
export interface ScorecardDeps {
  store: RecordStore
  now: () => EpochSeconds
  /** How whoever saved is shown. */
  nameOf: () => Promise<(savedBy: string) => string>
}
/** Who publishes what is shipped. */
export const SHIPPED_BY = 'FirstFix'
const CHECK_IDS = CHECKS.map(({ id }) => id)

export function createScorecardDesk({ store, now, nameOf }: ScorecardDeps): ScorecardDesk {
  const book = createRecordBook(store, 'scorecard', cardBodySchema, cardKeys)
  const reviews = createRecordBook(store, 'review', reviewBodySchema, reviewKeys)
  const versions = createVersions(book)

  async function show(id: string, version?: number): Promise<Answer<ScorecardDetail>> {
    const head = headOf(await book.get(id))
    if (head === null) return unknown(id)
    const card = await versions.read(id, version ?? head.body.latest)
    if (version !== undefined && card === null)
      return notFound('unknown_version', `The scorecard ${id} has no version ${version}; its latest is ${head.body.latest}.`)
    const [named, all, pinned] = await Promise.all([nameOf(), book.list([`card:${id}`, 'part:version']), pinnedTo(id)])
    const { draft } = head.body
    return answer({
      head: await toHead(
        head,
        named,
        [...pinned.values()].reduce((sum, count) => sum + count, 0),
      ),
      card: card === null ? null : scorecardSchema.parse(card),
      draft: draft === null ? null : { words: draft.words, savedAt: toIso(draft.savedAt), savedBy: named(draft.savedBy) },
      faults: draft === null ? [] : cardFaults(draft.words, CHECK_IDS),
      versions: all
        .flatMap(({ body }) => (body.part === 'version' ? [body] : []))
        .sort((a, b) => b.card.version - a.card.version)
        .map((one) => ({
          version: one.card.version,
          publishedAt: toIso(one.publishedAt),
          publishedBy: named(one.publishedBy),
          reviews: pinned.get(one.card.version) ?? 0,
        })),
    })
  }
  /** Submitted reviews by version. */
  async function pinnedTo(id: string): Promise<Map<number, number>> {
    const counts = new Map<number, number>()
    for (const { body } of await reviews.list(['state:submitted', `card:${id}`]))
      counts.set(body.scorecard.version, (counts.get(body.scorecard.version) ?? 0) + 1)
    return counts
  }
  async function toHead({ body, version }: Kept<HeadBody>, named: (by: string) => string, count: number): Promise<ScorecardDetail['head']> {
    const words = (await versions.read(body.id, body.latest)) ?? body.draft?.words ?? NOTHING
    return {
      id: body.id,
      title: words.title,
      version: body.latest,
      revision: version,
      retired: body.retired,
      publishedAt: toIsoOrNull(body.publishedAt),
      publishedBy: body.publishedBy === null ? null : named(body.publishedBy),
      hasDraft: body.draft !== null,
      criteria: words.sections.reduce((sum, { criteria }) => sum + criteria.length, 0),
      reviews: count,
    }
  }
  /** Saves the head from the revision that was seen; `version` is published with it or not at all. */
  async function save(id: string, ifRevision: number, by: string, change: (head: HeadBody) => Answer<{ head: HeadBody; version?: VersionBody }>) {
    const present = headOf(await book.get(id))
    if ((present?.version ?? 0) !== ifRevision) return changed(id)
    const made = change(present?.body ?? newHead(id))
    if (!made.ok) return made
    const { head, version } = made.value
    const changes = [
      book.change(id, ifRevision, head, by, now()),
      ...(version === undefined ? [] : [book.change(versionId(id, version.card.version), 0, version, by, now())]),
    ]
    const saved = await store.saveRecords(changes)
    return saved.kind === 'conflict' ? changed(id) : show(id)
  }

  return {
    show,
    async list() {
      const heads = (await book.list(['part:head'])).flatMap((kept) => headOf(kept) ?? [])
      const counts = new Map<string, number>()
      for (const { body } of await reviews.list(['state:submitted'])) counts.set(body.scorecard.id, (counts.get(body.scorecard.id) ?? 0) + 1)
      const named = await nameOf()
      return {
        scorecards: await Promise.all(heads.map((head) => toHead(head, named, counts.get(head.id) ?? 0))),
        starters: STARTER_CARDS.filter(({ id }) => !heads.some((head) => head.id === id)).map((card) => scorecardSchema.parse(card)),
        inForce: offeredFirst(heads.map(({ body }) => body))?.id ?? null,
        checks: CHECKS.map(({ id, title, says }) => ({ id, title, says })),
      }
    },
    saveDraft: (id, { ifRevision, words }, by) =>
      save(id, ifRevision, by, (head) =>
        words === null && head.latest === 0 && ifRevision === 0
          ? unknown(id)
          : answer({ head: { ...head, draft: words === null ? null : { words, savedAt: now(), savedBy: by } } }),
      ),
    publish: (id, { ifRevision }, by) =>
      save(id, ifRevision, by, (head) => {
        if (head.draft === null) return misuse('no_draft', `The scorecard ${id} has no draft to publish; save one first.`)
        const faults = cardFaults(head.draft.words, CHECK_IDS)
        if (faults.length > 0)
          return misuse('scorecard_faulty', `The draft cannot be published: ${faults[0]?.detail ?? ''}`, {
            errors: faults.map(({ path, detail }) => ({ path, detail })),
          })
        return answer(published(head, { ...head.draft.words, id, version: head.latest + 1 }, by, now()))
      }),
    retire: (id, { ifRevision, retired }, by) =>
      save(id, ifRevision, by, (head) => (head.latest === 0 && head.draft === null ? unknown(id) : answer({ head: { ...head, retired } }))),
    async card(id, version) {
      if (version !== null) return versions.read(id, version)
      const head = headOf(await book.get(id))
      return head === null ? null : versions.read(id, head.body.latest)
    },
    async inForce() {
      const heads = (await book.list(['part:head'])).flatMap((kept) => headOf(kept)?.body ?? [])
      const first = offeredFirst(heads)
      const card = first === null ? null : await versions.read(first.id, first.latest)
      return card ?? seed(store, book, now())
    },
  }
}

const headOf = (kept: Kept<CardBody> | null): Kept<HeadBody> | null => (kept?.body.part === 'head' ? { ...kept, body: kept.body } : null)
const newHead = (id: string): HeadBody => ({
  part: 'head',
  id,
  latest: 0,
  retired: false,
  draft: null,
  firstPublishedAt: null,
  publishedAt: null,
  publishedBy: null,
})
const NOTHING: ScorecardWords = { title: { en: '', zh: '' }, passMark: 1, sections: [] }
function published(
  head: HeadBody,
  card: ScorecardWords & { id: string; version: number },
  by: string,
  at: EpochSeconds,
): { head: HeadBody; version: VersionBody } {
  return {
    head: { ...head, latest: card.version, draft: null, firstPublishedAt: head.firstPublishedAt ?? at, publishedAt: at, publishedBy: by },
    version: { part: 'version', card, publishedAt: at, publishedBy: by },
  }
}
/** Equal moments are told apart by id, so that everybody names the same card. */
const firstOf = (heads: readonly HeadBody[]): HeadBody | null =>
  heads.toSorted((a, b) => (a.firstPublishedAt ?? 0) - (b.firstPublishedAt ?? 0) || (a.id < b.id ? -1 : 1))[0] ?? null

/** Where every card is retired, the first of them. */
function offeredFirst(heads: readonly HeadBody[]): HeadBody | null {
  const published = heads.filter(({ latest }) => latest > 0)
  const offered = published.filter(({ retired }) => !retired)
  return firstOf(offered.length > 0 ? offered : published)
}

/** A fresh account can review at once: the first shipped card whose id nobody uses is published. */
async function seed(store: RecordStore, book: RecordBook<CardBody>, at: EpochSeconds): Promise<Scorecard> {
  for (const starter of STARTER_CARDS) {
    const { head, version } = published(newHead(starter.id), scorecardSchema.parse(starter), SHIPPED_BY, at)
    const place = versionId(starter.id, 1)
    await store.saveRecords([book.change(starter.id, 0, head, SHIPPED_BY, at), book.change(place, 0, version, SHIPPED_BY, at)])
    // Somebody else may have made it at the same moment.
    const kept = await book.get(place)
    if (kept?.body.part === 'version') return kept.body.card
  }
  throw new Error('no scorecard is published, and every shipped one is a draft; publish one of them')
}

function createVersions(book: RecordBook<CardBody>) {
  const known = new Map<string, Scorecard>()
  return {
    async read(id: string, version: number): Promise<Scorecard | null> {
      const name = versionId(id, version)
      const cached = known.get(name)
      if (cached) return cached
      const kept = version === 0 ? null : await book.get(name)
      if (kept?.body.part !== 'version') return null
      known.set(name, kept.body.card)
      return kept.body.card
    },
  }
}

const unknown = (id: string) => notFound('unknown_scorecard', `There is no scorecard ${id}; the list names those that there are.`)
const changed = (id: string) =>
  conflict('scorecard_changed', `The scorecard ${id} was changed meanwhile; read it again, and save from its present revision.`)
