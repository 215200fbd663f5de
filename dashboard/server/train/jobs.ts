/** THE list of jobs that the training worker knows. A training sends its chunks to the job of its kind. */
import type { Job } from './job.ts'
import { createRepeatRiskJob, type RepeatRiskChunk } from './repeat-risk-job.ts'
import { createSameIssueJob, type SameIssueChunk } from './same-issue-job.ts'
import { createTopicsJob, type TopicsChunk } from './topics-job.ts'

/** What each job takes. */
export interface JobChunks {
  repeat_risk: RepeatRiskChunk
  same_issue: SameIssueChunk
  topics: TopicsChunk
}
export type JobKind = keyof JobChunks

export const JOBS: { readonly [K in JobKind]: () => Job<JobChunks[K]> } = {
  repeat_risk: createRepeatRiskJob,
  same_issue: createSameIssueJob,
  topics: createTopicsJob,
}
