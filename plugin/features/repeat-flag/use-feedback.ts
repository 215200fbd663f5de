import { ref, type Ref } from 'vue'
import type { Session } from '../../session.ts'

export type Said = 'same_issue' | 'not_same_issue' | 'other_person'
export type Word = { kind: 'none' } | { kind: 'said'; as: Said; fresh: boolean } | { kind: 'failed'; code: string }

/** The agent's word on one pair of tickets, or on who wrote them: shown at once, taken back when the service did not hear it. */
export function useFeedback(
  { backend }: Session,
  ticketId: number | null,
  otherTicketId: number,
): { word: Ref<Word>; can: boolean; say(as: Said): void; undo(): void; settle(): void } {
  const word = ref<Word>({ kind: 'none' })
  const can = backend !== null && ticketId !== null

  async function send(kind: Said | 'undo_issue' | 'undo_person', next: Word): Promise<void> {
    if (!backend || ticketId === null) return
    word.value = next
    const answer = await backend.sendFeedback(ticketId, { kind, otherTicketId, articleId: null })
    if (answer.kind === 'failed') word.value = { kind: 'failed', code: answer.problem.code }
  }
  return {
    word,
    can,
    say: (as) => void send(as, { kind: 'said', as, fresh: true }),
    undo: () => {
      const { value } = word
      void send(value.kind === 'said' && value.as === 'other_person' ? 'undo_person' : 'undo_issue', { kind: 'none' })
    },
    settle: () => {
      if (word.value.kind === 'said') word.value = { ...word.value, fresh: false }
    },
  }
}
