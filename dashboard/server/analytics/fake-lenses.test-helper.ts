/** A lens book that keeps its versions in memory, for tests. */
import type { LensSettings } from '@shared/fcr/lens.ts'
import type { LensDefinitionStore, StoredLens } from '../store/ops-store/lens-definitions.ts'
import { openLensBook, type LensBook } from './lens-book.ts'

export function memoryLensStore(): LensDefinitionStore {
  const kept: StoredLens[] = []
  return {
    lensDefinitions: async () => [...kept],
    async saveLensDefinition(stored) {
      const latest = kept.filter(({ definition }) => definition.id === stored.definition.id).length
      if (stored.definition.version !== latest + 1) return false
      kept.push(stored)
      return true
    },
  }
}
export const fakeLensBook = (keys: () => LensSettings, ops = memoryLensStore()): Promise<LensBook> =>
  openLensBook({ ops, keys, now: () => 1_700_000_000 })
