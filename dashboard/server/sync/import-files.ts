/** Import: records from files through the same decoding, landing and judging as sync. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import type { Clock } from '../clock.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import { findFiles } from './find-files.ts'
import { createImportLanding, type ImportLanding } from './import-landing.ts'
import { readRecords, type FileToRead } from './import-records.ts'
import type { SyncLog } from './log.ts'
import { blankStreams, snapshot, summarize, type JudgeDue, type OnProgress, type SyncReport, type SyncSummary } from './summary.ts'
import { systemTimer, type Timer } from './timer.ts'

export interface ImportOptions {
  store: LandingStore
  /** Files and folders. */
  paths: readonly string[]
  configuration: Configuration
  /** Keyed hash of a normalised order reference. */
  hash: (value: string) => string
  clock: Clock
  log: SyncLog
  judgeDue: JudgeDue
  /** Default: the latest date in the data. */
  completeTo?: EpochSeconds | null
  onProgress?: OnProgress
  signal?: AbortSignal
  timer?: Timer
}

/** The streams that judgements rest on (domain 6). */
const JUDGED: readonly StreamName[] = ['users', 'tickets', 'ticket_events']
const STOPPED = 'The import was stopped; start it again to finish it.'

/** Throws when a path leads nowhere; what is wrong inside the files is skipped, counted and listed. */
export async function importFiles(options: ImportOptions): Promise<SyncSummary> {
  const { store, clock, log, signal, onProgress } = options
  const timer = options.timer ?? systemTimer
  const started = timer.nowMs()
  const files = await findFiles(options.paths)
  const streams = blankStreams()
  const states = new Map((await store.streamStates()).map((state) => [state.stream, state]))
  const cursorOf = (stream: StreamName) => states.get(stream)?.cursor ?? null
  const report = (phase: SyncReport['phase'], judged = { done: 0, total: 0 }) => onProgress?.({ phase, streams: snapshot(streams), judged })
  const landing = await createImportLanding({ ...options, streams, cursorOf, onBatch: () => report('first_load') })

  let problem: string | null = null
  for (const file of files) {
    const failure = await readFile(file, landing, signal)
    if (failure !== null) log.warn(failure)
    problem ??= failure
  }
  await landing.settle()
  if (signal?.aborted) problem = STOPPED
  let factsChanged = 0
  if (!signal?.aborted) {
    const completeTo = options.completeTo ?? landing.latest()
    for (const stream of JUDGED) {
      await store.land({ stream, cursor: cursorOf(stream), completeTo }, clock.now())
      streams[stream].completeTo = completeTo
    }
    for (const stream of STREAMS) streams[stream].state = 'current'
    const judged = (done: number, total: number) => report('judging', { done, total })
    judged(0, 0)
    factsChanged = await options.judgeDue({ onProgress: judged, ...(signal ? { signal } : {}) })
  }
  report('done')
  return summarize(streams, { seconds: (timer.nowMs() - started) / 1000, waitedSeconds: 0, factsChanged, problem })
}

/** Answers with a sentence when the file cannot be read to its end. */
async function readFile(file: FileToRead, landing: ImportLanding, signal: AbortSignal | undefined): Promise<string | null> {
  const records = readRecords(file)
  for (;;) {
    if (signal?.aborted) return null
    let next
    try {
      next = await records.next()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      await landing.add({ kind: 'broken', place: file.label, why: `could not be read to its end: ${why}` }, file.stream)
      return `${file.label} could not be read to its end (${why}): the import is incomplete.`
    }
    if (next.done) return null
    await landing.add(next.value, file.stream)
  }
}
