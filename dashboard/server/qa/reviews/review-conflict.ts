/** A change that was made from an older text: both are shown, so that nothing is lost. */
import { wordsDifferences } from '@shared/quality/differences.ts'
import type { ReviewWords } from '@shared/quality/review.ts'
import { conflict } from '../../analytics/answer.ts'
import { toIso } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'

export function changedMeanwhile(present: Kept<ReviewBody> | null, yours: ReviewWords, named: (savedBy: string) => string) {
  if (present === null) return conflict('review_changed', 'The draft was taken back meanwhile; save from version 0.')
  return conflict(
    'review_changed',
    `${named(present.savedBy)} saved this review meanwhile; both texts are here. Choose, and save from version ${present.version}.`,
    {
      conflict: {
        version: present.version,
        savedAt: toIso(present.savedAt),
        savedBy: named(present.savedBy),
        keys: wordsDifferences(present.body.words, yours).map((one) => ({ ...one, base: null, bothChanged: true })),
      },
    },
  )
}
export const itemClosed = (state: string) =>
  conflict(
    'item_closed',
    state === 'replaced'
      ? 'The item was replaced meanwhile; nothing more is written to it.'
      : 'The review is submitted; take it back first to change it.',
  )
