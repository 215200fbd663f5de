/** 9.4: what may become of a contact as the window grows, and as time goes by. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { compileLens, defineLens, type LensSettings } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import type { FactCheck } from './identity.ts'

const failed = (cell: string | null) => cell === 'failed' || cell === 'failedEarly'

/** Holds `smaller` against `larger` days at `asOf`, and `smaller` half a window earlier against itself. */
export function createGrowth(settings: LensSettings, smaller: number, larger: number, asOf: number): FactCheck {
  const lens = (windowDays: number, at: number) => compileLens({ ...defineLens('gross', settings), windowDays, windowByReason: {} }, at).cell
  const [narrow, wide, before] = [lens(smaller, asOf), lens(larger, asOf), lens(smaller, asOf - (smaller * DAY_SECONDS) / 2)]
  const problems: string[] = []
  let seen = 0
  return {
    see({ fact }) {
      const columns = toColumns(fact)
      const [cell, grown, young] = [choose(narrow, columns), choose(wide, columns), choose(before, columns)]
      seen++
      if (failed(cell) && !failed(grown) && grown !== 'excluded:not_first')
        problems.push(`ticket ${fact.ticketId} is ${cell} at ${smaller} days and ${grown} at ${larger}`)
      if (young === 'pending' && cell !== 'pending' && cell !== 'success' && !failed(cell))
        problems.push(`ticket ${fact.ticketId} was pending and is ${cell}`)
      if (young === 'failedEarly' && !failed(cell)) problems.push(`ticket ${fact.ticketId} had failed early and is ${cell}`)
    },
    result: () => ({
      name: `failed at ${smaller} days = failed at ${larger} while still first, and time unmakes no failure`,
      ok: problems.length === 0,
      detail: problems.length === 0 ? `${seen} facts` : `${problems.length}: ${problems.slice(0, 5).join('; ')}`,
    }),
  }
}
