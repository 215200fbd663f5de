/** People, their sessions and the tokens of scripts, wired over the ops store. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { AccessTokenStore } from '../store/ops-store/access-tokens.ts'
import type { PeopleStore } from '../store/ops-store/people.ts'
import type { SessionStore } from '../store/ops-store/sessions.ts'
import { createAccessTokens, type AccessTokens } from './access-tokens.ts'
import type { AuditLog } from './audit-log.ts'
import { createDemoRoles, type DemoRoles } from './demo-roles.ts'
import { createOAuthClient, type OAuthSettings } from './oauth-client.ts'
import { createPeopleBook, type PeopleBook } from './people.ts'
import { createSeal } from './seal.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

export interface Accounts {
  people: PeopleBook
  sessions: Sessions
  tokens: AccessTokens
  /** null = no OAuth client is set up. */
  signIn: SignIn | null
  /** null = real data. */
  demo: DemoRoles | null
}
export interface AccountsOptions {
  store: PeopleStore & SessionStore & AccessTokenStore
  /** Of the data folder; what is sealed opens with it alone. */
  folderKey: Buffer
  oauth: OAuthSettings | null
  /** The demo's invented staff; null = real data. */
  demo: Parameters<typeof createDemoRoles>[0]['choices'] | null
  audit: AuditLog
  /** Reaches the helpdesk and nothing else. */
  fetch: typeof globalThis.fetch
  /** Real time, epoch milliseconds. */
  clock: () => number
}

export function createAccounts({ store, folderKey, oauth, demo, audit, fetch, clock }: AccountsOptions): Accounts {
  const now = (): EpochSeconds => Math.floor(clock() / 1000)
  const seal = createSeal(folderKey)
  const people = createPeopleBook({ store, audit, now })
  const client = oauth && createOAuthClient(oauth, { fetch, now })
  const sessions = createSessions({ store, people, client, seal, audit, now })
  return {
    people,
    sessions,
    tokens: createAccessTokens({ store, audit, now }),
    signIn: client && createSignIn({ client, people, sessions, seal, audit, now }),
    demo: demo && createDemoRoles({ seal, choices: demo }),
  }
}
