/** Same-issue labels of a submitted review as humans' words: they decide the pair, train the model and test it. Taken back, what was said before is said again. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { ReviewWords } from '@shared/quality/review.ts'
import type { ReviewBody } from '../bodies.ts'
import { reviewBook, type ReviewDeps } from './review-deps.ts'

type Words = NonNullable<ReviewBody['issueWords']>
type WordStore = Pick<ReviewDeps['ops'], 'issueVerdicts' | 'saveIssueVerdict'>

/** “Cannot tell” says nothing. */
export async function issueWordsOf(ops: WordStore, ticketId: number, labels: ReviewWords['sameIssue']): Promise<Words> {
  const said = Object.entries(labels).flatMap(([other, label]) => (label === 'cannot_tell' ? [] : [{ other: Number(other), same: label === 'same' }]))
  if (said.length === 0) return []
  const verdicts = await ops.issueVerdicts()
  return said.map(({ other, same }) => {
    const [a, b] = ticketId < other ? [ticketId, other] : [other, ticketId]
    return { a, b, same, before: verdicts.find((one) => one.a === a && one.b === b)?.same ?? null }
  })
}

/** Whether anything was said that was not said before. */
export async function sayIssueWords(ops: WordStore, words: Words, at: EpochSeconds): Promise<boolean> {
  const fresh = words.filter(({ same, before }) => same !== before)
  for (const { a, b, same } of fresh) await ops.saveIssueVerdict({ a, b, same }, at)
  return fresh.length > 0
}

/** Only where the word that stands is still the review's own. */
export async function unsayIssueWords(ops: WordStore, words: Words, saidAt: EpochSeconds, at: EpochSeconds): Promise<boolean> {
  const verdicts = await ops.issueVerdicts()
  const ours = words.filter(
    ({ a, b, same, before }) => same !== before && verdicts.some((one) => one.a === a && one.b === b && one.same === same && one.at === saidAt),
  )
  for (const { a, b, before } of ours) await ops.saveIssueVerdict({ a, b, same: before }, at)
  return ours.length > 0
}

/** Submissions of the last day whose words were not said because the service was stopped in between. Whether any was. */
export async function settleIssueWords(ops: ReviewDeps['ops'], now: EpochSeconds): Promise<boolean> {
  const late = (await reviewBook(ops).list(['state:submitted']))
    .map(({ body }) => body)
    .filter(({ submittedAt, issueWords = [] }) => submittedAt !== null && submittedAt > now - DAY_SECONDS && issueWords.length > 0)
  if (late.length === 0) return false
  const verdicts = await ops.issueVerdicts()
  let said = false
  for (const { issueWords = [], submittedAt } of late) {
    // Whatever was said since stands.
    const missing = issueWords.filter(({ a, b }) => !verdicts.some((one) => one.a === a && one.b === b && one.at >= (submittedAt ?? now)))
    said = (await sayIssueWords(ops, missing, submittedAt ?? now)) || said
  }
  return said
}
