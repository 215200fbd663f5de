/** Plain text tables for terminals: numbers right, words left, Chinese counted double. */
import { printable } from './printable.ts'

export interface Column {
  head: string
  align?: 'left' | 'right'
}

/** Columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u.test(char) ? 2 : 1
  return width
}

export function table(columns: readonly Column[], written: readonly (readonly string[])[]): string {
  const rows = written.map((row) => row.map(printable))
  const widths = columns.map((column, index) => Math.max(displayWidth(column.head), ...rows.map((row) => displayWidth(row[index] ?? ''))))
  const line = (cells: readonly string[]) =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? ''
        const space = ' '.repeat((widths[index] ?? 0) - displayWidth(cell))
        return column.align === 'right' ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  return `${[line(columns.map((column) => column.head)), ...rows.map(line)].join('\n')}\n`
}
