import { formatCount } from '@shared/i18n/format.ts'
import type { SyncReport } from '../sync/summary.ts'
import type { Io } from './command.ts'

/** Progress of a sync or import as lines on stderr, at most two a second, each saying something new. */
export function reportLine(io: Io): (report: SyncReport) => void {
  let shownAt = 0
  let shown = ''
  return (report) => {
    const line = toLine(report)
    if (line === shown || (performance.now() - shownAt < 500 && report.phase !== 'done')) return
    shownAt = performance.now()
    shown = line
    if (line) io.err(`${line}\n`)
  }
}

function toLine({ phase, streams, judged }: SyncReport): string {
  if (phase === 'done') return ''
  if (phase === 'judging') return judged.total > 0 ? `judging ${formatCount(judged.done)} of ${formatCount(judged.total)} tickets` : 'judging'
  const running = Object.entries(streams).filter(([, stream]) => stream.state === 'running')
  return running.map(([name, stream]) => `${name} ${formatCount(stream.records)} rows, ${stream.requests} requests`).join(', ')
}
