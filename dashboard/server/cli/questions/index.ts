/** THE list of questions that `ask` takes, in the order of help. */
import { agents, bots, mix, nextIssues } from './comparisons.ts'
import { falseHigh, pareto, routing } from './failures.ts'
import type { Question } from './question.ts'
import { returns, windows } from './returns.ts'

export const QUESTIONS: readonly Question[] = [pareto, routing, returns, windows, mix, agents, falseHigh, bots, nextIssues]
