/** Identities that must always hold (domain 9), checked on the data at hand: what SQL counts is held against what TypeScript evaluates, fact by fact. */
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { compileLens, defineLens, LENS_IDS, type CompiledLens, type LensSettings } from '@shared/fcr/lens.ts'
import { periodStart } from '@shared/time/calendar.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { JudgeStore } from '../store/fact-store/judge-contract.ts'
import type { Judge } from './contract.ts'
import type { Identity } from './identity.ts'
import { createGrowth } from './invariant-growth.ts'
import { createReconciliation } from './invariant-reconciliation.ts'
import { createTally, STATES, type Tally } from './invariant-tally.ts'

export type { Identity } from './identity.ts'

export interface CheckOptions {
  store: FactStore & JudgeStore
  /** Without it, rebuild is not held against the present. */
  judge?: Pick<Judge, 'verify'>
  settings: LensSettings
  onProgress?: (name: string) => void
}
const BATCH_FACTS = 5000

export async function checkInvariants({ store, judge, settings, onProgress = () => {} }: CheckOptions): Promise<Identity[]> {
  const asOf = await latestAsOf(store)
  const lenses = LENS_IDS.map((id) => compileLens(defineLens(id, settings), asOf))
  const tallies = lenses.map((lens) => createTally(lens))
  const checks = [
    ...WINDOWS_DAYS.slice(1).map((days, index) => createGrowth(settings, WINDOWS_DAYS[index] ?? days, days, asOf)),
    ...LENS_IDS.filter((id) => id !== 'net').map((id) => createReconciliation(settings, asOf, id)),
  ]
  onProgress('every fact')
  await store.everyFact(BATCH_FACTS, async (batch) => {
    for (const fact of batch) {
      for (const tally of tallies) tally.see(fact)
      for (const check of checks) check.see(fact)
    }
  })
  const identities: Identity[] = []
  const hold = async (name: string, work: () => Promise<Identity[]>) => {
    onProgress(name)
    identities.push(...(await work()))
  }
  await hold('every ticket once', async () => [await everyTicketOnce(store)])
  for (const [index, lens] of lenses.entries()) {
    const tally = tallies[index]
    if (!tally) continue
    const { id } = lens.definition
    await hold(`counts of ${id}`, async () => [await countsAgree(store, lens, tally)])
    await hold(`slices of ${id}`, async () => [await slicesAddUp(store, lens)])
    await hold(`lists of ${id}`, async () => [await countsOpen(store, lens, tally)])
  }
  identities.push(...checks.map((check) => check.result()))
  if (judge) await hold('rebuild', async () => [await rebuildAgrees(judge)])
  return identities
}

/** The effective as-of; of streams that were never read to their end, the last moment anything came. */
async function latestAsOf(store: FactStore): Promise<number> {
  const states = await store.streamStates()
  const moments = (['tickets', 'ticket_events', 'users'] as const).map((name) => states.find((state) => state.stream === name)?.completeTo ?? null)
  const complete = moments.flatMap((moment) => moment ?? [])
  return complete.length === moments.length ? Math.min(...complete) : Math.max(0, ...states.map((state) => state.updatedAt))
}

const identity = (name: string, problems: readonly string[], fine: string): Identity => ({
  name,
  ok: problems.length === 0,
  detail: problems.length === 0 ? fine : `${problems.slice(0, 5).join('; ')}${problems.length > 5 ? `; ${problems.length - 5} more` : ''}`,
})
const whole = (lens: CompiledLens) => ({ lens, fromDay: null, toDay: null, filters: [] })

async function everyTicketOnce(store: JudgeStore): Promise<Identity> {
  const found = await store.integrity()
  const { upTo } = await store.due()
  const problems = [
    ...(found.landedRows === found.landedTickets ? [] : [`${found.landedRows - found.landedTickets} landed tickets are there twice`]),
    ...(found.factRows === found.factTickets ? [] : [`${found.factRows - found.factTickets} facts are there twice`]),
    ...(found.repeatedEvents === 0 ? [] : [`${found.repeatedEvents} events are there twice`]),
    ...(upTo > 0 || found.judgedTickets === found.landedTickets ? [] : [`${found.landedTickets - found.judgedTickets} landed tickets have no fact`]),
    ...(found.factTickets === found.judgedTickets ? [] : [`${found.factTickets - found.judgedTickets} facts have no landed ticket`]),
  ]
  return identity('every ticket has one row and one fact', problems, `${found.factRows} facts, ${found.landedRows} tickets`)
}

/** 9.1, first half: the sums that SQL gives are those of the facts, one by one, and every cell has a name. */
async function countsAgree(store: FactStore, lens: CompiledLens, tally: Tally): Promise<Identity> {
  const cells = await store.countCells({ ...whole(lens), slice: null })
  const counted = new Map<string, number>()
  for (const { day, cell, cellPossible, reason, count } of cells) {
    const key = tally.key(day, cell, cellPossible, reason)
    counted.set(key, (counted.get(key) ?? 0) + count)
  }
  const problems = [...new Set([...counted.keys(), ...tally.counts.keys()])].flatMap((key) => {
    const [sql, ts] = [counted.get(key) ?? 0, tally.counts.get(key) ?? 0]
    return sql === ts ? [] : [`${key}: ${sql} counted, ${ts} evaluated`]
  })
  const eligible = tally.eligible()
  return identity(
    `${lens.definition.id}: eligible = success + failed + failedEarly + pending, by day`,
    [...problems, ...tally.strange()],
    `${eligible} eligible`,
  )
}

/** 9.1, second half. */
async function slicesAddUp(store: FactStore, lens: CompiledLens): Promise<Identity> {
  const sums = async (slice: (typeof DIMENSIONS)[number] | null) => {
    const cells = await store.countCells({ ...whole(lens), slice })
    const byDay = new Map<string, number>()
    for (const { day, cell, count } of cells) byDay.set(`${day} ${cell}`, (byDay.get(`${day} ${cell}`) ?? 0) + count)
    return byDay
  }
  const total = await sums(null)
  const problems: string[] = []
  for (const dimension of DIMENSIONS) {
    const sliced = await sums(dimension)
    for (const key of new Set([...total.keys(), ...sliced.keys()]))
      if (total.get(key) !== sliced.get(key)) problems.push(`${dimension} on ${key}: ${sliced.get(key) ?? 0} of ${total.get(key) ?? 0}`)
  }
  return identity(`${lens.definition.id}: slices of a dimension add up to the total`, problems, `${DIMENSIONS.length} dimensions`)
}

/** 9.2: by cell over everything, and by week over the states. */
async function countsOpen(store: FactStore, lens: CompiledLens, tally: Tally): Promise<Identity> {
  const problems: string[] = []
  const open = async (
    what: string,
    expected: number,
    range: { fromDay: number | null; toDay: number | null },
    cells: readonly string[],
    rows: number,
  ) => {
    const listed = await store.listContacts({ ...whole(lens), ...range, slice: null, cells, reason: null, limit: rows, offset: 0 })
    const distinct = new Set(listed.rows.map((row) => row.fact.ticketId)).size
    if (listed.total !== expected || distinct !== Math.min(rows, expected))
      problems.push(`${what}: ${expected} counted, ${distinct} of ${listed.total} listed`)
  }
  for (const [cell, expected] of tally.byCell()) await open(cell, expected, { fromDay: null, toDay: null }, [cell], 1)
  for (const [monday, expected] of tally.eligibleBy((day) => periodStart(day, 'week')))
    await open(`week of day ${monday}`, expected, { fromDay: monday, toDay: monday + 6 }, STATES, expected + 1)
  return identity(`${lens.definition.id}: every count opens to exactly that many tickets`, problems, `${tally.byCell().size} cells, all weeks`)
}

/** 9.3. */
async function rebuildAgrees(judge: Pick<Judge, 'verify'>): Promise<Identity> {
  const { facts, differingTickets, differingUsers } = await judge.verify()
  return identity(
    'incremental facts = facts rebuilt from what was landed',
    [...differingTickets.map((id) => `ticket ${id}`), ...differingUsers.map((id) => `user ${id}`)],
    `${facts} facts, 0 differences`,
  )
}
