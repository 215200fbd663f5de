/** Which stream a file or a record belongs to: by the file's name, by the keys of an API response, else by the shape of the record. */
import { STREAM_KEYS } from '@shared/zendesk/decode-page.ts'
import { isRaw } from '@shared/zendesk/raw.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'

const NAMES: readonly (readonly [RegExp, StreamName])[] = [
  [/ticket[_-]?events|audits/i, 'ticket_events'],
  [/ticket[_-]?fields|^fields/i, 'fields'],
  [/tickets/i, 'tickets'],
  [/users/i, 'users'],
  [/groups/i, 'groups'],
  [/brands/i, 'brands'],
  [/articles/i, 'articles'],
]
export const streamOfName = (fileName: string): StreamName | null => NAMES.find(([name]) => name.test(fileName))?.[1] ?? null

/** The lists an API response holds, with their stream; empty for a single record. */
export function listsOf(value: unknown): readonly { stream: StreamName; records: readonly unknown[] }[] {
  if (!isRaw(value) || 'id' in value) return []
  return STREAM_KEYS.flatMap(([stream, key]) => {
    const records = value[key]
    return Array.isArray(records) ? [{ stream, records }] : []
  })
}

/** What a record looks like; null when it looks like nothing we know. */
export function streamOfRecord(value: unknown): StreamName | null {
  if (!isRaw(value)) return null
  if ('child_events' in value || ('events' in value && 'ticket_id' in value)) return 'ticket_events'
  if ('requester_id' in value && 'status' in value) return 'tickets'
  if ('role' in value) return 'users'
  if ('locale' in value && 'title' in value) return 'articles'
  if ('title' in value && 'type' in value) return 'fields'
  if ('subdomain' in value) return 'brands'
  return 'name' in value && 'id' in value ? 'groups' : null
}
