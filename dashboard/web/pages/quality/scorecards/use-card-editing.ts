import { computed, ref, shallowRef } from 'vue'
import type { ScorecardDetail, ScorecardWords } from '@shared/api/quality/scorecards.ts'
import { cardFaults } from '@shared/quality/card-faults.ts'
import { useAction } from '../../admin/use-action.ts'
import { useScorecardsBackend } from './use-scorecards.ts'

interface Source {
  id: string
  /** 0 = a card that nobody has saved yet. */
  revision: number
  words: ScorecardWords
  /** The draft as it is kept; null = what is edited is no draft yet. */
  savedAt: string | null
  checks: readonly string[]
}

/** What of a card is edited; its draft, else its latest version. */
export function wordsOf({ draft, card }: Pick<ScorecardDetail, 'draft' | 'card'>): ScorecardWords | null {
  const words = draft?.words ?? card
  return words && { title: words.title, passMark: words.passMark, sections: words.sections }
}

/** A card while it is edited: what is kept, what is typed, and what keeps it from being published. */
export function useCardEditing({ id, checks, ...start }: Source) {
  const backend = useScorecardsBackend()
  const saving = useAction()
  const revision = ref(start.revision)
  const kept = shallowRef(start.words)
  const draft = shallowRef(start.words)
  const savedAt = ref(start.savedAt)
  /** What somebody else saved meanwhile. */
  const theirs = shallowRef<ScorecardDetail | null>(null)

  const faults = computed(() => cardFaults(draft.value, checks))
  const isUnsaved = computed(() => JSON.stringify(draft.value) !== JSON.stringify(kept.value))
  const mayPublish = computed(() => faults.value.length === 0 && (savedAt.value !== null || isUnsaved.value))

  function adopt(detail: ScorecardDetail, words: ScorecardWords): void {
    revision.value = detail.head.revision
    savedAt.value = detail.draft?.savedAt ?? null
    kept.value = words
  }
  async function store(): Promise<void> {
    const words = draft.value
    adopt(await backend.saveDraft(id, revision.value, words), words)
  }
  /** Both texts are needed where somebody else was quicker. */
  async function attempt(deed: () => Promise<void>): Promise<boolean> {
    theirs.value = null
    if (await saving.run(deed)) return true
    if (saving.error.value?.kind !== 'conflict') return false
    await saving.run(async () => void (theirs.value = await backend.card(id, null)))
    return false
  }
  const save = () => attempt(store)
  /** The new version; null = it did not come to that. */
  async function publish(): Promise<number | null> {
    let version: number | null = null
    await attempt(async () => {
      if (isUnsaved.value || savedAt.value === null) await store()
      const detail = await backend.publish(id, revision.value)
      adopt(detail, draft.value)
      version = detail.head.version
    })
    return version
  }
  const discard = () =>
    attempt(async () => {
      if (savedAt.value !== null) await backend.saveDraft(id, revision.value, null)
      kept.value = draft.value
    })
  /** After a conflict: goes on over the other's state. */
  const overrule = () => {
    revision.value = theirs.value?.head.revision ?? revision.value
    return attempt(store)
  }
  /** After a conflict: what was typed is dropped. */
  function giveIn(): void {
    const words = theirs.value && wordsOf(theirs.value)
    if (!theirs.value || !words) return
    draft.value = words
    adopt(theirs.value, words)
    theirs.value = null
  }
  return { draft, savedAt, faults, isUnsaved, mayPublish, saving, theirs, save, publish, discard, overrule, giveIn }
}
