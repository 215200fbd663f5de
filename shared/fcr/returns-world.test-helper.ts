/** Invented weeks of contacts whose returns follow a known law: for holding projections against what then happened. */
import { exponential, poisson } from '../stats/draws.ts'
import { seededRandom, type Random } from '../stats/random.ts'
import { DAY_SECONDS } from './config.ts'
import type { ReturnHistory, Span } from './return-history.ts'

export interface ReasonLaw {
  share: number
  windowDays: number
  /** Share that returns within the 30 days. */
  returns: number
  /** Days until a return, before it is cut at 30. */
  delay: (random: Random) => number
}
export interface WorldLaw {
  name: string
  reasons: readonly ReasonLaw[]
  /** Contacts of a usual week; each week is between `least` and `most` times that. */
  weekly: number
  swing: readonly [least: number, most: number]
  /** Change of the share that returns from the first week to the last, in its own units (0.2 = by a fifth). */
  drift: number
  /** Spread of the share that returns from week to week, as a factor. */
  restless: number
  flagged: number
  silent: number
}
export const WEEK = 7 * DAY_SECONDS
export const WORLD_START = 1_600_000_000

export const delays = {
  /** Half of those within a week come within 1.3 days. */
  quick: (random: Random) => exponential(random, 1.9),
  slow: (random: Random) => exponential(random, 9),
  /** Some at once, some when the parcel is late. */
  twoWaves: (random: Random) => (random() < 0.6 ? exponential(random, 1) : 4 + 5 * random()),
  even: (random: Random) => 30 * random(),
  /** Long silence, then most at once. */
  late: (random: Random) => 5 + 3 * random() ** 2,
}

export function returnsWorld(law: WorldLaw, weeks: number, seed: number): { history: ReturnHistory; weeks: Span[] } {
  const random = seededRandom(`${law.name} ${seed}`)
  const spans = Array.from({ length: weeks }, (_, at) => ({ start: WORLD_START + at * WEEK, end: WORLD_START + (at + 1) * WEEK }))
  const contacts = spans.flatMap((week, at) => weekOf(law, week, at / weeks, random)).sort((a, b) => a.solvedAt - b.solvedAt)
  const column = (of: (contact: (typeof contacts)[number]) => number) => Float64Array.from(contacts, of)
  const flags = (of: (contact: (typeof contacts)[number]) => boolean) => Uint8Array.from(contacts, (contact) => (of(contact) ? 1 : 0))
  return {
    weeks: spans,
    history: {
      solvedAt: column(({ solvedAt }) => solvedAt),
      gap: column(({ gap }) => gap),
      window: column(({ window }) => window),
      flagged: flags(({ flagged }) => flagged),
      silent: flags(({ silent }) => silent),
    },
  }
}

function weekOf(law: WorldLaw, week: Span, progress: number, random: Random) {
  const [least, most] = law.swing
  const size = poisson(random, law.weekly * (least + (most - least) * random()))
  const mood = (1 + law.drift * progress) * (1 + law.restless * (2 * random() - 1))
  return Array.from({ length: size }, () => {
    const reason = drawn(law.reasons, random)
    const day = random() < 0.85 ? Math.floor(random() * 5) : 5 + Math.floor(random() * 2)
    const delay = reason.delay(random)
    const returns = random() < reason.returns * mood && delay < 30
    return {
      solvedAt: week.start + Math.floor((day + 0.3 + 0.5 * random()) * DAY_SECONDS),
      gap: returns ? Math.floor(delay * DAY_SECONDS) : Number.NaN,
      window: reason.windowDays * DAY_SECONDS,
      flagged: random() < law.flagged,
      silent: random() < law.silent,
    }
  })
}

function drawn(reasons: readonly ReasonLaw[], random: Random): ReasonLaw {
  let left = random() * reasons.reduce((sum, { share }) => sum + share, 0)
  return reasons.find(({ share }) => (left -= share) < 0) ?? reasons.at(-1)!
}
