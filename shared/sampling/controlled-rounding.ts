/** A table of expected counts becomes whole numbers by chance, with its margins kept. */
import type { Random } from '../stats/random.ts'

/**
 * Every cell goes up or down to a whole number and keeps its expectation; so does every row and column, each within 1 of its sum, whole sums exactly;
 * the total, which must be whole, stays. Source: Cox (1987), JASA 82:520–524.
 */
export function controlledRounding(random: Random, table: readonly (readonly number[])[]): number[][] {
  const rows = table.length
  const columns = table[0]?.length ?? 0
  if (isOpen(sum(table.flat()))) throw new RangeError('Expected counts that do not sum to a whole number cannot be rounded.')
  // A row and a column of slack make all sums whole: what is left of a fraction then always closes a loop.
  const cells = table.map((row) => [...row.map(cleaned), slack(sum(row))])
  cells.push([...Array.from({ length: columns }, (_, at) => slack(sum(table.map((row) => row[at] ?? 0)))), 0])
  const byRow = cells.map((row) => new Set(row.flatMap((value, at) => (isOpen(value) ? [at] : []))))
  const byColumn = Array.from({ length: columns + 1 }, (_, at) => new Set(cells.flatMap((row, of) => (isOpen(row[at] ?? 0) ? [of] : []))))
  const close = (row: number, column: number) => {
    byRow[row]?.delete(column)
    byColumn[column]?.delete(row)
  }
  for (let row = 0; row <= rows;) {
    if ((byRow[row]?.size ?? 0) === 0) row += 1
    else if (!shiftLoop(random, cells, findLoop(row, byRow, byColumn), close)) break
  }
  return cells.slice(0, rows).map((row) => row.slice(0, columns).map((value) => Math.round(value)))
}

/** Rounding of sums leaves dust, which is no fraction. */
const DUST = 1e-9
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const cleaned = (value: number) => (Math.abs(value - Math.round(value)) < DUST ? Math.round(value) : value)
const isOpen = (value: number) => Math.abs(value - Math.round(value)) >= DUST
const slack = (total: number) => cleaned(Math.ceil(cleaned(total)) - cleaned(total))

type Cell = readonly [row: number, column: number]

/** From cell to cell, by row and by column in turn, until a row or column comes again: the loop alone. */
function findLoop(start: number, byRow: readonly Set<number>[], byColumn: readonly Set<number>[]): Cell[] {
  const path: Cell[] = []
  const seenRow = new Map<number, number>([[start, 0]])
  const seenColumn = new Map<number, number>()
  for (let row = start; ;) {
    const column = other(byRow[row], path.at(-1)?.[1])
    if (column === undefined) return []
    path.push([row, column])
    const columnAt = seenColumn.get(column)
    if (columnAt !== undefined) return path.slice(columnAt)
    seenColumn.set(column, path.length)
    const next = other(byColumn[column], row)
    if (next === undefined) return []
    path.push([next, column])
    const rowAt = seenRow.get(next)
    if (rowAt !== undefined) return path.slice(rowAt)
    seenRow.set(next, path.length)
    row = next
  }
}
function other(open: ReadonlySet<number> | undefined, than: number | undefined): number | undefined {
  for (const one of open ?? []) if (one !== than) return one
  return undefined
}

/** Up and down in turn around the loop, by one of the two steps that make a cell whole, such that nobody's expectation changes. */
function shiftLoop(random: Random, cells: number[][], loop: readonly Cell[], close: (row: number, column: number) => void): boolean {
  if (loop.length === 0) return false
  const at = ([row, column]: Cell) => cells[row]?.[column] ?? 0
  const above = (cell: Cell) => Math.ceil(at(cell)) - at(cell)
  const below = (cell: Cell) => at(cell) - Math.floor(at(cell))
  const even = loop.filter((_, place) => place % 2 === 0)
  const odd = loop.filter((_, place) => place % 2 === 1)
  const up = Math.min(...even.map(above), ...odd.map(below))
  const down = Math.min(...even.map(below), ...odd.map(above))
  const step = random() * (up + down) < down ? up : -down
  loop.forEach(([row, column], place) => {
    const line = cells[row]
    if (line === undefined) return
    line[column] = cleaned((line[column] ?? 0) + (place % 2 === 0 ? step : -step))
    if (!isOpen(line[column] ?? 0)) close(row, column)
  })
  return true
}
