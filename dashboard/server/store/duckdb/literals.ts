/** The one place where values become SQL text: numbers are validated, strings escaped. */

/** A finite number as a literal. */
export function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a number that SQL can hold: ${value}`)
  return value < 0 ? `(${value})` : String(value)
}
export function idLiteral(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an id: ${value}`)
  return String(value)
}
export const idOrNull = (value: number | null): string => (value === null ? 'null' : idLiteral(value))

/** A zero character would end the statement, so it is written by its code. */
export function textLiteral(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`
  return value.includes('\0') ? `(${quoted.replaceAll('\0', "' || chr(0) || '")})` : quoted
}
export const textOrNull = (value: string | null): string => (value === null ? 'null' : textLiteral(value))

/** A condition for one of many ids; a long `in (1, 2, …)` costs the engine three times as much. */
export function isAmong(column: string, ids: Iterable<number>): string {
  return `${column} in (select unnest([${[...ids].map((id) => idLiteral(id)).join(', ')}]::bigint[]))`
}

/** The inside of `in (…)`; an empty list matches nothing. */
export const idList = (values: Iterable<number>): string => listOf(values, idLiteral)
export const textList = (values: Iterable<string>): string => listOf(values, textLiteral)

function listOf<T>(values: Iterable<T>, print: (value: T) => string): string {
  const printed = [...values].map((value) => print(value))
  return printed.length === 0 ? 'null' : printed.join(', ')
}
