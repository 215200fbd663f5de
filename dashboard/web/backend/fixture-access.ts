/** People, tokens and the audit log, kept in memory. For tests. */
import type { AuditLine } from '@shared/api/audit.ts'
import type { AccessTokenRow, PersonAccess } from '@shared/api/people.ts'
import type { AdminBackend } from './admin-backend.ts'
import { BackendError } from './backend-error.ts'

const AT = '2026-11-16T01:00:00Z'
type Half = Pick<AdminBackend, 'audit' | 'auditFile' | 'people' | 'changePerson' | 'tokens' | 'makeToken' | 'revokeToken'>

export function createFixtureAccess(): Half {
  const mei = {
    userId: 11,
    name: 'Mei',
    role: 'admin',
    groups: null,
    chosen: false,
    version: 1,
    changedAt: AT,
    changedBy: null,
    lastSignInAt: AT,
  } as const
  let people: PersonAccess[] = [mei]
  let tokens: AccessTokenRow[] = []
  const who = { kind: 'session', userId: 11, role: 'admin' }
  const lines: AuditLine[] = [
    { seq: 2, at: AT, who, act: 'settings', target: ['configuration'], outcome: 'done', details: { key: 'windowDays', before: 7, after: 14 } },
    { seq: 1, at: AT, who: { ...who, userId: 12, role: 'agent' }, act: 'request', target: ['people'], outcome: 'refused', details: null },
  ]
  return {
    audit: async (ask) => ({
      entries: lines.filter((line) => (ask.act === null || line.act === ask.act) && (ask.who === null || String(line.who.userId) === ask.who)),
      next: null,
    }),
    auditFile: () => '/api/v1/audit?format=csv',
    people: async () => people,
    changePerson: async (userId, { role, groups, ifVersion }) => {
      const present = people.find((person) => person.userId === userId)
      if ((present?.version ?? 0) !== ifVersion)
        throw new BackendError('conflict', 'person_changed', `User ${userId} is at version ${present?.version ?? 0} by now.`)
      const changed = { ...mei, userId, name: present?.name ?? null, role, groups, chosen: true, version: ifVersion + 1, changedBy: 'Mei' }
      people = [...people.filter((person) => person.userId !== userId), changed]
      return changed
    },
    tokens: async () => tokens,
    makeToken: async ({ role, groups, name }) => {
      const made = {
        id: 'abcd1234',
        name,
        role,
        groups,
        madeAt: AT,
        madeBy: 'Mei',
        endsAt: '2027-02-14T01:00:00Z',
        lastUsedAt: null,
        revokedAt: null,
      }
      tokens = [made, ...tokens]
      return { ...made, secret: 'fft_secret' }
    },
    revokeToken: async (id) => {
      tokens = tokens.map((token) => (token.id === id ? { ...token, revokedAt: AT } : token))
    },
  }
}
