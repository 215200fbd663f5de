import type { InjectionKey } from 'vue'
import type { AuditPage } from '@shared/api/audit.ts'
import type {
  ConfigurationAnswer,
  ConfigurationDryRun,
  ConfigurationHistory,
  ConfigurationSaved,
  ConfigurationSuggestions,
  TaxonomyAnswer,
} from '@shared/api/configuration-answers.ts'
import type { Lenses, LensDryRun, LensMoveContacts } from '@shared/api/lenses.ts'
import type { AccessTokenMade, AccessTokenRow, PersonAccess, Role } from '@shared/api/people.ts'
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

/** Null = whoever, whatever, whenever. Moments are ISO; `to` is exclusive. */
export interface AuditAsk {
  who: string | null
  act: string | null
  target: string | null
  from: string | null
  to: string | null
}
export interface AccessChange {
  role: Role
  /** null = all groups. */
  groups: number[] | null
  ifVersion: number
}
export interface TokenWish {
  role: Role
  groups: number[] | null
  name: string
  days: number
}

/** What the Admin pages ask and change. Apart from `Backend`, so that its decoders load with those pages only. */
export interface AdminBackend {
  lenses(signal?: AbortSignal): Promise<Lenses>
  /** Its new version. */
  saveLens(id: LensId, save: LensSave): Promise<number>
  dryRunLens(id: LensId, changes: LensChanges, signal?: AbortSignal): Promise<LensDryRun>
  movedTickets(id: LensId, ask: MoveAsk, signal?: AbortSignal): Promise<LensMoveContacts>
  configuration(signal?: AbortSignal): Promise<ConfigurationAnswer>
  suggestions(signal?: AbortSignal): Promise<ConfigurationSuggestions>
  taxonomy(signal?: AbortSignal): Promise<TaxonomyAnswer>
  history(signal?: AbortSignal): Promise<ConfigurationHistory>
  dryRunConfiguration(body: object): Promise<ConfigurationDryRun>
  saveConfiguration(save: { body: object; ifVersion: number; note: string }): Promise<ConfigurationSaved>
  audit(ask: AuditAsk, cursor: string | null, signal?: AbortSignal): Promise<AuditPage>
  /** Address of the same lines as a file, all of them. */
  auditFile(ask: AuditAsk): string
  people(signal?: AbortSignal): Promise<readonly PersonAccess[]>
  changePerson(userId: number, change: AccessChange): Promise<PersonAccess>
  tokens(signal?: AbortSignal): Promise<readonly AccessTokenRow[]>
  /** The one time its secret is said. */
  makeToken(wish: TokenWish): Promise<AccessTokenMade>
  revokeToken(id: string): Promise<void>
}
export const ADMIN_BACKEND: InjectionKey<AdminBackend> = Symbol('admin-backend')
