/** Signing in through the helpdesk: the way there, bound to this browser, and the way back, good once. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { z } from 'zod'
import type { AuditLog } from './audit-log.ts'
import { whoOf } from './audit-who.ts'
import { sameSecret } from './local-token.ts'
import type { OAuthClient } from './oauth-client.ts'
import type { PeopleBook } from './people.ts'
import { newSecret, type Seal } from './seal.ts'
import type { Sessions } from './sessions.ts'

/** As long as somebody may take to say yes. */
export const STATE_SECONDS = 600

export const SIGN_IN_PROBLEMS = ['state_mismatch', 'denied', 'code_refused', 'helpdesk_unreachable', 'not_staff', 'suspended'] as const
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number]
export type SignedIn = { kind: 'signed_in'; cookie: string; to: string } | { kind: 'refused'; why: SignInProblem }
export interface SignIn {
  /** Where the browser goes, and the cookie that binds the way back to it. `to` is a path of the dashboard. */
  begin(to: string): { location: string; cookie: string }
  finish(back: { code: string | undefined; state: string | undefined; error: string | undefined; cookie: string | undefined }): Promise<SignedIn>
}
interface Deps {
  client: OAuthClient
  people: PeopleBook
  sessions: Sessions
  seal: Seal
  audit: AuditLog
  /** Epoch seconds, real time. */
  now: () => EpochSeconds
}

const PURPOSE = 'sign-in state'
const stateSchema = z.object({ state: z.string(), verifier: z.string(), to: z.string(), endsAt: z.number() })

export function createSignIn({ client, people, sessions, seal, audit, now }: Deps): SignIn {
  const used = new Map<string, EpochSeconds>()
  /** The state of this browser, once. */
  function take(state: string | undefined, cookie: string | undefined): z.infer<typeof stateSchema> | null {
    const begun = cookie === undefined ? null : stateSchema.safeParse(seal.open(PURPOSE, cookie)).data
    if (!begun || state === undefined || !sameSecret(state, begun.state) || begun.endsAt <= now() || used.has(begun.state)) return null
    for (const [old, endsAt] of used) if (endsAt <= now()) used.delete(old)
    used.set(begun.state, begun.endsAt)
    return begun
  }
  async function refused(why: SignInProblem): Promise<SignedIn> {
    await audit.write({ at: now(), who: whoOf(null), act: 'sign_in', target: [], outcome: 'refused', details: { why } })
    return { kind: 'refused', why }
  }
  return {
    begin(to) {
      const [state, verifier] = [newSecret(), newSecret()]
      const cookie = seal.close(PURPOSE, { state, verifier, to: pathOf(to), endsAt: now() + STATE_SECONDS })
      return { location: client.authorizeUrl({ state, verifier }), cookie }
    },
    async finish({ code, state, error, cookie }) {
      const begun = take(state, cookie)
      if (begun === null) return refused('state_mismatch')
      if (error !== undefined || code === undefined) return refused('denied')
      const granted = await client.exchange(code, begun.verifier)
      if (granted.kind === 'unreachable') return refused('helpdesk_unreachable')
      if (granted.kind === 'refused') return refused('code_refused')
      const asked = await client.whoIs(granted.pair.access)
      if (asked.kind === 'unreachable') return refused('helpdesk_unreachable')
      if (asked.kind === 'nobody') return refused('code_refused')
      if (asked.kind !== 'staff') return refused(asked.kind)
      const { userId, role } = await people.seen(asked.staff)
      await people.noteSignIn(asked.staff)
      const session = await sessions.open(asked.staff, granted.pair)
      const who = { kind: 'session', userId, role }
      await audit.write({ at: now(), who, act: 'sign_in', target: [`people/${userId}`], outcome: 'done', details: null })
      return { kind: 'signed_in', cookie: session, to: begun.to }
    },
  }
}

/** A path of our own pages; anything else would make the sign-in a door to elsewhere. */
function pathOf(to: string): string {
  const base = 'http://own.invalid'
  if (!to.startsWith('/') || !URL.canParse(to, base)) return '/'
  const url = new URL(to, base)
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}${url.hash}` : '/'
}
