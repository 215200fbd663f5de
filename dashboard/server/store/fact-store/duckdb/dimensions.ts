/** Dimensions as columns of the facts, and filters on them. */
import { NO_VALUE, type Grouping } from '@shared/fcr/fact.ts'
import { idList, textList } from '../../duckdb/literals.ts'
import type { FactFilter } from '../contract.ts'

const COLUMNS: Readonly<Record<Grouping, string>> = {
  channel: 'channel',
  group: 'solver_group',
  firstGroup: 'first_group',
  agent: 'solver',
  reason: 'reason',
  market: 'market',
  language: 'language',
  segment: 'segment',
  brand: 'brand',
  handledBy: 'handled_by',
  vendor: 'vendor',
  cause: 'cause',
  firstAgent: 'first_agent',
  exclusion: 'exclusion',
  nextKind: 'next_kind',
  stated: 'stated',
  survey: 'survey',
  csat: 'csat',
  article: 'article',
  priority: 'priority',
}
/** Where the names of a dimension's ids are. */
const NAMES: Partial<Record<Grouping, 'groups' | 'users'>> = { group: 'groups', firstGroup: 'groups', agent: 'users', firstAgent: 'users' }

export const namesOf = (dimension: Grouping): 'groups' | 'users' | null => NAMES[dimension] ?? null
/** Predicted reasons stand in for missing ones where a lens's definition says so. */
const columnOf = (dimension: Grouping, predicted: boolean, of = ''): string =>
  predicted && dimension === 'reason' ? `coalesce(${of}reason, ${of}predicted_reason)` : `${of}${COLUMNS[dimension]}`
/** A slice's value as text: an id, a code, or the word for none. `table` where several are joined. */
export const dimensionText = (dimension: Grouping, predicted: boolean, table?: string): string =>
  `coalesce(${columnOf(dimension, predicted, table === undefined ? '' : `${table}.`)}::varchar, '${NO_VALUE}')`

/** A filter holds for any of its values: an id, an exact name, or `(none)`. */
export function printFilter(filter: FactFilter, predicted: boolean): string {
  const holds = printValues(filter, predicted)
  return filter.not === true ? `(not coalesce(${holds}, false))` : holds
}
function printValues({ dimension, values }: FactFilter, predicted: boolean): string {
  const column = columnOf(dimension, predicted)
  const none = values.includes(NO_VALUE) ? [`${column} is null`] : []
  const named = values.filter((value) => value !== NO_VALUE)
  const names = NAMES[dimension]
  if (!names) return `(${[`coalesce(${column}::varchar in (${textList(named)}), false)`, ...none].join(' or ')})`
  const ids = named.filter((value) => /^-?\d{1,15}$/.test(value)).map(Number)
  return `(${[`coalesce(${column} in (${idList(ids)}), false)`, `${column} in (select id from ${names} where name in (${textList(named)}))`, ...none].join(' or ')})`
}
