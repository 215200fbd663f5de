/** Reads a folder of NDJSON files (plain or gzip) as raw records. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { RawEvent, RawField, RawTicket, RawUser, RawWorld } from './records.ts'

function rows<T>(folder: string, name: string): T[] {
  const path = [`${name}.ndjson`, `${name}.ndjson.gz`].map((file) => join(folder, file)).find((file) => existsSync(file))
  if (!path) return []
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

export const readWorld = (folder: string): RawWorld => ({
  tickets: rows<RawTicket>(folder, 'tickets'),
  events: rows<RawEvent>(folder, 'ticket_events'),
  users: rows<RawUser>(folder, 'users'),
  groups: rows<{ id: number; name: string }>(folder, 'groups'),
  fields: rows<RawField>(folder, 'ticket_fields'),
})

/** The folder itself, or every data set under its `incidents`. */
export function findWorlds(folder: string): string[] {
  const holds = (path: string) => ['tickets.ndjson', 'tickets.ndjson.gz'].some((name) => existsSync(join(path, name)))
  if (holds(folder)) return [folder]
  for (const base of [join(folder, 'incidents'), folder])
    if (existsSync(base)) {
      const found = readdirSync(base)
        .map((name) => join(base, name))
        .filter(holds)
      if (found.length > 0) return found
    }
  return []
}
