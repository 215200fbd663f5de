/** The slow way round for tests: facts judged one by one, rates counted by hand. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import { evaluate, type Evaluation } from '@shared/fcr/evaluate.ts'
import { compileLens, defineLens, type LensId } from '@shared/fcr/lens.ts'
import type { Answer } from './answer.ts'
import type { AnalyticsSettings } from './reader.ts'

export interface Judged extends Evaluation {
  fact: ContactFact
}
export function judged(facts: readonly ContactFact[], settings: AnalyticsSettings, asOf: number, lens: LensId = 'net'): Judged[] {
  const compiled = compileLens(defineLens(lens, settings), asOf)
  return facts.map((fact) => ({ fact, ...evaluate(compiled, fact) }))
}
export const isRipe = ({ state }: Judged): boolean => state === 'success' || state === 'failed'
export const isFailure = ({ state }: Judged): boolean => state === 'failed' || state === 'failedEarly'
/** Success ÷ ripe. */
export function rateByHand(rows: readonly Judged[]): number | null {
  const ripe = rows.filter(isRipe)
  return ripe.length === 0 ? null : ripe.filter(({ state }) => state === 'success').length / ripe.length
}

export async function valueOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const found = await asked
  if (!found.ok) throw new Error(`${found.problem.code}: ${found.problem.detail}`)
  return found.value
}
export async function codeOf(asked: Promise<Answer<unknown>>): Promise<string> {
  const found = await asked
  return found.ok ? 'no problem' : found.problem.code
}
