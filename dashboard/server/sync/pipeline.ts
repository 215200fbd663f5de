/** Sync: every stream of the source into the landing store, then the judge. Safe to stop and to repeat at any moment. */
import type { Configuration } from '@shared/api/configuration.ts'
import { ZendeskError, type ZendeskErrorKind } from '@shared/zendesk/errors.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import type { Clock } from '../clock.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import { readDecodeContext } from './decode-context.ts'
import type { SyncLog } from './log.ts'
import { readStream } from './read-stream.ts'
import type { Source } from './source.ts'
import { blankStreams, snapshot, summarize, type JudgeDue, type OnProgress, type Streams, type SyncReport, type SyncSummary } from './summary.ts'
import { systemTimer, type Timer } from './timer.ts'

export interface SyncDeps {
  store: LandingStore
  source: Source
  /** Read anew at every run: configuration may have changed. */
  configuration: () => Configuration | Promise<Configuration>
  /** Keyed hash of a normalised order reference. */
  hash: (value: string) => string
  clock: Clock
  log: SyncLog
  judgeDue: JudgeDue
  timer?: Timer
}
export interface Sync {
  /** Reads until caught up, then judges. Never throws for what Zendesk does: that is in the summary. */
  runOnce(onProgress?: OnProgress, signal?: AbortSignal): Promise<SyncSummary>
  /** Again and again until aborted; `onRun` hears of every run. */
  runForever(options: { everySeconds?: number; signal: AbortSignal; onProgress?: OnProgress; onRun?: (summary: SyncSummary) => void }): Promise<void>
}

const EVERY_SECONDS = 60
const LONGEST_PAUSE_SECONDS = 15 * 60
/** No other stream will fare better. */
const FOR_ALL: ReadonlySet<ZendeskErrorKind> = new Set(['unauthorized', 'wrong_account', 'network', 'aborted'])

export function createSync(deps: SyncDeps): Sync {
  const timer = deps.timer ?? systemTimer
  const sync: Sync = {
    runOnce: (onProgress = () => undefined, signal) => runOnce(deps, timer, onProgress, signal),
    runForever: async ({ everySeconds = EVERY_SECONDS, signal, onProgress, onRun }) => {
      let failures = 0
      while (!signal.aborted) {
        const summary = await sync.runOnce(onProgress, signal)
        onRun?.(summary)
        failures = summary.complete ? 0 : failures + 1
        await timer.sleep(1000 * Math.min(everySeconds * 2 ** Math.max(0, failures - 1), Math.max(everySeconds, LONGEST_PAUSE_SECONDS)), signal)
      }
    },
  }
  return sync
}

async function runOnce(deps: SyncDeps, timer: Timer, onProgress: OnProgress, signal: AbortSignal | undefined): Promise<SyncSummary> {
  const started = timer.nowMs()
  const waited = deps.source.waitedMs()
  const streams = blankStreams()
  const states = new Map((await deps.store.streamStates()).map((state) => [state.stream, state]))
  const firstLoad = states.get('tickets')?.completeTo == null
  const report = (phase: SyncReport['phase'], judged = { done: 0, total: 0 }) => onProgress({ phase, streams: snapshot(streams), judged })
  const configuration = await deps.configuration()
  const readOn = await readStreams(
    deps,
    configuration,
    streams,
    (stream) => states.get(stream)?.cursor ?? null,
    () => report(firstLoad ? 'first_load' : 'syncing'),
    signal,
  )
  if (readOn && !signal?.aborted) await readAccountZone(deps, configuration, signal)
  let factsChanged = 0
  if (!signal?.aborted) {
    // Said by the judge itself, and only where something is due.
    factsChanged = await deps.judgeDue({ onProgress: (done, total) => report('judging', { done, total }), ...(signal ? { signal } : {}) })
  }
  report('done')
  return summarize(streams, {
    seconds: (timer.nowMs() - started) / 1000,
    waitedSeconds: (deps.source.waitedMs() - waited) / 1000,
    factsChanged,
    problem: null,
  })
}

/** Days are counted in it where the configuration names none. */
async function readAccountZone({ store, source, log }: SyncDeps, { timeZone }: Configuration, signal: AbortSignal | undefined): Promise<void> {
  const named = await source.accountZone(signal).catch((cause: unknown) => {
    if (!(cause instanceof ZendeskError)) throw cause
    log.debug(`The account's settings could not be read: ${cause.message}`)
    return null
  })
  const known = await store.accountZone()
  if (named !== null && named !== known) await store.keepAccountZone(named)
  if ((named ?? known ?? timeZone) === null)
    log.warn('The account does not tell its time zone: days are counted in UTC until timeZone is set in the configuration.')
}

/** A stream that fails says so and does not stop the others, unless none can go on: then the answer is false. */
async function readStreams(
  deps: SyncDeps,
  configuration: Configuration,
  streams: Streams,
  cursorOf: (stream: StreamName) => string | null,
  onPage: () => void,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { store, source, clock, log } = deps
  let stop: ZendeskError | null = null
  for (const stream of STREAMS) {
    const summary = streams[stream]
    if (stop) {
      Object.assign(summary, { state: 'failed', problem: stop.message })
      continue
    }
    const before = source.requests()
    summary.state = 'running'
    onPage()
    try {
      const context = await readDecodeContext(store, configuration, deps.hash)
      // Read without knowing which field is which, tickets would lose reasons and order numbers for good.
      if (stream === 'tickets' && streams.fields.state === 'failed' && context.fieldTypes.size === 0)
        throw new ZendeskError('unavailable', `Tickets wait until the ticket fields can be read: ${streams.fields.problem ?? ''}`)
      const perPage = () => {
        summary.requests = source.requests() - before
        onPage()
      }
      const run = { stream, store, source, context, clock, summary, onPage: perPage, signal }
      await readStream({ ...run, cursor: cursorOf(stream) }).catch(async (cause: unknown) => {
        if (!(cause instanceof ZendeskError && cause.kind === 'rejected' && cursorOf(stream) !== null)) throw cause
        log.warn(`${stream}: the place where the last sync ended is not accepted any more, reading from the beginning (${cause.message})`)
        await readStream({ ...run, cursor: null })
      })
      summary.state = 'current'
    } catch (cause) {
      if (!(cause instanceof ZendeskError)) throw cause
      Object.assign(summary, { state: 'failed', problem: cause.message })
      log.warn(`${stream} is incomplete: ${cause.message}${cause.cause instanceof Error ? ` (${cause.cause.message})` : ''}`)
      if (FOR_ALL.has(cause.kind)) stop = cause
    }
    summary.requests = source.requests() - before
    onPage()
  }
  return stop === null
}
