import { computed, shallowRef, watch } from 'vue'
import { reviewWordsInputSchema, type DraftKept, type ReviewItem } from '@shared/api/quality/reviews.ts'
import type { ReviewWords } from '@shared/quality/review.ts'
import { conflictBetween, conflictOf, merged, ownEcho, type ConflictPart, type ReviewConflict } from './review-conflict.ts'
import { createLocalShelf, type LocalCopy } from './local-copy.ts'
import { sameWords } from './review-parts.ts'
import { useAutosave } from './use-autosave.ts'
import { useHistory } from './use-history.ts'

type Kept = Pick<ReviewItem['review'], 'words' | 'version' | 'savedAt' | 'savedBy'>
interface Options {
  /** Of the item, and of whoever writes. */
  name: string
  kept: Kept
  save(words: ReviewWords, version: number, last: boolean): Promise<Pick<DraftKept, 'version' | 'savedAt'>>
}

/** The words of one review while they are written: undo, autosave, and what this browser still had of them. */
export function useReviewDraft({ name, kept, save }: Options) {
  const shelf = createLocalShelf<ReviewWords>(name, reviewWordsInputSchema)
  const local = newerThan(kept, shelf.read())
  const history = useHistory<ReviewWords>(kept.words)
  const autosave = useAutosave<ReviewWords>({ version: kept.version, savedAt: kept.savedAt, inDoubt: local?.sent ?? [], shelf, save, ownEcho })
  const conflict = shallowRef<ReviewConflict | null>(null)
  /** Epoch ms of what was brought back; null = nothing was, or it was looked at. */
  const restoredAt = shallowRef<number | null>(null)

  if (local === null) shelf.clear()
  else if (follows(kept, local)) {
    restoredAt.value = local.at
    change(local.body)
  } else {
    history.amend(local.body)
    conflict.value = conflictBetween({ ...kept, savedAt: kept.savedAt ?? '' }, local.body)
  }
  watch(autosave.state, (state) => {
    if (state.kind === 'conflict') conflict.value = conflictOf(state.error, history.present.value)
  })

  function change(words: ReviewWords): void {
    history.push(words)
    keep()
  }
  function amend(words: ReviewWords): void {
    history.amend(words)
    keep()
  }
  function keep(): void {
    // Nothing is sent over the other's text before it is decided; what is typed meanwhile stays here.
    if (conflict.value === null) autosave.change(history.present.value)
    else shelf.write({ body: history.present.value, version: autosave.version.value, sent: [], at: Date.now() })
  }
  const step = (moves: () => boolean) => (): boolean => {
    const moved = moves()
    if (moved) keep()
    return moved
  }
  function decide(parts: readonly ConflictPart[]): void {
    if (!conflict.value) return
    const { version } = conflict.value
    history.push(merged(history.present.value, parts))
    conflict.value = null
    autosave.resolve(version, history.present.value)
  }
  /** Back to what the service has. */
  function dropRestored(): void {
    restoredAt.value = null
    change(kept.words)
  }
  return {
    words: history.present,
    canUndo: history.canUndo,
    state: autosave.state,
    version: autosave.version,
    isSettled: computed(() => autosave.isSettled.value && conflict.value === null),
    conflict,
    restoredAt,
    change,
    amend,
    undo: step(history.undo),
    redo: step(history.redo),
    flush: autosave.flush,
    pause: autosave.pause,
    resume: autosave.resume,
    meet: autosave.meet,
    adopt: autosave.adopt,
    decide,
    dropRestored,
  }
}

/** What the service has already is not brought back. */
function newerThan({ words }: Kept, local: LocalCopy<ReviewWords> | null): LocalCopy<ReviewWords> | null {
  return local !== null && !sameWords(local.body, words) ? local : null
}
/** Made from what the service has, so that nobody's words are overwritten. */
const follows = ({ version, words }: Kept, local: LocalCopy<ReviewWords>): boolean =>
  local.version === version || local.sent.some((sent) => sameWords(sent, words))
