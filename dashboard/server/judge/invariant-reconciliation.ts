/**
 * 9.5, as sets of tickets: what a lens judges in a week, less what leaves and what moved to another week, with what joins and what moved here,
 * is what `net` judges in it; and nobody leaves or joins without a reason that has a name.
 */
import { compileLens, defineLens, type LensId, type LensSettings } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import { compileSteps, readStep } from '@shared/fcr/reconcile.ts'
import { periodStart } from '@shared/time/calendar.ts'
import type { DatedFact } from '../store/fact-store/judge-contract.ts'
import type { FactCheck } from './identity.ts'

interface Week {
  before: number
  left: number
  movedOut: number
  movedIn: number
  joined: number
  after: number
}
const isJudged = (cell: string | null) => cell === 'success' || cell === 'failed'

export function createReconciliation(settings: LensSettings, asOf: number, reported: LensId): FactCheck {
  const [before, after] = [compileLens(defineLens(reported, settings), asOf), compileLens(defineLens('net', settings), asOf)]
  const steps = compileSteps(before, after, { from: null, until: null }).cell
  const weeks = new Map<number, Week>()
  const problems: string[] = []
  const week = (day: number): Week => {
    const monday = periodStart(day, 'week')
    const known = weeks.get(monday) ?? { before: 0, left: 0, movedOut: 0, movedIn: 0, joined: 0, after: 0 }
    weeks.set(monday, known)
    return known
  }
  const see = ({ fact, cohortDay, lastSolvedDay }: DatedFact) => {
    const columns = toColumns(fact)
    const judged = (lens: typeof before) => {
      const day = lens.cohort === 'cohortAt' ? cohortDay : lastSolvedDay
      return isJudged(choose(lens.cell, columns)) && day !== null ? week(day) : null
    }
    const [from, to] = [judged(before), judged(after)]
    if (from) from.before++
    if (to) to.after++
    const step = choose(steps, columns)
    const code = step === null ? null : readStep(step).code
    if (code?.startsWith('leaves.') && from) from.left++
    if (code?.startsWith('joins.') && to) to.joined++
    if (from && to && from !== to) {
      from.movedOut++
      to.movedIn++
    }
    if (code?.endsWith('.unexplained') || (code === null && (from || to))) problems.push(`ticket ${fact.ticketId} changes sides as ${code}`)
  }
  return {
    see,
    result() {
      const off = [...weeks].filter(([, one]) => one.before - one.left - one.movedOut + one.movedIn + one.joined !== one.after)
      const said = [...problems, ...off.map(([monday]) => `week of day ${monday} does not add up`)]
      return {
        name: `${reported} less exclusions, not first, moved and not ripe = net, as sets of tickets`,
        ok: said.length === 0,
        detail: said.length === 0 ? `${weeks.size} weeks` : `${said.length}: ${said.slice(0, 5).join('; ')}`,
      }
    },
  }
}
