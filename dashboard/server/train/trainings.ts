/** THE list of trainings, in the order in which they run. */
import type { CreateTraining } from './contract.ts'
import { repeatRiskTraining } from './repeat-risk.ts'

export const TRAININGS: readonly CreateTraining[] = [repeatRiskTraining]
