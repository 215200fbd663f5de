/** A setting as rows of cells: how each column is typed, and both ways between rows and what is saved. */
export type Row = Readonly<Record<string, unknown>>
interface Base {
  key: string
  label: string
  /** May stay empty; then it is left out. */
  isOptional?: boolean
}
export interface Option {
  value: string
  label: string
}
export type Column =
  /** `percent` is typed as 78 and kept as 0.78; `words` are kept as a list. */
  | (Base & { kind: 'text' | 'number' | 'percent' | 'day' | 'words'; example?: string; offered?: (row: Row) => readonly Option[] })
  | (Base & { kind: 'choice' | 'some'; options: readonly Option[] })
export interface RowSetting {
  columns: readonly Column[]
  /** What a new row starts with. */
  start: Row
  toRows: (value: unknown) => Row[]
  /** Only whole rows are given. */
  fromRows: (rows: readonly Row[]) => unknown
  /** Rows that cannot both be kept: of each only one. */
  unique?: string
  most?: number
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
export const objectsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isObject) : [])
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A row without a cell that it needs, or with the name of an earlier one, is not saved yet. */
export const isWhole = (setting: RowSetting, rows: readonly Row[], at: number): boolean =>
  setting.columns.every(({ key, isOptional }) => isOptional || !isEmpty(rows[at]?.[key])) &&
  (setting.unique === undefined || rows.findIndex((one) => one[setting.unique ?? ''] === rows[at]?.[setting.unique ?? '']) === at)

/** Cells that are left empty are left out. */
export const filled = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, value]) => !isEmpty(value)))

/** A comma of either script, or a semicolon, ends a word. */
export const toWordList = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]
/** As a cell shows what is kept: 0.785 is 78.5. */
export function toText({ kind }: Pick<Column, 'kind'>, value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (kind === 'percent' && typeof value === 'number') return String(Number((value * 100).toFixed(4)))
  return value === null || value === undefined ? '' : String(value)
}
export function fromText({ kind }: Pick<Column, 'kind'>, typed: string): unknown {
  const text = typed.trim()
  if (kind === 'words') return toWordList(text)
  if (text === '') return null
  if (kind === 'number') return Number(text)
  if (kind === 'percent') return Number((Number(text) / 100).toFixed(6))
  return text
}
