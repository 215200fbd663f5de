/** Gathers records of one stream into batches and lands them; the next batch is decoded while the last one lands. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { DecodeContext } from '@shared/zendesk/decode-context.ts'
import { decodeRecords, NO_SIDE_LOADS, type DecodedPage, type SideLoads } from '@shared/zendesk/decode-page.ts'
import type { SkippedRow, StreamName } from '@shared/zendesk/rows.ts'
import type { Clock } from '../clock.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import { readDecodeContext } from './decode-context.ts'
import type { Found } from './import-records.ts'
import { batchOf } from './read-stream.ts'
import type { Streams } from './summary.ts'

export interface ImportLanding {
  add(found: Found, streamOfFile: StreamName | null): Promise<void>
  /** Everything added so far is in the store. */
  settle(): Promise<void>
  /** Latest moment of tickets and events. */
  latest(): EpochSeconds | null
}
export interface ImportLandingOptions {
  store: LandingStore
  configuration: Configuration
  hash: (value: string) => string
  clock: Clock
  streams: Streams
  /** An import leaves the place of a sync where it was. */
  cursorOf: (stream: StreamName) => string | null
  onBatch: () => void
}

const BATCH = 2_000

export async function createImportLanding({
  store,
  configuration,
  hash,
  clock,
  streams,
  cursorOf,
  onBatch,
}: ImportLandingOptions): Promise<ImportLanding> {
  let context: DecodeContext = await readDecodeContext(store, configuration, hash)
  let stream: StreamName = 'tickets'
  let beside: SideLoads = NO_SIDE_LOADS
  let values: unknown[] = []
  let places: string[] = []
  let broken: SkippedRow[] = []
  let latest: EpochSeconds | null = null
  let landing: Promise<void> = Promise.resolve()

  const land = async (page: DecodedPage): Promise<void> => {
    const landed = await store.land(batchOf(page, cursorOf(page.stream), null, null), clock.now())
    const summary = streams[page.stream]
    summary.pages += 1
    summary.records += page.records
    summary.fresh += landed.fresh
    summary.skipped += page.skipped.length
    onBatch()
  }
  const flush = async (): Promise<void> => {
    if (values.length + broken.length === 0) return
    const named = places
    const page = decodeRecords(stream, values, context, (index) => named[index] ?? stream, beside)
    const whole = { ...page, skipped: [...broken, ...page.skipped] }
    ;[values, places, broken] = [[], [], []]
    latest = latestOf(page, latest)
    await landing
    landing = land(whole)
    // Its failure is met where it is awaited.
    landing.catch(() => undefined)
    if (stream !== 'fields') return
    await landing
    context = await readDecodeContext(store, configuration, hash)
  }

  return {
    add: async (found, streamOfFile) => {
      const next = found.kind === 'record' ? found.stream : (streamOfFile ?? stream)
      const nextBeside = found.kind === 'record' ? found.beside : beside
      if (next !== stream || nextBeside !== beside || values.length + broken.length >= BATCH) await flush()
      stream = next
      beside = nextBeside
      if (found.kind === 'broken') broken.push({ stream, where: found.place, why: found.why })
      else {
        values.push(found.value)
        places.push(found.place)
      }
      streams[stream].state = 'running'
    },
    settle: async () => {
      await flush()
      await landing
    },
    latest: () => latest,
  }
}

function latestOf(page: DecodedPage, before: EpochSeconds | null): EpochSeconds | null {
  let latest = before ?? -1
  for (const ticket of page.tickets ?? []) latest = Math.max(latest, ticket.updatedAt, ticket.createdAt)
  for (const event of page.events ?? []) latest = Math.max(latest, event.at)
  return latest < 0 ? null : latest
}
