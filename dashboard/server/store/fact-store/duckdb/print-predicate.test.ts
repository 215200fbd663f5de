import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EXCLUSIONS, HANDLED_BY, REPEAT_KINDS, type ContactFact } from '@shared/fcr/fact.ts'
import { CHANNELS, PRIORITIES } from '@shared/fcr/history.ts'
import { changedLens, fixedPart } from '@shared/fcr/lens-changes.ts'
import { compileLens, compileResponse, compileUnseen, FAILURE_FLAGS, LENS_IDS, type FailureFlag, type LensDefinition } from '@shared/fcr/lens.ts'
import { choose, holds, namesIn, toColumns, type Choice, type NumberColumn, type NumberExpr, type Predicate } from '@shared/fcr/predicate.ts'
import { compileDifference, compileSteps } from '@shared/fcr/reconcile.ts'
import { appendRecords } from '../../duckdb/append.ts'
import { readRows } from '../../duckdb/rows.ts'
import { migrate } from '../../duckdb/migrate.ts'
import { FACT_MIGRATIONS } from '../../migrations/fact-migrations.ts'
import { FACT_COLUMNS } from './fact-columns.ts'
import { printChoice, printPredicate } from './print-predicate.ts'

const DAY = 86_400
const START = 1_760_000_000
const open = async () => {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '200MB' })).connect()
  await migrate(connection, FACT_MIGRATIONS)
  return connection
}
let connection: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  connection = await open()
})
afterAll(() => connection.closeSync())

/** Words that try to break out of a literal. */
const reason = fc.constantFrom('refund', "it's", "''", "'; drop table facts_a; --", '退款', 'constructor', '\0', 'a\\b', '"')
const seconds = fc.oneof(fc.integer({ min: 0, max: 30 * DAY }), fc.constantFrom(...[0, 1, 3, 7, 14, 30].map((days) => days * DAY)))
const moment = fc.integer({ min: 0, max: 60 }).map((day) => START + day * DAY)
const count = fc.integer({ min: 0, max: 3 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const repeat = fc.oneof(
  fc.constant({ gap: null, kind: null, ticketId: null }),
  fc.record({ gap: seconds, kind: fc.constantFrom(...REPEAT_KINDS), ticketId: fc.integer({ min: 1, max: 9 }) }),
)
const fact: fc.Arbitrary<ContactFact> = fc.record({
  ticketId: fc.integer({ min: 1, max: 1e9 }),
  personId: fc.constant(1),
  requesterId: fc.constant(1),
  createdAt: moment,
  firstSolvedAt: maybe(moment),
  lastSolvedAt: maybe(moment),
  solvedNow: fc.boolean(),
  firstAgentReplyAt: maybe(moment),
  agentReplies: count,
  botReplies: count,
  reopens: count,
  transfers: count,
  routed: count,
  escalated: fc.boolean(),
  clarifications: count,
  returnAt: maybe(moment),
  courtesyReturns: count,
  autoReplies: count,
  handledBy: fc.constantFrom(...HANDLED_BY),
  unconfirmed: fc.boolean(),
  exclusion: maybe(fc.constantFrom(...EXCLUSIONS)),
  belongsTo: fc.constant(null),
  knownProblem: fc.boolean(),
  channel: fc.constantFrom(...CHANNELS),
  reason: maybe(reason),
  predictedReason: maybe(reason),
  firstAgent: fc.constant(null),
  firstBotReplyAt: maybe(moment),
  article: fc.constant(null),
  priority: maybe(fc.constantFrom(...PRIORITIES)),
  handleSeconds: maybe(seconds),
  nps: maybe(fc.integer({ min: 0, max: 10 })),
  effort: fc.constant(null),
  stated: maybe(fc.constantFrom('resolved', 'partly', 'no')),
  cause: fc.constant(null),
  market: fc.constant(null),
  language: fc.constant(null),
  segment: fc.constant(null),
  brand: fc.constant(null),
  firstGroup: fc.constant(null),
  solverGroup: fc.constant(null),
  solver: fc.constant(null),
  vendor: fc.boolean(),
  survey: maybe(fc.constantFrom('yes', 'partly', 'no')),
  csat: fc.constant(null),
  prevGap: maybe(seconds),
  next: repeat,
  prevGapPossible: maybe(seconds),
  nextPossible: repeat,
  fidelity: fc.constantFrom('exact', 'coarse'),
  ruleVersion: fc.constant(1),
})

const windowDays = fc.constantFrom(1, 3, 7, 14, 30)
const lens: fc.Arbitrary<LensDefinition> = fc
  .record({
    id: fc.constantFrom(...LENS_IDS),
    keys: fc.record({
      windowDays,
      windowByReason: fc.dictionary(reason, windowDays, { maxKeys: 3 }),
      notFirstContactResolvable: fc.uniqueArray(reason, { maxLength: 2 }),
    }),
    flags: fc.subarray<FailureFlag>([...FAILURE_FLAGS]),
    exclusions: fc.subarray([...EXCLUSIONS]),
    leaveOutKnownProblems: fc.boolean(),
    usePredictedReasons: fc.boolean(),
  })
  .map(({ id, keys, ...changes }) =>
    changedLens(id, keys, Object.fromEntries(Object.entries(changes).filter(([part, value]) => fixedPart(id, { [part]: value }) === null)), 1),
  )

async function asSql(rows: readonly ContactFact[], columns: Readonly<Record<string, string>>) {
  await connection.run('delete from facts_a')
  await appendRecords(
    connection,
    'facts_a',
    FACT_COLUMNS,
    rows.map((row, place) => ({ fact: { ...row, personId: place }, cohortDay: 0, lastSolvedDay: null })),
  )
  const list = Object.entries(columns).map(([name, sql]) => `${sql} as ${name}`)
  return readRows(connection, `select ${list.join(', ')} from facts_a order by person_id`)
}

test('a lens says the same in SQL as in TypeScript, whatever its definition, at any as-of', async () => {
  await fc.assert(
    fc.asyncProperty(lens, moment, fc.array(fact, { minLength: 1, maxLength: 60 }), async (definition, asOf, rows) => {
      const compiled = compileLens(definition, asOf)
      const { cell, cellPossible, reason } = compiled
      const sql = await asSql(rows, { cell: printChoice(cell), possible: printChoice(cellPossible), reason: printChoice(reason) })
      const ts = rows.map((row) => {
        const columns = toColumns(row)
        return { cell: choose(cell, columns), possible: choose(cellPossible, columns), reason: choose(reason, columns) }
      })
      expect(sql).toEqual(ts)
    }),
    { numRuns: 60 },
  )
})

test('steps from one lens to another, two definitions side by side, answers and what is not seen are the same in SQL', async () => {
  const bound = maybe(moment)
  const pair = fc.record({ before: lens, after: lens, asOf: moment, from: bound, until: bound })
  await fc.assert(
    fc.asyncProperty(pair, fc.array(fact, { minLength: 1, maxLength: 40 }), async ({ before, after, asOf, from, until }, rows) => {
      const [one, other] = [compileLens(before, asOf), compileLens(after, asOf)]
      const choices = {
        steps: compileSteps(one, other, { from, until }).cell,
        difference: compileDifference(one, other).cell,
        response: compileResponse(after, asOf).cell,
        unseen: compileUnseen(after, asOf),
      }
      const sql = await asSql(rows, Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, printChoice(choice)])))
      const ts = rows.map((row) => Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, choose(choice, toColumns(row))])))
      expect(sql).toEqual(ts)
      for (const [name, choice] of Object.entries(choices))
        expect(ts.flatMap((row) => row[name] ?? []).filter((value) => !namesIn(choice).includes(value))).toEqual([])
    }),
    { numRuns: 30 },
  )
})

const numberColumn = fc.constantFrom<NumberColumn>(
  'createdAt',
  'firstSolvedAt',
  'lastSolvedAt',
  'agentReplies',
  'prevGap',
  'nextGap',
  'nextGapPossible',
  'firstAgentReplyAt',
  'firstBotReplyAt',
  'nps',
)
const number: fc.Arbitrary<NumberExpr> = fc.oneof(
  numberColumn.map((col) => ({ col })),
  fc.integer({ min: -5, max: 3 * DAY }).map((value) => ({ value })),
  fc.tuple(numberColumn, seconds).map(([col, value]): NumberExpr => ({ plus: [{ col }, { value }] })),
  fc.record({ byReason: fc.dictionary(reason, seconds, { maxKeys: 3 }), of: fc.constantFrom('reason', 'anyReason'), otherwise: seconds }),
)
const { tree: predicate } = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.record({ left: number, op: fc.constantFrom('<', '<=', '=', '>=', '>'), right: number }),
    fc.record({ flag: fc.constantFrom('solvedNow', 'escalated', 'knownProblem') }),
    fc.record({ missing: fc.constantFrom('firstSolvedAt', 'prevGap', 'reason', 'anyReason', 'survey', 'nextKind') }),
    fc.record({
      text: fc.constantFrom('reason', 'anyReason', 'stated', 'exclusion', 'nextKind', 'priority'),
      oneOf: fc.array(fc.oneof(reason, fc.constantFrom(...EXCLUSIONS)), { maxLength: 3 }),
    }),
    fc.tuple(tie('tree'), tie('tree')).map(([when, further]): Predicate => {
      const choice: Choice = [
        { when, by: [{ when: further, is: 'x' }] },
        { when: further, is: null },
        { when: { all: [] }, is: 'y' },
      ]
      return { choice, oneOf: ['x', "it's"] }
    }),
    tie('tree').map((not) => ({ not })),
    fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })),
  ),
}))

test('any predicate holds in SQL exactly where it holds in TypeScript, missing values and quotes included', async () => {
  await fc.assert(
    fc.asyncProperty(predicate, fc.array(fact, { minLength: 1, maxLength: 40 }), async (tree, rows) => {
      const sql = await asSql(rows, { answer: printPredicate(tree) })
      expect(sql.map((row) => row['answer'])).toEqual(rows.map((row) => holds(tree, toColumns(row))))
    }),
    { numRuns: 150 },
  )
})

test('a choice without branches, and one that names nothing, give no value', async () => {
  const row = fc.sample(fact, { seed: 1, numRuns: 1 })
  const nothing: Choice = [{ when: { all: [] }, is: null }]
  expect(await asSql(row, { none: printChoice([]), nothing: printChoice(nothing) })).toEqual([{ none: null, nothing: null }])
})
