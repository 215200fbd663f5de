import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { ReviewItem, Submitted } from '@shared/api/quality/reviews.ts'

/** How long a submission can be taken back from the page. */
export const UNDO_S = 8
/** What was fetched ahead is fresh for so long. */
const FRESH_MS = 5 * 60_000

export interface Handed {
  itemId: string
  ticketId: number
  submitted: Submitted
}
type Load = (itemId: string) => Promise<ReviewItem>

/** One sitting of a reviewer: what was just submitted, how many so far, and the next conversation, fetched before it is asked for. */
export const useSitting = defineStore('review-sitting', () => {
  const done = ref(0)
  const last = shallowRef<Handed | null>(null)
  const secondsLeft = ref(0)
  /** Said once, where the reviewer went on. */
  const message = ref('')
  const ahead = new Map<string, { at: number; done: number; answer: Promise<ReviewItem> }>()
  let ticking: ReturnType<typeof setInterval> | undefined

  function hand(handed: Handed): void {
    done.value += 1
    last.value = handed
    secondsLeft.value = UNDO_S
    message.value = ''
    clearInterval(ticking)
    ticking = setInterval(() => {
      secondsLeft.value -= 1
      if (secondsLeft.value <= 0) forget()
    }, 1_000)
  }
  function forget(): void {
    clearInterval(ticking)
    last.value = null
    secondsLeft.value = 0
  }
  /** It is a draft again. */
  function takeBack(): void {
    done.value = Math.max(0, done.value - 1)
    forget()
  }
  function fetchAhead(itemId: string, load: Load): void {
    if (ahead.has(itemId)) return
    const answer = load(itemId)
    ahead.set(itemId, { at: Date.now(), done: done.value, answer })
    // Whoever opens it reads it again and hears of what failed.
    answer.catch(() => ahead.delete(itemId))
  }
  /** Each is handed out once, so that a page that is opened again is read again. */
  function open(itemId: string, load: Load): Promise<ReviewItem> {
    const known = ahead.get(itemId)
    ahead.delete(itemId)
    if (!known || Date.now() - known.at >= FRESH_MS) return load(itemId)
    const since = done.value - known.done
    return known.answer.then((item) => movedUp(item, since))
  }
  return { done, last, secondsLeft, message, hand, forget, takeBack, fetchAhead, open }
})

/** What was submitted since it was fetched is open no more. */
function movedUp(item: ReviewItem, since: number): ReviewItem {
  if (!item.place || since <= 0) return item
  return { ...item, place: { at: Math.max(1, item.place.at - since), of: Math.max(1, item.place.of - since) } }
}
