/**
 * 9.5, as sets of tickets: what `one_touch` counts in a week, less each exclusion, less what is not first, moved to and from other weeks,
 * less what is not ripe, is what `net` counts in it; and the same for successes, with each one gained or lost explained by a rule.
 */
import { compileLens, defineLens, type LensSettings } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import { periodStart } from '@shared/time/calendar.ts'
import type { DatedFact } from '../store/fact-store/judge-contract.ts'
import type { FactCheck } from './identity.ts'

interface Week {
  oneTouch: number
  left: number
  movedOut: number
  movedIn: number
  joined: number
  net: number
}
const ripe = (cell: string | null) => cell === 'success' || cell === 'failed'

export function createReconciliation(settings: LensSettings, asOf: number): FactCheck {
  const oneTouch = compileLens(defineLens('one_touch', settings), asOf).cell
  const net = compileLens(defineLens('net', settings), asOf)
  const weeks = new Map<number, Week>()
  const problems: string[] = []
  const week = (day: number): Week => {
    const monday = periodStart(day, 'week')
    const known = weeks.get(monday) ?? { oneTouch: 0, left: 0, movedOut: 0, movedIn: 0, joined: 0, net: 0 }
    weeks.set(monday, known)
    return known
  }
  const see = ({ fact, cohortDay, lastSolvedDay }: DatedFact) => {
    const columns = toColumns(fact)
    const touched = choose(oneTouch, columns) !== null && lastSolvedDay !== null
    const cell = choose(net.cell, columns)
    const from = touched ? week(lastSolvedDay) : null
    const to = ripe(cell) ? week(cohortDay) : null
    if (from) from.oneTouch++
    if (to) to.net++
    if (from && !to) {
      from.left++
      // Whoever leaves has to have a reason to.
      const excused = cell === null || cell === 'pending' || cell === 'failedEarly' || cell.startsWith('excluded:')
      if (!excused || (cell === null && fact.firstSolvedAt !== null && columns.cohortAt <= asOf))
        problems.push(`ticket ${fact.ticketId} leaves with ${cell}`)
    }
    // Solved once and open again now: net knows it, one_touch speaks of now.
    if (to && !from) {
      to.joined++
      if (fact.solvedNow && lastSolvedDay !== null) problems.push(`ticket ${fact.ticketId} joins though it is solved now`)
    }
    if (from && to && from !== to) {
      from.movedOut++
      to.movedIn++
    }
    if (cell === 'success' && (fact.escalated || fact.transfers > 0 || fact.clarifications > 0) && net.definition.flags.length === 4)
      problems.push(`ticket ${fact.ticketId} is a success with a failure flag`)
  }
  return {
    see,
    result() {
      const off = [...weeks].filter(([, one]) => one.oneTouch - one.left - one.movedOut + one.movedIn + one.joined !== one.net)
      const said = [...problems, ...off.map(([monday]) => `week of day ${monday} does not add up`)]
      return {
        name: 'one_touch less exclusions, not first, moved and not ripe = net, as sets of tickets',
        ok: said.length === 0,
        detail: said.length === 0 ? `${weeks.size} weeks` : `${said.length}: ${said.slice(0, 5).join('; ')}`,
      }
    },
  }
}
