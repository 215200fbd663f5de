import { formatCount } from '@shared/i18n/format.ts'
import { toIsoOrNull } from '../analytics/reader.ts'
import type { SyncSummary } from '../sync/summary.ts'
import { table } from './table.ts'

export function summaryText(summary: SyncSummary): string {
  const rows = Object.entries(summary.streams).map(([name, stream]) => [
    name,
    formatCount(stream.records),
    formatCount(stream.fresh),
    stream.problem ?? stream.state,
  ])
  const number = (head: string) => ({ head, align: 'right' as const })
  return [
    table([{ head: 'stream' }, number('read'), number('new'), { head: 'state' }], rows),
    `${formatCount(summary.tickets)} tickets, ${formatCount(summary.events)} events new; ${formatCount(summary.factsChanged)} facts changed; ${summary.seconds.toFixed(1)} s, ${summary.requests} requests, waited ${summary.waitedSeconds.toFixed(1)} s`,
    ...(summary.skipped > 0 ? [`${formatCount(summary.skipped)} rows skipped`] : []),
    '',
  ].join('\n')
}

/** As JSON: moments in ISO, like everywhere outside. */
export const summaryJson = (summary: SyncSummary): unknown => ({
  ...summary,
  streams: Object.fromEntries(
    Object.entries(summary.streams).map(([name, stream]) => [name, { ...stream, completeTo: toIsoOrNull(stream.completeTo) }]),
  ),
})
