/** Holds the product's facts and lens states against the oracle's, fact by fact. The only file here, beside the command, that knows the product. */
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isAutoReply } from '@shared/text/auto-reply.ts'
import { isGratitude } from '@shared/text/gratitude.ts'
import { oracleFacts, type OracleFact } from './facts.ts'
import { oracleCell, type OracleCell, type OracleLens } from './lens.ts'
import type { OracleConfig, RawWorld } from './records.ts'

export interface Difference {
  ticketId: number
  what: string
  oracle: unknown
  product: unknown
}
export interface Comparison {
  tickets: number
  differences: readonly Difference[]
  /** By lens: how many tickets in each cell, as the oracle counts. */
  cells: Readonly<Record<string, Readonly<Record<string, number>>>>
}
export interface CompareOptions {
  config: OracleConfig
  asOf: number
  windowDays: number
  windowByReason?: Record<string, number>
  notResolvable?: readonly string[]
}
const LENSES: readonly OracleLens['id'][] = ['one_touch', 'no_reopen', 'gross', 'net', 'survey', 'stated']
/** Text verdicts are inputs to both sides: the page leaves their patterns to the product. */
const VERDICTS = { isGratitude: (text: string) => isGratitude(text), isAutoReply: (text: string) => isAutoReply(text) }

export function compare(world: RawWorld, product: ReadonlyMap<number, ContactFact>, options: CompareOptions): Comparison {
  const expected = oracleFacts(world, options.config, VERDICTS)
  const differences: Difference[] = []
  const cells: Record<string, Record<string, number>> = {}
  for (const fact of expected) {
    const got = product.get(fact.ticketId)
    if (!got) {
      differences.push({ ticketId: fact.ticketId, what: 'fact', oracle: 'there', product: 'missing' })
      continue
    }
    differences.push(...compareFact(fact, got))
    for (const id of LENSES) {
      const { label, mismatch } = compareCell(fact, got, id, options)
      if (mismatch) differences.push(mismatch)
      const counted = (cells[id] ??= {})
      counted[label] = (counted[label] ?? 0) + 1
    }
  }
  for (const id of product.keys())
    if (!expected.some((fact) => fact.ticketId === id)) differences.push({ ticketId: id, what: 'fact', oracle: 'missing', product: 'there' })
  return { tickets: expected.length, differences, cells }
}

function compareFact(expected: OracleFact, got: ContactFact): Difference[] {
  // A deleted ticket keeps neither person nor words nor choices: that it counts as deleted is all there is to hold.
  if (expected.exclusion === 'deleted' && got.exclusion === 'deleted') return []
  const flat: Record<string, unknown> = {
    ...got,
    nextGap: got.next.gap,
    nextKind: got.next.kind,
    nextGapPossible: got.nextPossible.gap,
    nextKindPossible: got.nextPossible.kind,
  }
  return Object.entries(expected).flatMap(([what, oracle]) =>
    flat[what] === oracle ? [] : [{ ticketId: expected.ticketId, what, oracle, product: flat[what] }],
  )
}

function compareCell(
  fact: OracleFact,
  got: ContactFact,
  id: OracleLens['id'],
  options: CompareOptions,
): { label: string; mismatch: Difference | null } {
  const { asOf, windowDays, windowByReason = {}, notResolvable = [] } = options
  const compiled = compileLens(defineLens(id, { windowDays, windowByReason, notFirstContactResolvable: notResolvable }), asOf)
  const lens = { id, windowDays, windowByReason, notResolvable }
  const row = toColumns(got)
  const label = labelOf(oracleCell(fact, lens, asOf))
  const pairs = [
    ['cell', label, choose(compiled.cell, row)],
    ['cell with possible', labelOf(oracleCell(fact, lens, asOf, true)), choose(compiled.cellPossible, row)],
  ] as const
  const reason = oracleCell(fact, lens, asOf).reason
  const failed = label === 'failed' || label === 'failedEarly'
  const wrong = pairs.find(([, oracle, product]) => oracle !== (product ?? 'not counted'))
  if (wrong) return { label, mismatch: { ticketId: fact.ticketId, what: `${id} ${wrong[0]}`, oracle: wrong[1], product: wrong[2] } }
  if (failed && reason !== null && choose(compiled.reason, row) !== reason)
    return { label, mismatch: { ticketId: fact.ticketId, what: `${id} reason`, oracle: reason, product: choose(compiled.reason, row) } }
  return { label, mismatch: null }
}
const labelOf = (cell: OracleCell): string => cell.state ?? (cell.excluded ? `excluded:${cell.excluded}` : 'not counted')
