/** What differs between two states of one review, part by part, so that of a conflict nothing is lost. */
import type { MessageComment, ReviewWords } from './review.ts'

export interface WordsDifference {
  /** `answers.ID`, `sameIssue.ID`, `comments`, `verdict`, `cause`, `controllableBy` or `note`. */
  key: string
  theirs: unknown
  yours: unknown
}
export function wordsDifferences(theirs: ReviewWords, yours: ReviewWords): WordsDifference[] {
  const named = (['answers', 'sameIssue'] as const).flatMap((part) =>
    [...new Set([...Object.keys(theirs[part]), ...Object.keys(yours[part])])].map((id) => ({
      key: `${part}.${id}`,
      theirs: theirs[part][id] ?? null,
      yours: yours[part][id] ?? null,
    })),
  )
  const plain = (['comments', 'verdict', 'cause', 'controllableBy', 'note'] as const).map((key) => ({ key, theirs: theirs[key], yours: yours[key] }))
  return [...named, ...plain].filter((one) => JSON.stringify(one.theirs) !== JSON.stringify(one.yours))
}

/** Both lists in one, each comment once: what somebody wrote is never dropped by choosing. */
export function joinComments(theirs: readonly MessageComment[], yours: readonly MessageComment[]): MessageComment[] {
  const said = new Set(theirs.map((comment) => JSON.stringify(comment)))
  return [...theirs, ...yours.filter((comment) => !said.has(JSON.stringify(comment)))]
}
