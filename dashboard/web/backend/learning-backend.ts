import type { IdentityQueue, PersonWordRequest } from '@shared/api/identity.ts'
import type { IssueCheck, IssueCheckReport } from '@shared/api/issue-check.ts'
import type { LearnedModel } from '../figures/learned.ts'

export type PairAnswer = NonNullable<IssueCheck['pairs'][number]['answer']>

/** What was learned from the account's own tickets, and what people say to make it better. */
export interface LearningBackend {
  models(signal?: AbortSignal): Promise<{ models: readonly LearnedModel[] }>
  /** Doubtful persons, the busiest first. */
  personQueue(limit: number, signal?: AbortSignal): Promise<IdentityQueue>
  /** `same: null` takes the word back. */
  sayPerson(word: PersonWordRequest): Promise<void>
  issueCheck(signal?: AbortSignal): Promise<IssueCheck>
  /** `null` takes the answer back. */
  answerPair(pair: string, answer: PairAnswer | null): Promise<void>
  issueCheckReport(signal?: AbortSignal): Promise<IssueCheckReport>
}
