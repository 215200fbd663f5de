/** Reasons or causes under a draft: what counts as what, and how many tickets a draft would move. */
import type { TaxonomyAnswer } from '@shared/api/configuration-answers.ts'
import { finalAliases } from '@shared/api/configuration-taxonomy.ts'

export type TaxonomyList = TaxonomyAnswer['lists'][number]
export type Aliases = Readonly<Record<string, string>>
export const TAXONOMY_KEYS = {
  reason: { aliases: 'reasonAliases', retired: 'retiredReasons' },
  cause: { aliases: 'causeAliases', retired: 'retiredCauses' },
} as const
export const isTaxonomyKey = (key: string): boolean => Object.values(TAXONOMY_KEYS).some(({ aliases, retired }) => key === aliases || key === retired)

export const aliasesOf = (value: unknown): Aliases =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([from, to]) => [from, String(to)])) : {}
export const wordsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Merging a value into itself takes the merge back. */
export const merged = (aliases: Aliases, from: string, into: string): Aliases => ({
  ...Object.fromEntries(Object.entries(aliases).filter(([value]) => value !== from)),
  ...(from === into ? {} : { [from]: into }),
})
const lastOf = (aliases: Aliases) => {
  const last = finalAliases(aliases)
  return (value: string): string => last[value] ?? value
}
/** What a value can be merged into: every other one but those that already count as it. */
export function targets(list: TaxonomyList, aliases: Aliases, from: string): TaxonomyList['values'] {
  const last = lastOf(merged(aliases, from, from))
  return list.values.filter(({ value }) => value !== from && last(value) !== from)
}
/** Tickets that count as each value under the aliases. */
export function counted(list: TaxonomyList, aliases: Aliases): ReadonlyMap<string, number> {
  const last = lastOf(aliases)
  const sums = new Map<string, number>()
  for (const { value, tickets } of list.values) sums.set(last(value), (sums.get(last(value)) ?? 0) + tickets)
  return sums
}
export interface Move {
  value: string
  before: string
  after: string
  tickets: number
}
/** Values that would count as another one than they do now. */
export function moves(list: TaxonomyList, now: Aliases, draft: Aliases): Move[] {
  const [before, after] = [lastOf(now), lastOf(draft)]
  return list.values
    .map(({ value, tickets }) => ({ value, before: before(value), after: after(value), tickets }))
    .filter((move) => move.before !== move.after)
}
