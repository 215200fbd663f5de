/** Freshness, progress and data quality, as the foot of every page shows them. */
import type { Status } from '@shared/api/status.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import type { StreamState } from '../store/fact-store/contract.ts'
import { readCompleteTo, toIso, toIsoOrNull, type AnalyticsReader } from './reader.ts'
import type { SyncProgress } from './sync-progress.ts'

/** Skipped rows shown; all are counted. */
const SHOWN_ROWS = 50

/** `now` in epoch milliseconds. */
export async function readStatus(reader: AnalyticsReader, progress: SyncProgress, now: number): Promise<Status> {
  const [states, completeTo, skipped, unknown, quality] = await Promise.all([
    reader.streamStates(),
    readCompleteTo(reader),
    reader.skippedRows(SHOWN_ROWS),
    reader.unknownWords(),
    reader.quality(),
  ])
  return {
    mode: progress.mode,
    account: progress.account,
    now: toIso(Math.floor(now / 1000)),
    phase: progress.phase,
    problem: progress.problem,
    completeTo: toIsoOrNull(completeTo),
    lastSyncedAt: toIsoOrNull(progress.lastSyncedAt),
    streams: STREAMS.map((stream) => {
      const state = states.find((one) => one.stream === stream)
      const end = state?.completeTo ?? null
      return {
        stream,
        rows: state?.rows ?? 0,
        expected: state === undefined ? null : expectedOf(state),
        completeTo: toIsoOrNull(end),
        requests: progress.requests[stream] ?? 0,
        state: stateOf(stream, progress, end !== null),
      }
    }),
    judged: progress.judged,
    skipped: skipped.total,
    skippedRows: skipped.rows.map(({ stream, where, why }) => ({ stream, where, why })),
    unknown: unknown.map(({ what, value, count }) => ({ what, value, count })),
    quality,
  }
}

/**
 * The account's own count from before the reading: a goal on the way only. It leaves out what search does not find (deleted
 * tickets, agents), and the account grows; read past it, or to the end, nothing is known of how many there will be.
 */
const expectedOf = ({ rows, expected, completeTo }: StreamState): number | null =>
  completeTo !== null || (expected !== null && expected < rows) ? null : expected

function stateOf(stream: StreamName, progress: SyncProgress, complete: boolean): Status['streams'][number]['state'] {
  if (progress.failed.includes(stream)) return 'failed'
  if (progress.running.includes(stream)) return 'running'
  return complete ? 'current' : 'waiting'
}
