/** Bearer tokens for scripts: random, kept as a hash, with an end, revocable at once. */
import { randomInt } from 'node:crypto'
import type { Role } from '@shared/api/people.ts'
import type { EpochSeconds, GroupId } from '@shared/fcr/history.ts'
import type { AccessTokenStore, StoredAccessToken } from '../store/ops-store/access-tokens.ts'
import type { Identity } from './identity.ts'
import type { AuditEntry, AuditLog } from './audit-log.ts'
import { whoOf } from './audit-who.ts'
import { hashOf, newSecret } from './seal.ts'

/** Tells our tokens from the sidebar's, and lets a scanner of leaked secrets know one. */
export const TOKEN_PREFIX = 'fft_'
/** A use is noted this often. */
const NOTED_SECONDS = 60
const DAY_SECONDS = 86_400

export interface TokenAsk {
  role: Role
  groups: readonly GroupId[] | null
  name: string
  days: number
}
export interface AccessTokens {
  list(): Promise<readonly StoredAccessToken[]>
  /** null = a vendor's token needs groups. The secret is said here and never again. */
  make(ask: TokenAsk, by: Identity): Promise<{ token: StoredAccessToken; secret: string } | null>
  revoke(id: string, by: Identity): Promise<boolean>
  find(secret: string): Promise<Identity | null>
}

/** `now` in epoch seconds, real time. */
export function createAccessTokens({ store, audit, now }: { store: AccessTokenStore; audit: AuditLog; now: () => EpochSeconds }): AccessTokens {
  const write = (id: string, by: Identity, details: AuditEntry['details']): Promise<void> =>
    audit.write({ at: now(), who: whoOf(by), act: 'token', target: [`tokens/${id}`], outcome: 'done', details })
  return {
    list: () => store.accessTokens(),
    async make({ role, groups, name, days }, by) {
      if (role === 'vendor' && (groups === null || groups.length === 0)) return null
      const secret = `${TOKEN_PREFIX}${newSecret()}`
      const id = Array.from({ length: 8 }, () => ID_SIGNS[randomInt(ID_SIGNS.length)]).join('')
      const times = { madeAt: now(), endsAt: now() + days * DAY_SECONDS, usedAt: null, revokedAt: null }
      const token: StoredAccessToken = { id, name, role, groups, madeBy: by.subject, ...times }
      await store.keepAccessToken(token, hashOf(secret))
      await write(id, by, { change: 'made', role, groups, days })
      return { token, secret }
    },
    async revoke(id, by) {
      const done = await store.revokeAccessToken(id, now())
      if (done) await write(id, by, { change: 'revoked' })
      return done
    },
    async find(secret) {
      const token = await store.accessTokenBySecret(hashOf(secret))
      if (token === null || token.revokedAt !== null || token.endsAt <= now()) return null
      if (token.usedAt === null || now() - token.usedAt >= NOTED_SECONDS) await store.noteAccessTokenUse(token.id, now())
      return { kind: 'token', role: token.role, subject: `token ${token.id}`, userId: null, name: token.name || null, groups: token.groups }
    },
  }
}
const ID_SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
