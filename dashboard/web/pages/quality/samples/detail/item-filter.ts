/** Which items of a sample are shown, and how that stands in the address. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { SampleItem } from '../../../../backend/quality/samples-backend.ts'

export const ITEM_STATES = ['due', 'submitted', 'replaced'] as const
export const NOBODY = 'none'
/** null = whichever. `reviewer`, `agent`: a user id, or `none`. */
export interface ItemFilter {
  /** `standing` = all but the replaced, `first` = without those that stand in. */
  state: (typeof ITEM_STATES)[number] | 'standing' | 'first' | null
  reviewer: string | null
  stratum: string | null
  part: 'random' | 'risk' | null
  passed: 'yes' | 'no' | null
  agent: string | null
  group: string | null
  overdue: 'yes' | null
}
export const NO_FILTER: ItemFilter = { state: null, reviewer: null, stratum: null, part: null, passed: null, agent: null, group: null, overdue: null }
export const FILTER_KEYS = [
  'state',
  'reviewer',
  'stratum',
  'part',
  'passed',
  'agent',
  'group',
  'overdue',
] as const satisfies readonly (keyof ItemFilter)[]

const pick = <T extends string>(values: readonly T[], value: string | null): T | null => values.find((known) => known === value) ?? null
/** Anything in the address that makes no sense is left out. */
export function readItemFilter(query: LocationQuery): ItemFilter {
  const one = (key: string): string | null => [query[key] ?? null].flat()[0] ?? null
  return {
    state: pick([...ITEM_STATES, 'standing', 'first'], one('state')),
    reviewer: one('reviewer'),
    stratum: one('stratum'),
    part: pick(['random', 'risk'], one('part')),
    passed: pick(['yes', 'no'], one('passed')),
    agent: one('agent'),
    group: one('group'),
    overdue: pick(['yes'], one('overdue')),
  }
}
export const writeItemFilter = (filter: Partial<ItemFilter>): LocationQueryRaw =>
  Object.fromEntries(FILTER_KEYS.flatMap((key) => (filter[key] == null ? [] : [[key, filter[key]]])))

function isInState({ state, replaces }: SampleItem, wanted: ItemFilter['state']): boolean {
  if (wanted === null) return true
  if (wanted === 'standing') return state !== 'replaced'
  return wanted === 'first' ? replaces === null : state === wanted
}
/** Blind reviewers learn neither stratum nor part nor agent of what is still to be reviewed. */
export const isHidden = ({ stratum }: SampleItem): boolean => stratum === ''
/** Items that would perhaps be shown, were it known what they are. */
export function hiddenCount(items: readonly SampleItem[], filter: ItemFilter): number {
  const { stratum, part, agent } = filter
  if (stratum === null && part === null && agent === null) return 0
  return items.filter((item) => isHidden(item) && isShown(item, { ...filter, stratum: null, part: null, agent: null })).length
}

const idText = (id: number | null): string => (id === null ? NOBODY : String(id))
export function isShown(item: SampleItem, filter: ItemFilter): boolean {
  const { state, reviewer, stratum, part, passed, agent, group, overdue } = filter
  return (
    isInState(item, state) &&
    (reviewer === null || idText(item.reviewerId) === reviewer) &&
    (stratum === null || item.stratum === stratum) &&
    (part === null || (!isHidden(item) && item.part === part)) &&
    (passed === null || (item.state === 'submitted' && item.passed === (passed === 'yes'))) &&
    (agent === null || (!isHidden(item) && idText(item.agentId) === agent)) &&
    (group === null || (item.group ?? NOBODY) === group) &&
    (overdue === null || item.overdue)
  )
}
