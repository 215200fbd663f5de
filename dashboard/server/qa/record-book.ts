/** Records of one kind with a shape: read through their schema, saved with the version that was read. */
import type { ZodType } from 'zod'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { RecordChange, RecordKind, RecordStore, StoredRecord } from '../store/ops-store/records.ts'

export interface Kept<T> {
  id: string
  version: number
  body: T
  savedAt: EpochSeconds
  savedBy: string
}
export type Saved<T> = { kind: 'kept'; version: number } | { kind: 'conflict'; present: Kept<T> | null }
export interface RecordBook<T> {
  get(id: string): Promise<Kept<T> | null>
  /** Those found by all of the keys, by id. */
  list(keys?: readonly string[]): Promise<readonly Kept<T>[]>
  /** For `saveRecords`, where several must be kept together or not at all. */
  change(id: string, ifVersion: number, body: T | null, by: string, at: EpochSeconds): RecordChange
  save(id: string, ifVersion: number, body: T | null, by: string, at: EpochSeconds): Promise<Saved<T>>
  read(record: StoredRecord): Kept<T>
}

/** `keysOf`: what a body is found by; whom and which ticket it speaks of must be among them (`user:360001`, `ticket:900301`). */
export function createRecordBook<T>(store: RecordStore, kind: RecordKind, schema: ZodType<T>, keysOf: (body: T) => readonly string[]): RecordBook<T> {
  const read = ({ id, version, body, savedAt, savedBy }: StoredRecord): Kept<T> => {
    const parsed = schema.safeParse(body)
    if (!parsed.success) throw new TypeError(`the ${kind} ${id} is kept in a shape that nobody knows`, { cause: parsed.error })
    return { id, version, body: parsed.data, savedAt, savedBy }
  }
  const change: RecordBook<T>['change'] = (id, ifVersion, body, savedBy, savedAt) => ({
    kind,
    id,
    ifVersion,
    keys: body === null ? [] : keysOf(body),
    body,
    savedAt,
    savedBy,
  })
  return {
    get: async (id) => {
      const record = await store.record(kind, id)
      return record === null ? null : read(record)
    },
    list: async (keys) => (await store.records(kind, keys)).map((record) => read(record)),
    change,
    read,
    async save(id, ifVersion, body, by, at) {
      const saved = await store.saveRecords([change(id, ifVersion, body, by, at)])
      if (saved.kind === 'kept') return { kind: 'kept', version: ifVersion + 1 }
      return { kind: 'conflict', present: saved.present === null ? null : read(saved.present) }
    },
  }
}
