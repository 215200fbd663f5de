import { ref, shallowRef } from 'vue'
import { useRouter } from 'vue-router'
import type { DraftChange, ReviewItem, Submitted } from '@shared/api/quality/reviews.ts'
import type { ReviewWords } from '@shared/quality/review.ts'
import type { BackendError } from '../../../backend/backend-error.ts'
import { sameWords } from '../../../components/quality/review-parts.ts'
import type { useReviewDraft } from '../../../components/quality/use-review-draft.ts'
import { useReviewsBackend } from '../../../composables/use-reviews-backend.ts'
import { toBackendError } from '../../../composables/use-request.ts'
import { useSitting } from './sitting.ts'

/** As the service takes them. */
export const toInput = (words: ReviewWords): DraftChange['words'] => ({
  ...words,
  comments: words.comments.map((comment) => ({ ...comment, tags: [...comment.tags] })),
})
interface Source {
  item: ReviewItem
  draft: Pick<ReturnType<typeof useReviewDraft>, 'words' | 'version' | 'pause' | 'resume' | 'meet' | 'adopt'>
  takeSeconds(): number
  giveBack(seconds: number): void
}

/** Hands a review in and goes on to the next, which is there already. */
export function useSubmission({ item, draft, takeSeconds, giveBack }: Source) {
  const router = useRouter()
  const backend = useReviewsBackend()
  const sitting = useSitting()
  const isBusy = ref(false)
  const error = shallowRef<BackendError | null>(null)
  /** Submitted or replaced by somebody else meanwhile. */
  const isClosed = ref(false)
  const { itemId, ticketId } = item.item
  let inDoubt = false

  async function submit(): Promise<void> {
    if (isBusy.value) return
    isBusy.value = true
    error.value = null
    await draft.pause()
    const submitted = await send(true)
    isBusy.value = false
    if (submitted) await goOn(submitted)
    else draft.resume()
  }
  async function send(mayRetry: boolean): Promise<Submitted | null> {
    const words = draft.words.value
    const seconds = takeSeconds()
    try {
      return await backend.submit(itemId, { ifVersion: draft.version.value, words: toInput(words), seconds })
    } catch (cause) {
      giveBack(seconds)
      const problem = toBackendError(cause)
      if (problem.code === 'item_closed') return closed(words)
      if (draft.meet(problem, words) && mayRetry) return send(false)
      inDoubt ||= problem.kind === 'unavailable'
      if (problem.kind !== 'conflict') error.value = problem
      return null
    }
  }
  /** By this page, where only the answer was lost; else by somebody else. */
  async function closed(words: ReviewWords): Promise<Submitted | null> {
    const now = inDoubt ? await backend.item(itemId).catch(() => null) : null
    isClosed.value = now === null || now.closed !== 'submitted' || !sameWords(now.review.words, words)
    if (!now || isClosed.value) return null
    return { review: now.review, revealed: now.revealed, next: now.next ?? item.next, counts: { due: 0, overdue: 0, drafts: 0 } }
  }
  async function goOn(submitted: Submitted): Promise<void> {
    const { version, submittedAt } = submitted.review
    draft.adopt({ version, savedAt: submittedAt ?? '' })
    sitting.hand({ itemId, ticketId, submitted })
    await router.push(submitted.next === null ? '/quality/reviews' : `/quality/reviews/${encodeURIComponent(submitted.next)}`)
  }
  return { submit, isBusy, error, isClosed }
}
