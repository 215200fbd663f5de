/** What is left of reviews and of what is written around them when tickets are deleted or people ask to be forgotten: scores without the conversation (design 11). */
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import { createMasker } from '@shared/text/mask.ts'
import type { RecordStore, StoredRecord } from '../store/ops-store/records.ts'

export interface ForgetWhat {
  ticketIds: readonly TicketId[]
  userIds: readonly UserId[]
  /** Names, addresses, numbers: with or without their kind (`email:a@b.c`). */
  values: readonly string[]
}
const TRIES = 5
const REMOVED = '[removed]'
/** Fields that people write into; codes and ids stay. */
const WRITTEN = /^(text|texts|note|notes|comment|title|reason|why|answer|message|agenda|plan|goal|summary|quote|what|said)$/i

/** Cases and actions have rules of their own. Idempotent; answers with the records changed. */
export async function forgetInReviews(store: RecordStore, what: ForgetWhat, { by, at }: { by: string; at: EpochSeconds }): Promise<number> {
  const keys = [...what.ticketIds.map((id) => `ticket:${id}`), ...what.userIds.flatMap((id) => [`user:${id}`, `by:${id}`])]
  const gone = new Set(what.ticketIds.map((id) => `ticket:${id}`))
  const bare = what.values.map((value) => value.replace(/^(email|phone|external):/, ''))
  const masker = createMasker({ names: [], people: bare, values: [...bare, ...what.userIds.map(String)], orders: [] })
  const mask = (text: string) => masker(text).text
  for (let tried = 1; ; tried += 1) {
    const found = (await store.recordsAbout(keys)).filter(({ kind }) => kind !== 'case' && kind !== 'action')
    const changes = found.flatMap((record) => {
      const next = without(record, gone, mask)
      return JSON.stringify(next) === JSON.stringify(record.body)
        ? []
        : [{ ...record, body: next, ifVersion: record.version, savedAt: at, savedBy: by }]
    })
    const saved = await store.saveRecords(changes)
    if (saved.kind === 'kept') return changes.length
    if (tried === TRIES) throw new Error(`reviews could not be cleared of what is to be forgotten: somebody went on saving ${saved.id}`)
  }
}

function without({ keys, body }: StoredRecord, gone: ReadonlySet<string>, mask: (text: string) => string): unknown {
  const isOn = keys.some((key) => gone.has(key))
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return isOn && field === 'quote' && value !== '' ? REMOVED : WRITTEN.test(field) ? mask(value) : value
    if (Array.isArray(value)) return value.map((one) => walk(one, field))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  return walk(body, '')
}
