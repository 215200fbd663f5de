/** What the list of cases is asked, as it stands in the address. */
import type { LocationQuery } from 'vue-router'
import { CASE_SORTS, type CasesQuery } from '@shared/api/quality/cases.ts'
import { CASE_STATES } from '@shared/api/quality/case-words.ts'

export const STATES = [...CASE_STATES, 'overdue'] as const
export type ShownState = (typeof STATES)[number]
export interface LibraryAsk {
  q: string
  reason: readonly string[]
  cause: readonly string[]
  accountCause: readonly string[]
  tag: readonly string[]
  state: readonly ShownState[]
  sort: CasesQuery['sort'] | null
}
const all = (query: LocationQuery, key: string): string[] => [query[key] ?? []].flat().flatMap((value) => (value ? [value] : []))
const known = <T extends string>(values: readonly T[], wanted: readonly string[]): T[] => values.filter((value) => wanted.includes(value))

/** What makes no sense is left out. */
export function readLibraryAsk(query: LocationQuery): LibraryAsk {
  return {
    q: all(query, 'q')[0] ?? '',
    reason: all(query, 'reason'),
    cause: all(query, 'cause'),
    accountCause: all(query, 'accountCause'),
    tag: all(query, 'tag'),
    state: known(STATES, all(query, 'state')),
    sort: known(CASE_SORTS, all(query, 'sort'))[0] ?? null,
  }
}
/** What is usual does not stand in the address. */
export function writeLibraryAsk({ q, sort, ...lists }: LibraryAsk, open: number | null): Record<string, string | string[]> {
  const filled = Object.entries(lists).flatMap(([key, values]): [string, string[]][] => (values.length > 0 ? [[key, [...values]]] : []))
  return { ...(q === '' ? {} : { q }), ...Object.fromEntries(filled), ...(sort ? { sort } : {}), ...(open === null ? {} : { case: String(open) }) }
}
export const NO_ASK: LibraryAsk = { q: '', reason: [], cause: [], accountCause: [], tag: [], state: [], sort: null }
export const isNarrowed = ({ q, reason, cause, accountCause, tag, state }: LibraryAsk): boolean =>
  q !== '' || [reason, cause, accountCause, tag, state].some((values) => values.length > 0)
export function toCasesQuery({ q, sort, state, reason, cause, accountCause, tag }: LibraryAsk, limit: number): Partial<CasesQuery> {
  return {
    limit,
    ...(q === '' ? {} : { q }),
    ...(sort ? { sort } : {}),
    ...(state.length > 0 ? { state: [...state] } : {}),
    ...(reason.length > 0 ? { reason: [...reason] } : {}),
    ...(cause.length > 0 ? { cause: [...cause] } : {}),
    ...(accountCause.length > 0 ? { accountCause: [...accountCause] } : {}),
    ...(tag.length > 0 ? { tag: [...tag] } : {}),
  }
}
export function readOpenCase(query: LocationQuery): number | null {
  const id = Number(all(query, 'case')[0])
  return Number.isInteger(id) && id > 0 ? id : null
}
