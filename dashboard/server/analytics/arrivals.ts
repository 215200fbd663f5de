/** Questions that count contacts by when they arrived: their scope, their days, and the words that open them. */
import type { Open, Stamp } from '@shared/api/question.ts'
import { compileArrivals, CONTACT } from '@shared/fcr/arrivals.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import { startOfDay } from '@shared/time/calendar.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import { arrivedBetween, arrivedWord } from './narrowing-measures.ts'
import type { Asked } from './scope.ts'

/** Days of a list are those of the first solve, so an answer by arrival opens without days and with its own words. */
export function stampWithoutDays(stamp: Stamp): Stamp {
  const { from: _from, to: _to, ...contacts } = stamp.contacts
  return { ...stamp, contacts }
}

/** All contacts that had arrived by the as-of and match the filters; null before anything was synced. */
export function everyArrival({ scope }: Pick<Asked, 'scope'>): FactScope | null {
  return scope === null ? null : { ...scope, lens: compileArrivals(scope.lens.definition, scope.lens.asOf), fromDay: null, toDay: null }
}
export const narrowed = (scope: FactScope, ...also: readonly Predicate[]): FactScope => ({
  ...scope,
  narrow: { all: [...(scope.narrow === undefined ? [] : [scope.narrow]), ...also] },
})

/** From the first second of the first asked day up to, not including, the first after the last one; open ends are where data can be. */
export interface Span {
  from: EpochSeconds
  until: EpochSeconds
}
export function askedSpan({ question }: Pick<Asked, 'question'>, timeZone: string): Span {
  return {
    from: question.fromDay === null ? 0 : startOfDay(question.fromDay, timeZone),
    until: question.toDay === null ? (question.asOf ?? 0) + 1 : startOfDay(question.toDay + 1, timeZone),
  }
}
export const arrivedIn = ({ from, until }: Span): Predicate => arrivedBetween(from, until)
export const openArrivals = (
  { from, until }: Span,
  filter: Asked['filter'],
  own: Record<string, string> = {},
  words: readonly string[] = [],
): Open => ({
  state: CONTACT,
  filter: filter(own, [arrivedWord(from, until), ...words]),
})
