/** Two texts of one review: which parts differ, and what comes of the choice between them. */
import { problemSchema } from '@shared/api/status.ts'
import { NOTHING_SAID, type ReviewWords } from '@shared/quality/review.ts'
import { differingParts, partOf, sameValue, withPart } from './review-parts.ts'

/** What the service answered, as the cause of the error that came of it. */
interface Refusal {
  cause?: unknown
}
export type Side = 'theirs' | 'yours' | 'both'
export interface ConflictPart {
  part: string
  theirs: unknown
  yours: unknown
  /** What is taken unless the reviewer says otherwise. */
  side: Side
}
export interface ReviewConflict {
  version: number
  savedAt: string
  savedBy: string | null
  parts: readonly ConflictPart[]
}

const isNothing = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** Only one said or changed something: that one's. Both did: comments are put together, else the reviewer's own. */
function sideOf(part: string, theirs: unknown, yours: unknown, base: unknown): Side {
  if (isNothing(yours)) return 'theirs'
  if (isNothing(theirs)) return 'yours'
  if (sameValue(yours, base)) return 'theirs'
  return part === 'comments' && !sameValue(theirs, base) ? 'both' : 'yours'
}

/** Null when the service's answer tells of none. */
export function conflictOf({ cause }: Refusal, yours: ReviewWords): ReviewConflict | null {
  const conflict = problemSchema.safeParse(cause).data?.conflict
  if (!conflict) return null
  const parts = conflict.keys.map(({ key, theirs, base }) => {
    const own = partOf(yours, key)
    return { part: key, theirs: theirs ?? null, yours: own, side: sideOf(key, theirs, own, base) }
  })
  return {
    version: conflict.version,
    savedAt: conflict.savedAt,
    savedBy: conflict.savedBy,
    parts: parts.filter((one) => !sameValue(one.theirs, one.yours)),
  }
}

/** Between the text that the service has and the one that this browser kept. */
export function conflictBetween(
  kept: { words: ReviewWords; version: number; savedAt: string; savedBy: string | null },
  yours: ReviewWords,
): ReviewConflict {
  const { words, ...who } = kept
  const parts = differingParts(words, yours).map((part): ConflictPart => {
    const [theirs, own] = [partOf(words, part), partOf(yours, part)]
    return { part, theirs, yours: own, side: sideOf(part, theirs, own, partOf(NOTHING_SAID, part)) }
  })
  return { ...who, parts }
}

/** The reviewer's words with each part as chosen. */
export function merged(yours: ReviewWords, parts: readonly ConflictPart[]): ReviewWords {
  return parts.reduce<ReviewWords>((words, { part, theirs, side }) => {
    if (side === 'yours') return words
    return withPart(words, part, side === 'both' ? together(theirs, partOf(words, part)) : theirs) ?? words
  }, yours)
}

function together(theirs: unknown, yours: unknown): unknown {
  if (!Array.isArray(theirs) || !Array.isArray(yours)) return [theirs, yours].filter(Boolean).join('\n')
  return [...theirs, ...yours.filter((one) => !theirs.some((other) => sameValue(one, other)))]
}

/** All that the service has stood in something that was sent: its answer was lost on the way, nobody else has written. */
export function ownEcho({ cause }: Refusal, inDoubt: readonly ReviewWords[], body: ReviewWords): number | null {
  const conflict = problemSchema.safeParse(cause).data?.conflict
  if (!conflict) return null
  const isOf = (words: ReviewWords) => conflict.keys.every(({ key, theirs }) => sameValue(partOf(words, key), theirs))
  return [...inDoubt, body].some(isOf) ? conflict.version : null
}
