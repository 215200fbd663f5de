import { ref } from 'vue'
import type { ReviewItem } from '@shared/api/quality/reviews.ts'
import { useReviewsBackend } from '../../../composables/use-reviews-backend.ts'
import { useReviewDraft } from '../../../components/quality/use-review-draft.ts'
import { useScoring } from '../../../components/quality/use-scoring.ts'
import { useWorkClock } from '../../../components/quality/use-work-clock.ts'
import { usePerson } from '../../../stores/person.ts'
import { toInput, useSubmission } from './use-submission.ts'

/** A review at work: its words, kept as they are written with the time they took, how they score, and how they are handed in. */
export function useReviewWork(item: ReviewItem) {
  const backend = useReviewsBackend()
  const person = usePerson()
  const { itemId } = item.item
  const clock = useWorkClock()
  /** Of work so far, as the service counts them. */
  const seconds = ref(item.review.seconds)

  const draft = useReviewDraft({
    name: `${person.me?.userId ?? 'me'}.${itemId}`,
    kept: item.review,
    save: async (words, ifVersion, last) => {
      const worked = clock.take()
      try {
        const kept = await backend.keepDraft(itemId, { ifVersion, words: toInput(words), seconds: worked }, last)
        seconds.value = kept.seconds
        return kept
      } catch (problem) {
        clock.giveBack(worked)
        throw problem
      }
    },
  })
  const scoring = useScoring({
    card: item.scorecard,
    ticket: item.scored,
    neighbours: item.conversation.neighbours.map(({ ticketId }) => ticketId),
    words: draft.words,
    change: draft.change,
  })
  const submission = useSubmission({ item, draft, takeSeconds: clock.take, giveBack: clock.giveBack })
  return { draft, scoring, submission, seconds }
}
