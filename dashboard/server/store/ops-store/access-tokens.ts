/** Bearer tokens of scripts, as the ops store keeps them. */
import type { Role } from '@shared/api/people.ts'
import type { EpochSeconds, GroupId } from '@shared/fcr/history.ts'

export interface StoredAccessToken {
  /** Names it in lists; no secret. */
  id: string
  name: string
  role: Role
  groups: readonly GroupId[] | null
  madeAt: EpochSeconds
  madeBy: string
  endsAt: EpochSeconds
  usedAt: EpochSeconds | null
  revokedAt: EpochSeconds | null
}
export interface AccessTokenStore {
  /** The latest first. */
  accessTokens(): Promise<readonly StoredAccessToken[]>
  accessTokenBySecret(secretHash: string): Promise<StoredAccessToken | null>
  keepAccessToken(token: StoredAccessToken, secretHash: string): Promise<void>
  noteAccessTokenUse(id: string, at: EpochSeconds): Promise<void>
  /** false when there is none of that id that was not revoked before. */
  revokeAccessToken(id: string, at: EpochSeconds): Promise<boolean>
}
