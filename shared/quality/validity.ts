/** What a criterion tells of what came later: odds of success where it was met against where it was not. */
import { falseDiscovery } from '../stats/false-discovery.ts'
import { oddsRatio } from '../stats/odds-ratio.ts'
import { normalCdf } from '../stats/special-functions.ts'

/** Reviews on each side. */
export const FEWEST_SIDE = 10
/** Reviews of each outcome. */
export const FEWEST_OUTCOMES = 5
/** With more looks at once those that stand out are held against chance. */
export const MANY_LOOKS = 20
/** An interval within these says that there is nothing worth a weight. */
const NOTHING = [0.5, 2] as const
const Z = 1.959964

export interface Look {
  met: boolean
  success: boolean
  /** Chance with which it was drawn. */
  inclusion: number
}
export type ValidityWord = 'predicts' | 'against' | 'nothing' | 'open' | 'too_few'
export interface ValidityFigure {
  n: number
  met: { n: number; success: number }
  notMet: { n: number; success: number }
  ratio: number | null
  low: number | null
  high: number | null
  method: 'woolf' | 'exact' | null
  weighted: number | null
  says: ValidityWord
  chance: boolean
}

/** One criterion and outcome; each review counts once. Intervals as `oddsRatio`. */
export function validityOf(looks: readonly Look[]): ValidityFigure {
  const count = (met: boolean) => {
    const own = looks.filter((look) => look.met === met)
    return { n: own.length, success: own.filter(({ success }) => success).length }
  }
  const [met, notMet] = [count(true), count(false)]
  const n = looks.length
  const success = met.success + notMet.success
  const base = { n, met, notMet, ratio: null, low: null, high: null, method: null, weighted: null, chance: false }
  if (Math.min(met.n, notMet.n) < FEWEST_SIDE || Math.min(success, n - success) < FEWEST_OUTCOMES) return { ...base, says: 'too_few' }
  const found = oddsRatio({ withYes: met.success, withNo: met.n - met.success, withoutYes: notMet.success, withoutNo: notMet.n - notMet.success }, Z)
  if (found === null) return { ...base, says: 'too_few' }
  const { ratio, low, high, method } = found
  return { ...base, ratio, low, high, method, weighted: weightedRatio(looks), says: wordOf(low, high) }
}
function wordOf(low: number, high: number | null): ValidityWord {
  if (low > 1) return 'predicts'
  if (high !== null && high < 1) return 'against'
  return high !== null && low >= NOTHING[0] && high <= NOTHING[1] ? 'nothing' : 'open'
}
/** The ratio of the frame's estimated odds: what the sample's design over-drew counts less. */
function weightedRatio(looks: readonly Look[]): number | null {
  const sum = (met: boolean, success: boolean) =>
    looks.reduce((total, look) => total + (look.met === met && look.success === success ? 1 / look.inclusion : 0), 0)
  const below = sum(true, false) * sum(false, true)
  return below === 0 ? null : (sum(true, true) * sum(false, false)) / below
}

/** Marks those that stand out alone and not among so many. */
export function heldAgainstChance<T extends ValidityFigure>(rows: readonly T[]): T[] {
  const looked = rows.filter(({ says }) => says !== 'too_few')
  if (looked.length <= MANY_LOOKS) return [...rows]
  const found = falseDiscovery(looked.map((row) => pOf(row)))
  const real = new Set(looked.filter((_, at) => found[at]?.found === true))
  return rows.map((row) => ({ ...row, chance: (row.says === 'predicts' || row.says === 'against') && !real.has(row) }))
}
/** Two-sided, from the interval's nearer limit; a ratio without bound by its only limit. */
function pOf({ ratio, low, high }: ValidityFigure): number {
  if (ratio !== null && ratio > 0 && low !== null && high !== null && low > 0) {
    const error = (Math.log(high) - Math.log(low)) / (2 * Z)
    return 2 * normalCdf(-Math.abs(Math.log(ratio)) / error)
  }
  return (low !== null && low > 1) || (high !== null && high < 1) ? 0.05 : 1
}
