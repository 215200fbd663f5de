/** What the queue shows, as it stands in the address: every view can be linked to. */
import type { LocationQuery } from 'vue-router'
import { QUEUE_FILTERS } from '@shared/api/quality/reviews.ts'

export const QUEUE_TABS = ['open', 'overdue', 'due', 'draft', 'submitted'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]
/** In the order in which they stand in the address. */
const KEYS = ['state', 'reviewer', 'sample', ...QUEUE_FILTERS, 'q'] as const
type Key = (typeof KEYS)[number]

const one = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** Only what the service knows, and only what is not as usual. */
export function readQueueAsk(query: LocationQuery): Record<string, string> {
  const known = KEYS.map((key): [Key, string] => [key, one(query, key).trim()]).filter(([key, value]) => value !== '' && !isUsual(key, value))
  return Object.fromEntries(known)
}
function isUsual(key: Key, value: string): boolean {
  if (key === 'state') return value === 'open' || !QUEUE_TABS.some((tab) => tab === value)
  return key === 'reviewer' && value === 'me'
}
export const tabOf = (ask: Readonly<Record<string, string>>): QueueTab => QUEUE_TABS.find((tab) => tab === ask['state']) ?? 'open'
export const valuesOf = (ask: Readonly<Record<string, string>>, filter: string): string[] => ask[filter]?.split(',').filter(Boolean) ?? []

/** Sets or, with an empty value, removes one. */
export function withPart(ask: Readonly<Record<string, string>>, key: string, value: string): Record<string, string> {
  const { [key]: _, ...others } = ask
  return value === '' ? others : readQueueAsk({ ...others, [key]: value })
}
/** Whether anything but the tab narrows the list. */
export const isNarrowed = (ask: Readonly<Record<string, string>>): boolean => Object.keys(ask).some((key) => key !== 'state' && key !== 'reviewer')
/** As a saved view keeps it. */
export const asQuery = (ask: Readonly<Record<string, string>>): string => new URLSearchParams(ask).toString()
export const fromQuery = (query: string): Record<string, string> => readQueueAsk(Object.fromEntries(new URLSearchParams(query)))
