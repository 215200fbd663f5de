/** The failure-case library: candidates, cases and their life, search, figures, and what of it reaches the sidebar. */
import type { BriefLesson } from '@shared/api/brief.ts'
import type { CandidatesQuery, ThemesQuery } from '@shared/api/quality/case-candidates.ts'
import type { CaseLanguage, CaseWords } from '@shared/api/quality/case-words.ts'
import type {
  CaseLinks,
  CasePropose,
  CaseRow,
  CasesQuery,
  caseLinksQuerySchema,
  caseTicketsQuerySchema,
  FailureCase,
} from '@shared/api/quality/cases.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { findCause, type RootCauses } from '@shared/quality/root-causes.ts'
import { STARTER_CAUSES } from '@shared/quality/starter-causes.ts'
import { addMasks } from '@shared/text/mask.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import type { z } from 'zod'
import { answer, type Answer } from '../analytics/answer.ts'
import { optionName } from '../analytics/option-names.ts'
import { toIso, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import type { ArticleReader } from '../store/fact-store/article-contract.ts'
import type { IdentityReader } from '../store/fact-store/identity-contract.ts'
import { rootCausesBodySchema } from '../qa/scorecards/bodies.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { createActionRegister } from './actions.ts'
import { readCandidates } from './candidates.ts'
import { close, edit, propose, publish, unknownCase, type ChangeDeps } from './changes.ts'
import { forgetInCases, type ForgetWhat } from './forget.ts'
import { maskerFor } from './known-words.ts'
import { createLessons, toLesson, type LessonQuery } from './lessons.ts'
import { createLikeness } from './like.ts'
import { linkCases, listCases } from './list.ts'
import { readThemes } from './reason-themes.ts'
import { recentOpenings } from './recent-openings.ts'
import { createCaseSearch, type CaseSearch } from './search.ts'
import { createCaseShelf, type KeptCase } from './shelf.ts'
import { toCase, wordsFor } from './show.ts'
import { createUseBook, type LessonDeed } from './uses.ts'
import { maySee, type Viewer } from './viewer.ts'

export interface LibraryDeps {
  records: RecordStore
  store: AnalyticsReader & ArticleReader & IdentityReader
  settings: () => AnalyticsSettings
  orderPatterns: () => readonly string[]
  now: () => EpochSeconds
}
type WithId<T> = (viewer: Viewer, id: number, asked: T) => Promise<Answer<FailureCase>>
/** How rare words are changes slowly, and every brief is weighed by it. */
const RARITY_SECONDS = 86_400
/** Of curators of some groups, each their own proposals. */
const MOST_SEARCHES = 8
/** For the cards of a list; what is not counted by then is shown without. */
const FIGURES_WITHIN_MS = 800

export function createCaseLibrary({ records, store, settings, orderPatterns, now }: LibraryDeps) {
  const shelf = createCaseShelf(records)
  const uses = createUseBook(records, now)
  const actions = createActionRegister({ records, shelf, settings, now })
  const lessons = createLessons(uses.isDismissed)
  const likeness = createLikeness({ openingsOf: (ids) => store.openingsOf(ids), rarity: lessons.rarity, settings })
  const masker = (tickets: readonly TicketId[]) => maskerFor({ reader: store, orderPatterns }, tickets)
  const change: ChangeDeps = { records, shelf, masker, now }
  const figures = new Map<string, CaseRow['figures']>()
  const today = () => dayToIso(localDay(now(), settings().timeZone))
  const nameOf = (key: string | null, language: CaseLanguage) => (key === null ? null : (findCause(causes, key)?.cause.title[language] ?? null))
  let causes: Pick<RootCauses, 'groups'> = { groups: STARTER_CAUSES }
  let rarityAt = Number.NEGATIVE_INFINITY
  let searches = new Map<string, { edition: number; search: CaseSearch }>()

  /** Published text for readers, the text at work for curators. */
  function searchFor(viewer: Viewer): CaseSearch {
    const reads = !viewer.curates ? 'published' : viewer.limited ? viewer.subject : 'all'
    const known = searches.get(reads)
    if (known?.edition === shelf.edition()) return known.search
    const cases = shelf.all().map((kept) => {
      const words = wordsFor(viewer, kept)
      const names = [
        optionName(settings().optionNames, 'reason', words.reason),
        words.reason,
        words.cause,
        nameOf(words.cause, 'en'),
        nameOf(words.cause, 'zh'),
      ]
      return { id: Number(kept.id), words, names: names.filter((name) => name !== null) }
    })
    const search = createCaseSearch(cases)
    const others = [...searches].filter(([, one]) => one.edition === shelf.edition()).slice(-MOST_SEARCHES)
    searches = new Map(others).set(reads, { edition: shelf.edition(), search })
    return search
  }
  const context = (viewer: Viewer) => ({ viewer, settings: settings(), today: today(), uses })
  const show = async (viewer: Viewer, kept: KeptCase) => toCase(kept, context(viewer), (await actions.list({ case: Number(kept.id) })).rows)
  const visible = (viewer: Viewer, id: number): KeptCase | null => {
    const kept = shelf.get(id)
    return kept !== null && maySee(viewer, kept.body) ? kept : null
  }
  const changed = async (viewer: Viewer, made: Answer<KeptCase>): Promise<Answer<FailureCase>> => {
    if (!made.ok) return made
    lessons.load(shelf.all(), null)
    return answer(await show(viewer, made.value))
  }
  /** Of the text and the moment that were counted. */
  const figureKey = ({ id, version }: KeptCase) => `${id} ${version}`
  async function figuresOf(viewer: Viewer, kept: KeptCase) {
    const found = await likeness.figures(viewer.reader, kept, !viewer.limited)
    const { rate, low, high, n } = found.likeIt
    if (!viewer.limited) figures.set(figureKey(kept), { rate, low, high, n })
    return found
  }
  async function warmFigures(viewer: Viewer): Promise<void> {
    const until = performance.now() + FIGURES_WITHIN_MS
    for (const kept of shelf.all()) {
      if (performance.now() > until || viewer.limited) return
      if (kept.body.state === 'published' && !figures.has(figureKey(kept))) await figuresOf(viewer, kept)
    }
  }
  const save: WithId<{ ifVersion: number; words: CaseWords }> = async (viewer, id, asked) => changed(viewer, await edit(change, viewer, id, asked))
  const publishCase: WithId<{ ifVersion: number; checked: boolean }> = async (viewer, id, asked) =>
    changed(viewer, await publish(change, viewer, id, asked))
  const closeCase =
    (to: 'retired' | 'declined'): WithId<{ ifVersion: number; note: string }> =>
    async (viewer, id, asked) =>
      changed(viewer, await close(change, viewer, id, to, asked))
  const refresh = async () => {
    await Promise.all([shelf.load(), uses.load()])
    causes = (await latestCauses(records)) ?? causes
    figures.clear()
    likeness.forget()
    const any = shelf.all().some(({ body }) => body.state === 'published')
    const isOld = now() - rarityAt >= RARITY_SECONDS
    if (any && isOld) rarityAt = now()
    lessons.load(shelf.all(), any && isOld ? await recentOpenings(store, now()) : null)
  }
  return {
    actions,
    refresh,
    flush: uses.flush,
    candidates: (viewer: Viewer, query: CandidatesQuery) =>
      readCandidates(
        { openingsOf: (ids) => store.openingsOf(ids), settings, masker, inCases: () => new Set(shelf.all().flatMap(({ body }) => body.tickets)) },
        viewer.reader,
        query,
      ),
    themes: (viewer: Viewer, query: ThemesQuery) =>
      readThemes(
        { openingsOf: (ids) => store.openingsOf(ids), settings, masker, casesOf: (tickets) => casesOf(shelf.all(), tickets) },
        viewer.reader,
        query,
      ),
    async list(viewer: Viewer, query: CasesQuery) {
      await warmFigures(viewer)
      // These were counted over the whole account, and its tickets' numbers tell whose they are.
      const known = new Map(viewer.limited ? [] : shelf.all().map((kept) => [Number(kept.id), figures.get(figureKey(kept)) ?? null]))
      if (viewer.limited && query.ticket !== undefined && (await viewer.reader.facts([query.ticket])).length === 0) query = { ...query, ticket: 0 }
      return listCases(
        { ...context(viewer), cases: shelf.all(), search: (q) => searchFor(viewer).find(q), figures: (id) => known.get(id) ?? null, now: now() },
        query,
      )
    },
    links: (viewer: Viewer, query: z.infer<typeof caseLinksQuerySchema>): CaseLinks => linkCases({ viewer, cases: shelf.all() }, query),
    propose: async (viewer: Viewer, asked: CasePropose) => changed(viewer, await propose(change, viewer, asked)),
    async get(viewer: Viewer, id: number): Promise<Answer<FailureCase>> {
      const kept = visible(viewer, id)
      return kept === null ? unknownCase(id) : answer(await show(viewer, kept))
    },
    save,
    publish: publishCase,
    retire: closeCase('retired'),
    decline: closeCase('declined'),
    history(viewer: Viewer, id: number) {
      const kept = visible(viewer, id)
      return kept === null || !viewer.curates
        ? unknownCase(id)
        : answer({ changes: kept.body.log.map((line) => ({ ...line, at: toIso(line.at) })).toReversed() })
    },
    async figures(viewer: Viewer, id: number) {
      const kept = visible(viewer, id)
      return kept === null ? unknownCase(id) : answer(await figuresOf(viewer, kept))
    },
    async tickets(viewer: Viewer, id: number, query: z.infer<typeof caseTicketsQuerySchema>) {
      const kept = visible(viewer, id)
      return kept === null ? unknownCase(id) : likeness.tickets(viewer.reader, kept, !viewer.limited, query)
    },
    async mask({ text, ticketId }: { text: string; ticketId: TicketId | null }) {
      const masked = (await masker(ticketId === null ? [] : [ticketId]))(text)
      return { text: masked.text, masked: addMasks([masked.found]) }
    },
    /** For the brief. */
    lessonsFor: (query: LessonQuery): BriefLesson[] =>
      lessons
        .find(query)
        .map((found) => toLesson(found, { reason: (value) => optionName(settings().optionNames, 'reason', value), cause: nameOf, today: today() })),
    shown: uses.shown,
    async say(deed: LessonDeed): Promise<boolean> {
      if (shelf.get(deed.caseId)?.body.published == null) return false
      await uses.say(deed)
      return true
    },
    async forget(what: ForgetWhat) {
      await uses.flush()
      const forgotten = await forgetInCases(records, what, { by: 'service', at: now() })
      await refresh()
      return forgotten
    },
  }
}
export type CaseLibrary = ReturnType<typeof createCaseLibrary>

function casesOf(all: readonly KeptCase[], tickets: readonly TicketId[]): { id: number; title: string }[] {
  const own = new Set(tickets)
  return all.flatMap(({ id, body }) =>
    body.state === 'published' && body.published !== null && body.tickets.some((ticket) => own.has(ticket))
      ? [{ id: Number(id), title: body.published.words.title }]
      : [],
  )
}

/** null = nobody changed the shipped ones. */
async function latestCauses(records: Pick<RecordStore, 'records'>): Promise<Pick<RootCauses, 'groups'> | null> {
  const kept = (await records.records('root_causes')).map(({ body }) => rootCausesBodySchema.parse(body))
  return kept.toSorted((a, b) => b.version - a.version)[0] ?? null
}
