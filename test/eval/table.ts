/** The rows as one table of text. */
import type { EvalRow } from './row.ts'

const figure = (value: number | null): string => (value === null ? '–' : Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(3))

function cellsOf(row: EvalRow): readonly string[] {
  const interval = row.low === null || row.high === null ? '' : `${figure(row.low)} – ${figure(row.high)}`
  const baselines = Object.entries(row.baselines).map(([name, value]) => `${figure(value)} ${name}`)
  const required = row.required === null ? '' : `${row.met ? 'met' : 'MISSED'}: ${row.required}`
  return [row.set, row.metric, figure(row.value), interval, String(row.n), baselines.join(', '), required]
}

export function tableOf(rows: readonly EvalRow[]): string {
  const head = ['set', 'metric', 'value', '95 % interval', 'n', 'baselines', 'required']
  const table = [head, ...rows.map(cellsOf)]
  const widths = head.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)))
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const verdicts = rows.filter((row) => row.verdict !== null).map((row) => `${row.set}: ${row.verdict ?? ''}`)
  return `${[...lines, ...(verdicts.length > 0 ? ['', ...new Set(verdicts)] : [])].join('\n')}\n`
}
