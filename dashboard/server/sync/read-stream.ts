/** One stream, page by page to its end: each page's rows and cursor land together, the next page is on its way meanwhile. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { DecodeContext } from '@shared/zendesk/decode-context.ts'
import { decodeRecords, recordsOf, sideLoadsOf, type DecodedPage } from '@shared/zendesk/decode-page.ts'
import { ZendeskError } from '@shared/zendesk/errors.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import type { Clock } from '../clock.ts'
import type { LandingBatch, LandingStore } from '../store/fact-store/contract.ts'
import type { Source, SourcePage } from './source.ts'
import type { StreamSummary } from './summary.ts'

const STOPPED = 'Sync was stopped; it goes on from here next time.'

export interface StreamRun {
  stream: StreamName
  store: LandingStore
  source: Source
  context: DecodeContext
  clock: Clock
  /** Where the last run ended; null = from the beginning. */
  cursor: string | null
  /** Kept up to date after every page. */
  summary: StreamSummary
  onPage: () => void
  signal?: AbortSignal | undefined
}

/** Throws a `ZendeskError` when the stream cannot be read on; what was landed until then stays. */
export async function readStream(run: StreamRun): Promise<void> {
  const { stream, source, signal } = run
  const expected = run.cursor === null ? await source.estimate(stream, signal) : null
  const seen = new Set<string>([run.cursor ?? ''])
  let page: SourcePage | null = await source.fetchPage(stream, run.cursor, signal)
  while (page) {
    const current: SourcePage = page
    const isLoop = !current.end && seen.has(current.cursor)
    seen.add(current.cursor)
    const coming = current.end || isLoop ? null : source.fetchPage(stream, current.cursor, signal)
    // Its failure is met below, after the page at hand has landed.
    coming?.catch(() => undefined)
    await landPage(run, current, expected)
    if (isLoop)
      throw new ZendeskError(
        'endless',
        `The export of ${stream} named the same place twice and was stopped there, so that it does not go round for ever; the next sync tries again.`,
      )
    page = await coming
    if (page && signal?.aborted) throw new ZendeskError('aborted', STOPPED)
  }
}

async function landPage({ stream, store, context, clock, summary, onPage }: StreamRun, page: SourcePage, expected: number | null): Promise<void> {
  const decoded = decodeRecords(
    stream,
    recordsOf(stream, page.body) ?? [],
    context,
    (index) => `${page.place}, record ${index + 1}`,
    sideLoadsOf(page.body),
  )
  const landed = await store.land(batchOf(decoded, page.cursor, page.completeTo, expected), clock.now())
  summary.pages += 1
  summary.records += decoded.records
  summary.fresh += landed.fresh
  summary.skipped += decoded.skipped.length
  summary.completeTo = page.completeTo ?? summary.completeTo
  onPage()
}

export function batchOf(page: DecodedPage, cursor: string | null, completeTo: EpochSeconds | null, expected: number | null): LandingBatch {
  const { records: _records, ...rows } = page
  return { ...rows, cursor, completeTo, ...(expected === null ? {} : { expected }) }
}
