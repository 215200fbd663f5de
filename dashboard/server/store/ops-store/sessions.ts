/** Sessions of people who signed in, as the ops store keeps them. */
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'

export interface StoredSession {
  /** Of the cookie's value, which is kept nowhere. */
  idHash: string
  userId: UserId
  openedAt: EpochSeconds
  usedAt: EpochSeconds
  /** When the helpdesk last said who this is. */
  checkedAt: EpochSeconds
  /** The helpdesk's tokens, sealed; null = none were given. */
  sealedTokens: string | null
}
export interface SessionStore {
  session(idHash: string): Promise<StoredSession | null>
  keepSession(session: StoredSession): Promise<void>
  /** Has no effect on a session that has ended. */
  touchSession(idHash: string, change: Partial<Pick<StoredSession, 'usedAt' | 'checkedAt' | 'sealedTokens'>>): Promise<void>
  endSession(idHash: string): Promise<void>
  /** Of one person; how many there were. */
  endSessionsOf(userId: UserId): Promise<number>
  /** Those opened or last used before. */
  dropSessions(before: { openedAt: EpochSeconds; usedAt: EpochSeconds }): Promise<void>
}
