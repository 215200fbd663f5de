/** Draws what was planned. The same frame, plan and seed give the same list, and the same tickets to stand in. */
import { type Random, seededRandom, shuffled } from '../stats/random.ts'
import { controlledRounding } from './controlled-rounding.ts'
import { drawSimple, systematicPicks } from './draw.ts'
import type { PlannedCell, SampleFrame, SamplePlan } from './sample-plan.ts'

export interface DrawnTicket {
  /** Place in the frame. */
  at: number
  cell: number
  inclusion: number
  /** `random`: all tickets had the same chance to be drawn into it, so that it measures by itself. */
  part: 'random' | 'risk'
}

/** In an order that says nothing. */
export function drawSample(frame: SampleFrame, plan: SamplePlan, seed: string): DrawnTicket[] {
  const random = seededRandom(`draw ${seed}`)
  const cells = ticketsByCell(frame, plan)
  const sizes = wholeSizes(random, plan)
  const drawn = plan.cells.flatMap(({ population, expected }, cell) =>
    drawSimple(random, cells[cell] ?? [], sizes[cell] ?? 0).map(({ item }) => ({ at: item, cell, inclusion: expected / population })),
  )
  // In the order of the cells, so that the random part has each in proportion.
  const byChance =
    plan.random === null
      ? null
      : systematicPicks(
          random,
          drawn.map(({ inclusion }) => (plan.random ?? 0) / inclusion),
        )
  return shuffled(
    random,
    drawn.map((ticket, at) => ({ ...ticket, part: byChance === null || byChance[at] === true ? ('random' as const) : ('risk' as const) })),
  )
}

/** Who stands in for a ticket of this cell that cannot be reviewed, first to last; drawn or used ones are left out. */
export function reservesOf(frame: SampleFrame, plan: SamplePlan, seed: string, cell: number, used: ReadonlySet<number>): number[] {
  const all = ticketsByCell(frame, plan)[cell] ?? []
  return shuffled(seededRandom(`reserve ${cell} ${seed}`), all).filter((at) => !used.has(frame.ticketIds[at] ?? 0))
}

/** The cell that a place of the frame is drawn from. */
export function cellOf({ stratumOf, agentOf }: SampleFrame, { cells }: SamplePlan, at: number): number {
  if (cells.length === 1) return 0
  return cells.findIndex(({ stratum, agent }) => stratum === stratumOf[at] && (agent === null || agent === agentOf[at]))
}

/** Places in the frame by cell. */
function ticketsByCell({ stratumOf, agentOf, strata, agents }: SampleFrame, { cells }: SamplePlan): number[][] {
  const byAgent = cells.some(({ agent }) => agent !== null)
  const width = byAgent ? agents.length : 1
  const placeOf = new Int32Array(strata.length * width).fill(-1)
  cells.forEach(({ stratum, agent }, cell) => (placeOf[stratum * width + (agent ?? 0)] = cell))
  const tickets = cells.map((): number[] => [])
  // A simple sample has one cell for all strata.
  const whole = cells.length === 1
  stratumOf.forEach((stratum, at) => tickets[whole ? 0 : (placeOf[stratum * width + (byAgent ? (agentOf[at] ?? 0) : 0)] ?? -1)]?.push(at))
  return tickets
}

/** Whole numbers for what is expected of each cell: strata by agents, every margin kept. */
function wholeSizes(random: Random, { cells }: SamplePlan): number[] {
  if (cells.every(({ agent }) => agent === null)) return cells.map(({ expected }) => Math.round(expected))
  const rows = Math.max(...cells.map(({ agent }) => agent ?? 0)) + 1
  const columns = Math.max(...cells.map(({ stratum }) => stratum)) + 1
  const table = Array.from({ length: rows }, () => Array.from({ length: columns }, () => 0))
  const rowOf = ({ agent }: PlannedCell) => table[agent ?? 0]
  for (const cell of cells) {
    const row = rowOf(cell)
    if (row) row[cell.stratum] = cell.expected
  }
  const whole = controlledRounding(random, table)
  return cells.map(({ agent, stratum }) => whole[agent ?? 0]?.[stratum] ?? 0)
}
