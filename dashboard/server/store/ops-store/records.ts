/** Documents that people write in Quality, as the ops store keeps them: versioned, found by keys, removed with whom they speak of. */
import type { EpochSeconds } from '@shared/fcr/history.ts'

export const RECORD_KINDS = [
  'scorecard',
  'root_causes',
  'plan',
  'sample',
  'sample_item',
  'sample_frame',
  'review',
  'comment_template',
  'saved_view',
  'calibration',
  'gold',
  'dispute',
  'coaching',
  'notice',
  'case',
  'lesson_uses',
  'action',
] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

export interface StoredRecord {
  kind: RecordKind
  id: string
  /** Counts up from 1 with each change. */
  version: number
  /** What it is found by: `ticket:900301`, `user:360001` (whom it speaks of), `by:…` (who writes it), `sample:…`, `state:…`. */
  keys: readonly string[]
  /** As its room wrote it; JSON. */
  body: unknown
  savedAt: EpochSeconds
  savedBy: string
}
/** `body: null` removes it. */
export type RecordChange = Omit<StoredRecord, 'body' | 'version'> & {
  /** The version that the change was made from; 0 = there is none yet. */
  ifVersion: number
  body: unknown
}
export type RecordsSaved = { kind: 'kept'; versions: readonly number[] } | { kind: 'conflict'; id: string; present: StoredRecord | null }

export interface RecordStore {
  record(kind: RecordKind, id: string): Promise<StoredRecord | null>
  /** Those that have all of `keys`, by id; without `keys` every one of the kind. */
  records(kind: RecordKind, keys?: readonly string[]): Promise<readonly StoredRecord[]>
  /** Those of any kind with one of the keys: what speaks of a ticket or a person. */
  recordsAbout(keys: readonly string[]): Promise<readonly StoredRecord[]>
  /** All of them or none: one that was changed by somebody else meanwhile refuses them all, and is shown. */
  saveRecords(changes: readonly RecordChange[]): Promise<RecordsSaved>
}
