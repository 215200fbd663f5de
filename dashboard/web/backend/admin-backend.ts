import type { InjectionKey } from 'vue'
import type { Lenses, LensDryRun, LensMoveContacts } from '@shared/api/lenses.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import type { LensChanges } from '@shared/fcr/lens-changes.ts'

export interface LensSave {
  changes: LensChanges
  /** The version that was edited. */
  ifVersion: number
  note: string
}
export interface MoveAsk {
  changes: LensChanges
  from: string
  to: string
  limit: number
  cursor?: string
}

/** What the Admin pages ask and change. Apart from `Backend`, so that its decoders load with those pages only. */
export interface AdminBackend {
  lenses(signal?: AbortSignal): Promise<Lenses>
  /** Its new version. */
  saveLens(id: LensId, save: LensSave): Promise<number>
  dryRunLens(id: LensId, changes: LensChanges, signal?: AbortSignal): Promise<LensDryRun>
  movedTickets(id: LensId, ask: MoveAsk, signal?: AbortSignal): Promise<LensMoveContacts>
}
export const ADMIN_BACKEND: InjectionKey<AdminBackend> = Symbol('admin-backend')
