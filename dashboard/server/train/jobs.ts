/** THE list of jobs that the training worker knows. A training sends its chunks to the job of its kind. */
import type { Job } from './job.ts'
import { createRepeatRiskJob, type RepeatRiskChunk } from './repeat-risk-job.ts'

/** What each job takes. */
export interface JobChunks {
  repeat_risk: RepeatRiskChunk
}
export type JobKind = keyof JobChunks

export const JOBS: { readonly [K in JobKind]: () => Job<JobChunks[K]> } = {
  repeat_risk: createRepeatRiskJob,
}
