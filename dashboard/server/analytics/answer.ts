/** What a question answers: a value, or what was wrong with the question, said so that the caller can act on it. */
import type { Problem } from '@shared/api/status.ts'

export interface CallerProblem {
  /** Stable; readers translate by it. */
  code: string
  /** One clear sentence naming what was wrong and an example of what is right. */
  detail: string
  kind: 'usage' | 'not_found' | 'conflict' | 'forbidden'
  /** What a program needs to go on from here: each fault by its path, or both sides of a conflict. */
  more?: ProblemMore
}
type ProblemMore = Pick<Problem, 'errors' | 'conflict'>
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: CallerProblem }

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value })
export const misuse = (code: string, detail: string, more?: ProblemMore): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'usage', ...(more ? { more } : {}) },
})
export const notFound = (code: string, detail: string): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'not_found' },
})
/** Known who asks, and it is not theirs. */
export const forbidden = (code: string, detail: string): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'forbidden' },
})
/** What was to be changed is no longer what the caller saw. */
export const conflict = (code: string, detail: string, more?: ProblemMore): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'conflict', ...(more ? { more } : {}) },
})
