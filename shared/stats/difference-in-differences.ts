/**
 * Change of a share on one side less its change on another: difference in differences of four independent shares, 95 % by default.
 * Interval by MOVER (method of variance estimates recovery; Zou & Donner 2008, Statistics in Medicine 27:1693–1702) from the two Newcombe intervals.
 *
 * @example differenceInDifferences({ before: { successes: 70, n: 100 }, after: { successes: 80, n: 100 } }, { before: …, after: … })
 * null where a sample is empty. It says how the sides went, not why.
 */
import { newcombe, type Share } from './newcombe.ts'

export interface BeforeAfter {
  before: Share
  after: Share
}
export function differenceInDifferences(
  own: BeforeAfter,
  control: BeforeAfter,
  z?: number,
): { difference: number; low: number; high: number } | null {
  const a = newcombe(own.after, own.before, z)
  const b = newcombe(control.after, control.before, z)
  if (a === null || b === null) return null
  const difference = a.difference - b.difference
  return {
    difference,
    low: difference - Math.hypot(a.difference - a.low, b.high - b.difference),
    high: difference + Math.hypot(a.high - a.difference, b.difference - b.low),
  }
}
