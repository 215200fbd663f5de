/** The list of cases: searched, filtered, sorted, by pages; and from bars of a Pareto to their cases. */
import type { CaseLinks, CaseRow, Cases, CasesQuery, caseLinksQuerySchema } from '@shared/api/quality/cases.ts'
import { CASE_STATES } from '@shared/api/quality/case-words.ts'
import type { z } from 'zod'
import { answer, misuse, type Answer } from '../analytics/answer.ts'
import { readCursor, writeCursor } from '../analytics/contacts.ts'
import { optionName } from '../analytics/option-names.ts'
import { toIso } from '../analytics/reader.ts'
import type { KeptCase } from './shelf.ts'
import { isOverdue, toRow, wordsFor, type ShowContext } from './show.ts'
import { maySee } from './viewer.ts'

interface ListContext extends ShowContext {
  cases: readonly KeptCase[]
  /** Ids, best first. */
  search: (query: string) => readonly number[]
  /** Of the last count. */
  figures: (id: number) => CaseRow['figures']
  now: number
}
const CLOSED: readonly string[] = ['retired', 'declined']
type Filter = 'reason' | 'cause' | 'tag'

export function listCases(context: ListContext, query: CasesQuery): Answer<Cases> {
  const place = readCursor(query.cursor)
  if (place === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  const { viewer, cases, settings } = context
  const visible = cases.filter(({ body }) => maySee(viewer, body))
  const ranks = query.q === undefined || query.q.trim() === '' ? null : new Map(context.search(query.q).map((id, rank) => [id, rank]))
  const found = visible.filter(
    (kept) => inState(kept, query, context) && (ranks === null || ranks.has(Number(kept.id))) && isAsked(kept, query, context),
  )
  const matching = (but: Filter | null) => found.filter((kept) => fits(kept, query, context, but))
  const rows = matching(null).map((kept) => ({ ...toRow(kept, context), figures: context.figures(Number(kept.id)) }))
  rows.sort(sortedBy(query.sort ?? (ranks === null ? 'updated' : 'relevance'), ranks))
  const end = place.offset + query.limit
  const words = (but: Filter) => matching(but).map((kept) => wordsFor(viewer, kept))
  return answer({
    asOf: toIso(context.now),
    counts: countStates(visible, context),
    facets: {
      reasons: counted(words('reason').flatMap(({ reason }) => reason ?? [])).map((one) => ({
        ...one,
        label: optionName(settings.optionNames, 'reason', one.value),
      })),
      causes: counted(words('cause').flatMap(({ cause }) => cause ?? [])),
      tags: counted(words('tag').flatMap(({ tags }) => tags)),
    },
    total: rows.length,
    rows: rows.slice(place.offset, end),
    next: end < rows.length ? writeCursor({ offset: end, asOf: null }) : null,
  })
}

function inState(kept: KeptCase, { state }: CasesQuery, { today, viewer }: ListContext): boolean {
  if (state === undefined) return viewer.curates ? !CLOSED.includes(kept.body.state) : kept.body.state === 'published'
  return [state].flat().some((one) => (one === 'overdue' ? isOverdue(kept, today) : kept.body.state === one))
}
function isAsked(kept: KeptCase, { language, ticket, accountCause }: CasesQuery, { viewer }: ListContext): boolean {
  const words = wordsFor(viewer, kept)
  return (
    (language === undefined || words.language === language) &&
    (ticket === undefined || kept.body.tickets.includes(ticket)) &&
    (accountCause === undefined || accountCause.includes(words.accountCause ?? ''))
  )
}
/** A cause is asked by itself or by its group. */
function fits(kept: KeptCase, { reason, cause, tag }: CasesQuery, { viewer }: ListContext, but: Filter | null): boolean {
  const words = wordsFor(viewer, kept)
  const own = words.cause ?? ''
  return (
    (but === 'reason' || reason === undefined || reason.includes(words.reason ?? '')) &&
    (but === 'cause' || cause === undefined || cause.some((one) => own === one || own.startsWith(`${one}/`))) &&
    (but === 'tag' || tag === undefined || tag.every((one) => words.tags.includes(one)))
  )
}

function countStates(cases: readonly KeptCase[], { today }: ListContext): Cases['counts'] {
  const of = (state: (typeof CASE_STATES)[number]) => cases.filter(({ body }) => body.state === state).length
  return {
    proposed: of('proposed'),
    draft: of('draft'),
    published: of('published'),
    retired: of('retired'),
    declined: of('declined'),
    overdue: cases.filter((kept) => isOverdue(kept, today)).length,
  }
}

/** The commonest first. */
function counted(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

type Order = (a: CaseRow, b: CaseRow) => number
/** What is not known stands last. */
function sortedBy(sort: NonNullable<CasesQuery['sort']>, ranks: ReadonlyMap<number, number> | null): Order {
  const newest: Order = (a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : a.id - b.id)
  const returns = ({ figures }: CaseRow) => ((figures?.rate ?? null) === null ? -1 : figures!.rate! * figures!.n)
  const orders: Readonly<Record<typeof sort, Order>> = {
    relevance: (a, b) => (ranks?.get(a.id) ?? 0) - (ranks?.get(b.id) ?? 0),
    updated: newest,
    returns: (a, b) => returns(b) - returns(a),
    review_by: (a, b) => ((a.reviewBy ?? '9999') < (b.reviewBy ?? '9999') ? -1 : a.reviewBy === b.reviewBy ? 0 : 1),
    shown: (a, b) => b.uses.shown - a.uses.shown,
  }
  return (a, b) => orders[sort](a, b) || newest(a, b)
}

const MOST_LINKED = 5
/** Published cases by what a bar of a Pareto stands for. */
export function linkCases({ viewer, cases }: Pick<ListContext, 'viewer' | 'cases'>, { by }: z.infer<typeof caseLinksQuerySchema>): CaseLinks {
  const rows = new Map<string, { id: number; title: string }[]>()
  for (const { id, body } of cases) {
    const value = body.state === 'published' && maySee(viewer, body) ? (body.published?.words[by] ?? null) : null
    if (value === null || body.published === null) continue
    rows.set(value, [...(rows.get(value) ?? []), { id: Number(id), title: body.published.words.title }])
  }
  return {
    by,
    rows: [...rows]
      .map(([value, all]) => ({
        value,
        count: all.length,
        cases: all.slice(0, MOST_LINKED),
        path: `/quality/cases?${new URLSearchParams({ [by]: value }).toString()}`,
      }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }
}
