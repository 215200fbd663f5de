/** Versions of lens definitions, as the ops store keeps them. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { LensChanges } from '@shared/fcr/lens-changes.ts'
import type { LensDefinition } from '@shared/fcr/lens.ts'

export interface StoredLens {
  /** Whole, with its version: what a stamp means is never worked out again. */
  definition: LensDefinition
  /** What of it is not from the configuration's keys. */
  changes: LensChanges
  savedAt: EpochSeconds
  /** null = the service itself. */
  savedBy: string | null
  origin: 'configuration' | 'saved'
  note: string
}
export interface LensDefinitionStore {
  /** Every version, in order. */
  lensDefinitions(): Promise<readonly StoredLens[]>
  /** Kept only as the very next version of its lens: false when another one was kept meanwhile. */
  saveLensDefinition(stored: StoredLens): Promise<boolean>
}
