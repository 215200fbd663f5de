/** What a question answers: a value, or what was wrong with the question, said so that the caller can act on it. */
export interface CallerProblem {
  /** Stable; readers translate by it. */
  code: string
  /** One clear sentence naming what was wrong and an example of what is right. */
  detail: string
  kind: 'usage' | 'not_found' | 'conflict'
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: CallerProblem }

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value })
export const misuse = (code: string, detail: string): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'usage' },
})
export const notFound = (code: string, detail: string): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'not_found' },
})
/** What was to be changed is no longer what the caller saw. */
export const conflict = (code: string, detail: string): { ok: false; problem: CallerProblem } => ({
  ok: false,
  problem: { code, detail, kind: 'conflict' },
})
