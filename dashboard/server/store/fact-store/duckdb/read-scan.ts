/** Contacts as columns, streamed chunk by chunk: words travel as codes, so that a million of them cost no strings. */
import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { NO_VALUE, type Grouping } from '@shared/fcr/fact.ts'
import { namesIn, type Choice } from '@shared/fcr/predicate.ts'
import { textLiteral } from '../../duckdb/literals.ts'
import { readRows, textOf } from '../../duckdb/rows.ts'
import type { ContactBatch, ScanNumber, ScanQuery, WordColumn } from '../contract.ts'
import { dimensionText } from './dimensions.ts'
import { currentTables } from './facts-copy.ts'
import { seenFacts } from './read-facts.ts'

const NUMBERS: Readonly<Record<ScanNumber, string>> = {
  ticketId: 'ticket_id',
  personId: 'person_id',
  createdAt: 'created_at',
  firstSolvedAt: 'first_solved_at',
  lastSolvedAt: 'last_solved_at',
  countedAt: 'counted_at',
  day: 'day',
  firstAgentReplyAt: 'first_agent_reply_at',
  firstBotReplyAt: 'first_bot_reply_at',
  handleSeconds: 'handle_seconds',
  nps: 'nps',
  effort: 'effort',
  agentReplies: 'agent_replies',
  botReplies: 'bot_replies',
  reopens: 'reopens',
  transfers: 'transfers',
  routed: 'routed',
  escalated: 'escalated',
  clarifications: 'clarifications',
  returnAt: 'return_at',
  unconfirmed: 'unconfirmed',
  knownProblem: 'known_problem',
  solvedNow: 'solved_now',
  prevGap: 'prev_gap',
  nextGap: 'next_gap',
  nextTicketId: 'next_ticket_id',
  prevGapPossible: 'prev_gap_possible',
  nextGapPossible: 'next_gap_possible',
  coarse: 'is_coarse',
}
/** Of what the scope itself names. */
const DERIVED = new Set<ScanNumber>(['countedAt', 'day', 'coarse'])

export async function scanContacts<N extends ScanNumber, W extends Grouping>(
  connection: DuckDBConnection,
  query: ScanQuery<N, W>,
  each: (batch: ContactBatch<N, W>) => void,
): Promise<void> {
  const { numbers, words, lens } = query
  const { facts } = await currentTables(connection)
  const dictionaries = await Promise.all(
    words.map((word) => readRows(connection, `select value from ${distinct(word, facts, lens.predictedReasons)} order by value`)),
  )
  const cells = everyName(lens.cell)
  const cellsPossible = everyName(lens.cellPossible)
  const reasons = everyName(lens.reason)
  const columns = [
    ...new Set(numbers.filter((name) => !DERIVED.has(name)).map((name) => NUMBERS[name])),
    ...words.map((word, i) => `${dimensionText(word, lens.predictedReasons)} as word_${i}`),
  ]
  const coded = words.map(
    (word, i) => `words_${i} as (select value, row_number() over (order by value) - 1 as code from ${distinct(word, facts, lens.predictedReasons)})`,
  )
  const chosen = [
    codeOf('cell', cells),
    codeOf('cell_possible', cellsPossible),
    codeOf('primary_reason', reasons),
    ...words.map((_, i) => `words_${i}.code::integer`),
    ...numbers.map((name) => `coalesce(${NUMBERS[name]}::double, 'nan'::double)`),
  ]
  const seen = await seenFacts(connection, { ...query, slice: null }, columns.map((column) => `${column},`).join(' '))
  const result = await connection.stream(
    `${[seen, ...coded].join(', ')}
    select ${chosen.join(', ')}
    from seen ${words.map((_, i) => `join words_${i} on words_${i}.value = word_${i}`).join(' ')}`,
  )
  const names = dictionaries.map((rows) => rows.map((row) => textOf(row, 'value')))
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const at = chunk
    each({
      size: at.rowCount,
      cell: wordColumn(at, 0, cells),
      cellPossible: wordColumn(at, 1, cellsPossible),
      reason: wordColumn(at, 2, reasons),
      words: record(words, (_, i) => wordColumn(at, 3 + i, names[i] ?? [])),
      numbers: record(numbers, (_, i) => numberColumn(at, 3 + words.length + i)),
    })
  }
}

const distinct = (word: Grouping, facts: string, predicted: boolean): string =>
  `(select distinct ${dimensionText(word, predicted)} as value from ${facts})`
/** Everything a choice can say, `(none)` first. */
const everyName = (choice: Choice): readonly string[] => [NO_VALUE, ...namesIn(choice)]
const codeOf = (column: string, names: readonly string[]): string =>
  `(case ${column}${names.map((name, i) => ` when ${textLiteral(name)} then ${i}`).join('')} else 0 end)::integer`

function record<K extends string, V>(keys: readonly K[], of: (key: K, at: number) => V): Readonly<Record<K, V>> {
  return Object.fromEntries(keys.map((key, i) => [key, of(key, i)])) as Record<K, V>
}
function wordColumn(chunk: DuckDBDataChunk, at: number, names: readonly string[]): WordColumn {
  return { codes: fill(chunk, at, new Int32Array(chunk.rowCount)), names }
}
const numberColumn = (chunk: DuckDBDataChunk, at: number): Float64Array => fill(chunk, at, new Float64Array(chunk.rowCount))

function fill<T extends Int32Array | Float64Array>(chunk: DuckDBDataChunk, at: number, into: T): T {
  const vector = chunk.getColumnVector(at)
  for (let i = 0; i < into.length; i++) into[i] = Number(vector.getItem(i))
  return into
}
