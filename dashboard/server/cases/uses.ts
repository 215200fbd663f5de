/** How often a lesson was shown beside tickets, and what agents said of it. Impressions wait for company before they are written. */
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { NO_USES, usesBook, type LessonUses } from './bodies.ts'

export interface LessonDeed {
  ticketId: TicketId
  caseId: number
  /** null takes the word back. */
  kind: 'used' | 'dismissed' | null
}
export interface UseBook {
  load(): Promise<void>
  of(caseId: number): { shown: number; used: number; dismissed: number }
  /** Once a ticket and case while the service runs. A ticket without a number is not counted. */
  shown(ticketId: TicketId | null, cases: readonly number[]): void
  /** Idempotent. */
  say(deed: LessonDeed): Promise<void>
  isDismissed(ticketId: TicketId, caseId: number): boolean
  flush(): Promise<void>
}
const WRITTEN_TOGETHER = 100
const REMEMBERED = 20_000
const TRIES = 5
const BY = 'service'

export function createUseBook(records: RecordStore, now: () => EpochSeconds): UseBook {
  const book = usesBook(records)
  let known = new Map<number, LessonUses>()
  let waiting = new Map<number, number>()
  let seen = new Set<string>()
  const change = async (caseId: number, next: (uses: LessonUses) => LessonUses): Promise<void> => {
    for (let tried = 1; tried <= TRIES; tried += 1) {
      const kept = await book.get(String(caseId))
      const uses = next(kept?.body ?? NO_USES)
      const saved = await book.save(String(caseId), kept?.version ?? 0, uses, BY, now())
      if (saved.kind === 'kept') return void known.set(caseId, uses)
    }
    throw new Error(`uses of case ${caseId} could not be kept: they changed ${TRIES} times meanwhile`)
  }
  const flush = async () => {
    const batch = waiting
    waiting = new Map()
    for (const [caseId, more] of batch) await change(caseId, (uses) => ({ ...uses, shown: uses.shown + more }))
  }
  return {
    flush,
    async load() {
      await flush()
      known = new Map((await book.list()).map(({ id, body }) => [Number(id), body]))
    },
    of(caseId) {
      const { shown, used, dismissed, usedBefore, dismissedBefore } = known.get(caseId) ?? NO_USES
      return { shown: shown + (waiting.get(caseId) ?? 0), used: used.length + usedBefore, dismissed: dismissed.length + dismissedBefore }
    },
    shown(ticketId, cases) {
      if (ticketId === null) return
      for (const caseId of cases) {
        const pair = `${ticketId} ${caseId}`
        if (seen.has(pair)) continue
        if (seen.size >= REMEMBERED) seen = new Set()
        seen.add(pair)
        waiting.set(caseId, (waiting.get(caseId) ?? 0) + 1)
      }
      if ([...waiting.values()].reduce((sum, count) => sum + count, 0) >= WRITTEN_TOGETHER) void flush()
    },
    say: ({ ticketId, caseId, kind }) =>
      change(caseId, (uses) => {
        const without = (ids: readonly number[]) => ids.filter((id) => id !== ticketId)
        const [used, dismissed] = [without(uses.used), without(uses.dismissed)]
        return { ...uses, used: kind === 'used' ? [...used, ticketId] : used, dismissed: kind === 'dismissed' ? [...dismissed, ticketId] : dismissed }
      }),
    isDismissed: (ticketId, caseId) => known.get(caseId)?.dismissed.includes(ticketId) ?? false,
  }
}
