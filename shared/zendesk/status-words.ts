import type { StatusCategory } from '../fcr/history.ts'

const CATEGORIES: ReadonlyMap<string, StatusCategory> = new Map([
  ['new', 'new'],
  ['open', 'open'],
  ['pending', 'pending'],
  ['hold', 'hold'],
  ['on-hold', 'hold'],
  ['on_hold', 'hold'],
  ['solved', 'solved'],
  ['closed', 'closed'],
  ['deleted', 'deleted'],
])

/** The category of a status word; null for a word nobody taught us. With custom statuses on, Zendesk gives the category itself. */
export const knownStatus = (word: string): StatusCategory | null => CATEGORIES.get(word.toLowerCase()) ?? null
export const statusCategory = (word: string): StatusCategory => knownStatus(word) ?? 'other'
