/** THE list of trainings, in the order in which they run. */
import type { CreateTraining } from './contract.ts'
import { repeatRiskTraining } from './repeat-risk.ts'
import { sameIssueTraining } from './same-issue.ts'
import { topicsTraining } from './topics.ts'

/** Same issue reads the topics. */
export const TRAININGS: readonly CreateTraining[] = [topicsTraining, sameIssueTraining, repeatRiskTraining]
