/** One sync at a time over a data folder, whoever asks: the service's own rhythm, the dashboard's button, a command. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import { IDLE, type SyncProgress } from './analytics/sync-progress.ts'
import type { Engine } from './engine.ts'
import { createOutbound } from './outbound.ts'
import { connectAccount } from './sync/connect.ts'
import { importFiles } from './sync/import-files.ts'
import { createSync, type Sync } from './sync/pipeline.ts'
import type { OnProgress, SyncReport, SyncSummary } from './sync/summary.ts'

export type Mode = SyncProgress['mode']
export interface RunOptions {
  signal?: AbortSignal
  onProgress?: OnProgress
}
interface RunForever {
  everySeconds: number
  signal: AbortSignal
  onRun: (summary: SyncSummary) => void
  /** A run broke for a reason of our own (a full disk, a worker that died); it was logged, and the next is tried. */
  onBroken?: () => void
  onProgress?: OnProgress
}
export interface SyncRunner {
  /** Whether there is an account to read from. */
  connected: boolean
  progress(): SyncProgress
  runOnce(options?: RunOptions & { limits?: boolean }): Promise<SyncSummary>
  importPaths(options: RunOptions & { paths: readonly string[]; completeTo: EpochSeconds | null }): Promise<SyncSummary>
  /** Until aborted. */
  runForever(options: RunForever): Promise<void>
  /** While no sync runs. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Begins a run unless one is under way. */
  start(): 'started' | 'running' | 'unavailable'
}

export function createSyncRunner(engine: Engine, mode: Mode): SyncRunner {
  const { environment, clock } = engine
  let progress: SyncProgress = { ...IDLE, mode, account: environment.zendesk ? new URL(environment.zendesk.url).host : null }
  let last: Promise<unknown> = Promise.resolve()
  let running = 0
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    running++
    const next = last.then(work, work).finally(() => running--)
    last = next.catch(() => {})
    return next
  }
  const log = { debug: () => {}, info: engine.log, warn: engine.log }
  const requests: Partial<Record<StreamName, number>> = {}
  const made = new Map<boolean, Sync>()
  const syncWith = (limits: boolean): Sync => {
    const { zendesk } = environment
    if (!zendesk) throw new Error('There is no helpdesk to read from: set ZENDESK_URL and ZENDESK_OAUTH_TOKEN.')
    const known = made.get(limits)
    if (known) return known
    const { url, credentials } = zendesk
    const source = connectAccount({ url, credentials, clock, log, documentedLimits: limits, fetch: createOutbound([url]) })
    const sync = createSync({
      store: engine.store,
      source,
      configuration: engine.configuration,
      hash: engine.hash,
      clock,
      log,
      judgeDue: engine.judgeDue,
    })
    made.set(limits, sync)
    return sync
  }
  const follow =
    (also: OnProgress | undefined): OnProgress =>
    (report) => {
      progress = { ...progress, ...toProgress(report, requests) }
      also?.(report)
    }
  const finish = (summary: SyncSummary): SyncSummary => {
    for (const stream of STREAMS) requests[stream] = (requests[stream] ?? 0) + summary.streams[stream].requests
    progress = {
      ...progress,
      phase: summary.problem === null ? 'idle' : 'failed',
      problem: summary.problem,
      running: [],
      failed: STREAMS.filter((stream) => summary.streams[stream].state === 'failed'),
      lastSyncedAt: summary.complete ? clock.now() : progress.lastSyncedAt,
      requests: { ...requests },
    }
    return summary
  }
  /** What broke on our side shows like what the helpdesk refused. */
  const broken = (cause: unknown): never => {
    progress = { ...progress, phase: 'failed', problem: `The sync stopped: ${sentenceOf(cause)}`, running: [] }
    throw cause
  }
  /** Weeks that ended or became final are kept as they are now known; a vintage that could not be kept is tried at the next sync. */
  const keepVintages = async (summary: SyncSummary): Promise<SyncSummary> => {
    if (summary.complete)
      await engine.vintages.takeDue().catch((cause: unknown) => engine.log(`Weeks could not be kept as they were counted: ${sentenceOf(cause)}`))
    return summary
  }
  /** What the helpdesk deleted and whose time is over goes after each sync; what could not be done is tried at the next. */
  const tidy = async (summary: SyncSummary): Promise<SyncSummary> => {
    if (summary.complete)
      await engine.upkeep.afterSync().catch((cause: unknown) => engine.log(`What is to be forgotten could not be removed: ${sentenceOf(cause)}`))
    return summary
  }
  const sync = async ({ signal, onProgress, limits = false }: RunOptions & { limits?: boolean } = {}) =>
    finish(await syncWith(limits).runOnce(follow(onProgress), signal).catch(broken))
  const run = (options?: RunOptions & { limits?: boolean }) => alone(async () => tidy(await keepVintages(await sync(options))))
  /** A model that comes into force counts anew; weeks are kept as they are counted with it. */
  const settle = async (summary: SyncSummary, signal: AbortSignal): Promise<void> => {
    if (summary.complete && environment.train === 'auto' && !signal.aborted) await engine.trainer.trainDue()
    if (!signal.aborted) await keepVintages(summary)
    if (!signal.aborted) await alone(() => tidy(summary))
  }
  return {
    connected: environment.zendesk !== null,
    progress: () => progress,
    alone,
    runOnce: run,
    importPaths: ({ paths, completeTo, signal, onProgress }) =>
      alone(async () =>
        keepVintages(
          finish(
            await importFiles({
              store: engine.store,
              paths,
              configuration: engine.configuration(),
              hash: engine.hash,
              clock,
              log,
              judgeDue: engine.judgeDue,
              completeTo,
              onProgress: follow(onProgress),
              ...(signal ? { signal } : {}),
            }),
          ),
        ),
      ),
    async runForever({ everySeconds, signal, onRun, onBroken, onProgress }) {
      let failures = 0
      /** Beside the next sync; training never rejects, and keeping weeks says what it could not do. */
      let settled: Promise<unknown> = Promise.resolve()
      const said = (cause: unknown): null => {
        engine.log(`The sync stopped: ${sentenceOf(cause)} It is tried again.`)
        onBroken?.()
        return null
      }
      while (!signal.aborted) {
        const summary = await alone(() => sync({ signal, ...(onProgress ? { onProgress } : {}) })).catch(said)
        if (summary !== null) onRun(summary)
        if (summary !== null) settled = settled.then(() => settle(summary, signal))
        failures = summary?.complete === true ? 0 : failures + 1
        await pause(Math.min(everySeconds * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_SECONDS), signal)
      }
    },
    start() {
      if (!environment.zendesk) return 'unavailable'
      if (running > 0) return 'running'
      run().catch((cause: unknown) => engine.log(`The sync stopped: ${sentenceOf(cause)}`))
      return 'started'
    },
  }
}
const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
const LONGEST_PAUSE_SECONDS = 15 * 60

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, seconds * 1000)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}

function toProgress(
  report: SyncReport,
  before: Partial<Record<StreamName, number>>,
): Pick<SyncProgress, 'phase' | 'judged' | 'running' | 'requests' | 'failed'> {
  return {
    phase: report.phase === 'done' ? 'idle' : report.phase,
    judged: report.judged,
    running: STREAMS.filter((stream) => report.streams[stream].state === 'running'),
    failed: STREAMS.filter((stream) => report.streams[stream].state === 'failed'),
    requests: Object.fromEntries(STREAMS.map((stream) => [stream, (before[stream] ?? 0) + report.streams[stream].requests])),
  }
}
