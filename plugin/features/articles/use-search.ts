import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { Article, Backend } from '../../backend/backend.ts'

export type Found = { kind: 'idle' } | { kind: 'searching' } | { kind: 'found'; articles: readonly Article[]; query: string } | { kind: 'failed' }

/** One Chinese character already means something, one Latin letter does not. */
const worthAsking = (query: string): boolean => /\p{Script=Han}/u.test(query) || query.length >= 2

/** Asks 200 ms after the last key; the answer to an older question is dropped. */
export function useSearch(backend: Backend | null, locale: () => string): { query: Ref<string>; found: Readonly<ShallowRef<Found>> } {
  const query = ref('')
  const found = shallowRef<Found>({ kind: 'idle' })
  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0

  async function ask(words: string): Promise<void> {
    const mine = ++latest
    found.value = { kind: 'searching' }
    const answer = await backend?.searchArticles(words, locale())
    if (mine === latest) found.value = answer?.kind === 'ok' ? { kind: 'found', articles: answer.value, query: words } : { kind: 'failed' }
  }
  watch(query, (next) => {
    clearTimeout(timer)
    const words = next.trim()
    if (worthAsking(words)) timer = setTimeout(() => void ask(words), 200)
    else {
      latest++
      found.value = { kind: 'idle' }
    }
  })
  onScopeDispose(() => clearTimeout(timer))
  return { query, found }
}
