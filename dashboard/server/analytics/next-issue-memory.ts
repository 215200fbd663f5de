/** What usually follows a reason, kept for briefs: counted over half a year, anew once an hour. */
import type { Brief } from '@shared/api/brief.ts'
import { nextIssuesQuerySchema } from '@shared/api/next-issues.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import { readNextIssues } from './next-issues.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

const STALE_MS = 60 * 60_000
const LOOKED_BACK_DAYS = 182
/** More than these nobody reads beside a ticket. */
const SHOWN = 3

export type NextIssuesOf = (reason: string | null) => Promise<Brief['nextIssue']>

/** `now` in epoch milliseconds. */
export function createNextIssueMemory(reader: AnalyticsReader, settings: () => AnalyticsSettings, now: () => number): NextIssuesOf {
  let kept: { at: number; byReason: ReadonlyMap<string, Brief['nextIssue']> } | null = null
  let reading: Promise<void> | null = null
  const read = async (): Promise<void> => {
    const completeTo = await readCompleteTo(reader)
    const from = completeTo === null ? {} : { from: dayToIso(localDay(completeTo, settings().timeZone) - LOOKED_BACK_DAYS) }
    const found = await readNextIssues(reader, settings(), nextIssuesQuerySchema.parse(from))
    if (!found.ok) throw new Error(`what follows a reason could not be counted: ${found.problem.detail}`)
    const byReason = new Map<string, Brief['nextIssue']>()
    for (const { reason, next, nextLabel, share, lift, liftLow, liftHigh } of found.value.pairs) {
      const held = byReason.get(reason) ?? []
      if (held.length < SHOWN)
        byReason.set(reason, [
          ...held,
          { reason: next, reasonName: nextLabel, share: share.rate, low: share.low, high: share.high, n: share.of, lift, liftLow, liftHigh },
        ])
    }
    kept = { at: now(), byReason }
  }
  return async (reason) => {
    if (reason === null) return []
    if (kept === null || now() - kept.at > STALE_MS)
      await (reading ??= read().finally(() => {
        reading = null
      }))
    return kept?.byReason.get(reason) ?? []
  }
}
