/** THE list of questions that `ask` takes, in the order of help. */
import { agents, bots, mix, nextIssues } from './comparisons.ts'
import { falseHigh, pareto, routing } from './failures.ts'
import { articleEffect, experts, failureDemand, savings, underLoad } from './insight.ts'
import type { Question } from './question.ts'
import { returns, windows } from './returns.ts'
import { counterMetrics, effort, selfService, sla } from './service.ts'

export const QUESTIONS: readonly Question[] = [
  pareto,
  routing,
  returns,
  windows,
  mix,
  agents,
  falseHigh,
  bots,
  nextIssues,
  counterMetrics,
  sla,
  selfService,
  effort,
  articleEffect,
  underLoad,
  failureDemand,
  savings,
  experts,
]
