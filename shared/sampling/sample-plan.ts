/** From a frozen frame and a design to the probability with which each of its tickets is drawn, before anything is. */
import { grouped } from '../stats/grouped.ts'
import { equalAllocation, neymanAllocation, proportionalAllocation, sharedOut, type Allocation } from './allocation.ts'
import type { AllocationKind, SampleDesign } from './design.ts'
import { REST } from './risk-rules.ts'

/** Every ticket's stratum and agent, by place in the lists of them; tickets in ascending order of id. */
export interface SampleFrame {
  ticketIds: readonly number[]
  strata: readonly string[]
  stratumOf: readonly number[]
  agents: readonly (number | null)[]
  agentOf: readonly number[]
}
/** Tickets with the same chance: a simple random sample is drawn from each cell. */
export interface PlannedCell {
  stratum: number
  /** null: of all agents. */
  agent: number | null
  population: number
  /** Mean of the number drawn; a whole number unless a minimum per agent moves it. */
  expected: number
}
export interface SamplePlan {
  size: number
  cells: readonly PlannedCell[]
  /** Probability with which each ticket is drawn into the part that is random by itself; null where all of the sample is. */
  random: number | null
}
/** `needed`: the size from which on every stratum is reached, and every minimum kept. */
export type Planned = { kind: 'planned'; plan: SamplePlan } | { kind: 'size_too_small'; needed: number }

/** Fewest of a stratum: one, so that none is out of reach; two where they fit, so that its spread can be seen. */
const leastOf = (strata: readonly unknown[], size: number): number => (strata.length * 2 <= size ? 2 : 1)

/** `failureShares` by stratum, measured or assumed; those of no account stand for the risk of a class. */
export function planSample(frame: SampleFrame, design: SampleDesign, failureShares: readonly number[]): Planned {
  const populations = countsOf(frame.stratumOf, frame.strata.length)
  const size = Math.min(design.size, frame.ticketIds.length)
  if (design.kind === 'simple')
    return { kind: 'planned', plan: { size, cells: [{ stratum: 0, agent: null, population: frame.ticketIds.length, expected: size }], random: null } }
  const strata = frame.strata.map((key, at) => ({ key, population: populations[at] ?? 0, share: failureShares[at] ?? 0 }))
  if (design.kind === 'risk') return planRisk(frame, design, strata, size)
  const minimum = Math.max(design.minimum, design.allocation === 'neyman' ? leastOf(strata, size) : 1)
  const needed = strata.reduce((total, { population }) => total + Math.min(minimum, population), 0)
  if (needed > size) return { kind: 'size_too_small', needed }
  return { kind: 'planned', plan: { size, cells: cellsOf(strata, stratified(design.allocation, strata, size, minimum)), random: null } }
}

interface PlannedStratum {
  key: string
  population: number
  share: number
}

function stratified(allocation: AllocationKind, strata: readonly PlannedStratum[], size: number, minimum: number): Allocation {
  if (allocation === 'equal') return equalAllocation(strata, size, { minimum })
  if (allocation === 'proportional') return proportionalAllocation(strata, size, { minimum })
  const spread = ({ share }: PlannedStratum) => Math.sqrt(share * (1 - share))
  return neymanAllocation(
    strata.map((stratum) => ({ ...stratum, spread: spread(stratum) })),
    size,
    { minimum },
  )
}

/**
 * `randomShare` of the sample evenly over all, the rest in proportion to each class's measured failures, none of it to what no rule matched;
 * then whoever is below the minimum of an agent is raised to it, and the others give it.
 */
function planRisk(
  frame: SampleFrame,
  { randomShare, minimumPerAgent }: Extract<SampleDesign, { kind: 'risk' }>,
  strata: readonly PlannedStratum[],
  size: number,
): Planned {
  const all = frame.ticketIds.length
  const random = (randomShare * size) / all
  const risk = (stratum: PlannedStratum) => (stratum.key === REST ? 0 : stratum.share)
  const risks = strata.reduce((total, stratum) => total + stratum.population * risk(stratum), 0)
  const pull = (stratum: PlannedStratum) => (risks === 0 ? 1 / all : randomShare / all + ((1 - randomShare) * risk(stratum)) / risks)
  const few = leastOf(strata, size)
  const floors = new Map(strata.map(({ key, population }) => [key, Math.min(population, Math.max(few, Math.ceil(random * population - 1e-9)))]))
  const needed = [...floors.values()].reduce((total, floor) => total + floor, 0)
  if (needed > size) return { kind: 'size_too_small', needed }
  const allocation = neymanAllocation(
    strata.map((stratum) => ({ ...stratum, spread: pull(stratum) })),
    size,
    { floors },
  )
  const cells = cellsOf(strata, allocation)
  const evenly = (part: readonly PlannedCell[]) => part.reduce((least, { expected, population }) => Math.min(least, expected / population), random)
  if (minimumPerAgent === 0) return { kind: 'planned', plan: { size, cells, random: evenly(cells) } }
  const base = strata.map(({ key, population }) => (allocation.get(key) ?? 0) / Math.max(1, population))
  const raised = raiseAgents(agentCells(frame), {
    base,
    minimum: minimumPerAgent,
    random: Math.min(random, ...base.filter((chance) => chance > 0)),
    size,
  })
  return raised.kind === 'planned' ? { kind: 'planned', plan: { size, cells: raised.cells, random: evenly(raised.cells) } } : raised
}

const cellsOf = (strata: readonly PlannedStratum[], allocation: Allocation): PlannedCell[] =>
  strata.map(({ key, population }, stratum) => ({ stratum, agent: null, population, expected: allocation.get(key) ?? 0 }))

interface Raising {
  /** Probability by stratum before anybody is raised. */
  base: readonly number[]
  minimum: number
  /** Nobody's probability falls below. */
  random: number
  size: number
}
type Cell = Omit<PlannedCell, 'expected'>
function raiseAgents(
  cells: readonly Cell[],
  { base, minimum, random, size }: Raising,
): { kind: 'planned'; cells: PlannedCell[] } | { kind: 'size_too_small'; needed: number } {
  const byAgent = grouped(cells, ({ agent }) => agent)
  const share = (of: readonly Cell[], total: number) =>
    sharedOut(
      of.map(({ stratum, population }) => population * (base[stratum] ?? 0)),
      of.map(({ population }) => population * random),
      of.map(({ population }) => population),
      total,
    )
  const has = (own: readonly Cell[]) => own.reduce((total, { population }) => total + population, 0)
  const fewest = (own: readonly Cell[]) => Math.min(minimum, has(own))
  const needed = [...byAgent.values()].reduce((total, own) => total + Math.max(fewest(own), random * has(own)), 0)
  if (needed > size + 1e-9) return { kind: 'size_too_small', needed: Math.ceil(needed - 1e-9) }
  const expected = new Map<Cell, number>()
  let free = [...byAgent.values()]
  for (let left = size; ;) {
    const open = free.flat()
    const shares = share(open, left)
    open.forEach((cell, at) => expected.set(cell, shares[at] ?? 0))
    const short = free.filter((own) => own.reduce((total, cell) => total + (expected.get(cell) ?? 0), 0) < fewest(own) - 1e-9)
    if (short.length === 0) break
    for (const own of short) {
      const raised = share(own, fewest(own))
      own.forEach((cell, at) => expected.set(cell, raised[at] ?? 0))
      left -= fewest(own)
    }
    free = free.filter((own) => !short.includes(own))
  }
  return { kind: 'planned', cells: cells.map((cell) => ({ ...cell, expected: expected.get(cell) ?? 0 })) }
}

/** Stratum by agent, those that hold tickets, strata first. */
function agentCells({ strata, stratumOf, agents, agentOf }: SampleFrame): Cell[] {
  const counts = new Float64Array(strata.length * agents.length)
  stratumOf.forEach((stratum, at) => (counts[stratum * agents.length + (agentOf[at] ?? 0)]! += 1))
  return [...counts].flatMap((population, at) =>
    population === 0 ? [] : [{ stratum: Math.floor(at / agents.length), agent: at % agents.length, population }],
  )
}
function countsOf(places: readonly number[], length: number): number[] {
  const counts = Array.from({ length }, () => 0)
  for (const place of places) counts[place]! += 1
  return counts
}
