/** Who a request comes from, once that is settled. */
import type { Role } from '@shared/api/people.ts'
import type { GroupId, UserId } from '@shared/fcr/history.ts'

export interface Identity {
  /**
   * `session` signed in through the helpdesk; `token` is a script; `local` came with this machine's token or its cookie, `demo` with nothing;
   * `app` through the sidebar: it proves the account and nothing about the person.
   */
  kind: 'local' | 'demo' | 'session' | 'token' | 'app'
  role: Role
  /** Whom a rate limit counts against, and what a saved change says it was made by. */
  subject: string
  /** null where no person is known. */
  userId: UserId | null
  name: string | null
  /** Whose contacts this caller sees; null = all. */
  groups: readonly GroupId[] | null
  /** The sidebar's token, for what each token may do once. */
  appToken?: { id: string; endsAt: number }
}
