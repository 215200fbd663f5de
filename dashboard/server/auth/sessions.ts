/** Sessions of people who signed in: a random cookie kept as a hash, an end by rest and by age, and the helpdesk asked again now and then who this is. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { SessionStore, StoredSession } from '../store/ops-store/sessions.ts'
import { z } from 'zod'
import type { Identity } from './identity.ts'
import type { AuditLog } from './audit-log.ts'
import { SERVICE, whoOf } from './audit-who.ts'
import { REFRESH_SECONDS, type Asked, type OAuthClient, type Staff, type TokenPair } from './oauth-client.ts'
import type { PeopleBook } from './people.ts'
import { hashOf, newSecret, type Seal } from './seal.ts'

const HOUR = 3600
/** Ends a session: without a request for this long, at this age, or when the helpdesk could not be asked for this long. */
export const SESSION_ENDS = { idle: 8 * HOUR, age: REFRESH_SECONDS, unchecked: 12 * HOUR }
/** The helpdesk is asked this often whether somebody still works there; again after a minute when it did not answer. */
const CHECK_SECONDS = 600
const RETRY_SECONDS = 60
/** A use is noted this often. */
const NOTED_SECONDS = 60
/** A token that ends within this is refreshed first. */
const MARGIN_SECONDS = 30

const pairSchema = z.object({ access: z.string(), refresh: z.string().nullable(), endsAt: z.number() })

export interface Sessions {
  /** The value for the cookie. */
  open(staff: Staff, pair: TokenPair): Promise<string>
  find(cookie: string): Promise<Identity | null>
  end(cookie: string): Promise<void>
}
interface Deps {
  store: SessionStore
  people: PeopleBook
  /** null = sign-in was switched off: sessions of before last until they end unchecked. */
  client: OAuthClient | null
  seal: Seal
  audit: AuditLog
  /** Epoch seconds, real time. */
  now: () => EpochSeconds
}

export function createSessions(deps: Deps): Sessions {
  const { store, people, seal, audit, now } = deps
  const check = createCheck(deps)

  async function live(idHash: string): Promise<StoredSession | null> {
    const session = await store.session(idHash)
    if (session === null) return null
    const { openedAt, usedAt } = session
    if (now() - openedAt < SESSION_ENDS.age && now() - usedAt < SESSION_ENDS.idle) return session
    await store.endSession(idHash)
    return null
  }
  async function identityOf({ userId }: StoredSession): Promise<Identity | null> {
    const person = await people.person(userId)
    return person && { kind: 'session', role: person.role, subject: `user ${userId}`, userId, name: person.name, groups: person.groups }
  }

  return {
    async open(staff, pair) {
      const cookie = newSecret()
      await store.dropSessions({ openedAt: now() - SESSION_ENDS.age, usedAt: now() - SESSION_ENDS.idle })
      const sealedTokens = seal.close('helpdesk tokens', pair)
      await store.keepSession({ idHash: hashOf(cookie), userId: staff.userId, openedAt: now(), usedAt: now(), checkedAt: now(), sealedTokens })
      return cookie
    },
    async find(cookie) {
      const idHash = hashOf(cookie)
      const session = await live(idHash)
      if (session === null) return null
      if (now() - session.checkedAt >= CHECK_SECONDS && (await check(session)) === 'ends') {
        await store.endSession(idHash)
        await audit.write({ at: now(), who: SERVICE, act: 'sign_out', target: [`people/${session.userId}`], outcome: 'done', details: null })
        return null
      }
      if (now() - session.usedAt >= NOTED_SECONDS) await store.touchSession(idHash, { usedAt: now() })
      return identityOf(session)
    },
    async end(cookie) {
      const session = await store.session(hashOf(cookie))
      if (session === null) return
      await store.endSession(session.idHash)
      const who = whoOf(await identityOf(session))
      await audit.write({ at: now(), who, act: 'sign_out', target: [`people/${session.userId}`], outcome: 'done', details: null })
    },
  }
}

/** Whether the session goes on. One at a time for each session: a refresh token works once. */
function createCheck({ store, people, client, seal, now }: Deps): (session: StoredSession) => Promise<'goes_on' | 'ends'> {
  const running = new Map<string, Promise<'goes_on' | 'ends'>>()
  const retryAt = new Map<string, EpochSeconds>()

  /** The new pair is kept before anything is asked with it. */
  async function refresh(session: StoredSession, { refresh: token }: TokenPair): Promise<TokenPair | 'ended' | 'unreachable'> {
    if (token === null || client === null) return 'ended'
    const granted = await client.refresh(token)
    if (granted.kind !== 'granted') return granted.kind === 'refused' ? 'ended' : 'unreachable'
    await store.touchSession(session.idHash, { sealedTokens: seal.close('helpdesk tokens', granted.pair) })
    return granted.pair
  }
  async function ask(session: StoredSession): Promise<Asked> {
    const kept = session.sealedTokens === null ? null : pairSchema.safeParse(seal.open('helpdesk tokens', session.sealedTokens)).data
    if (!kept || client === null) return { kind: 'unreachable' }
    const fresh = kept.endsAt - MARGIN_SECONDS > now()
    const pair = fresh ? kept : await refresh(session, kept)
    if (typeof pair === 'string') return { kind: pair === 'ended' ? 'nobody' : pair }
    const asked = await client.whoIs(pair.access)
    if (asked.kind !== 'nobody' || !fresh) return asked
    // Ended before its time, or the helpdesk's clock is ahead of ours.
    const next = await refresh(session, pair)
    return typeof next === 'string' ? { kind: next === 'ended' ? 'nobody' : next } : client.whoIs(next.access)
  }
  async function check(session: StoredSession): Promise<'goes_on' | 'ends'> {
    const { idHash, checkedAt } = session
    if (now() - checkedAt >= SESSION_ENDS.unchecked) return 'ends'
    if ((retryAt.get(idHash) ?? 0) > now()) return 'goes_on'
    const asked = await ask(session)
    if (asked.kind === 'unreachable') {
      retryAt.set(idHash, now() + RETRY_SECONDS)
      return 'goes_on'
    }
    retryAt.delete(idHash)
    if (asked.kind !== 'staff' || asked.staff.userId !== session.userId) return 'ends'
    await people.seen(asked.staff)
    await store.touchSession(idHash, { checkedAt: now() })
    return 'goes_on'
  }
  /** Read again inside: whoever waited may hold what the one before has renewed. */
  async function checkAlone(idHash: string): Promise<'goes_on' | 'ends'> {
    const session = await store.session(idHash)
    if (session === null) return 'ends'
    return now() - session.checkedAt < CHECK_SECONDS ? 'goes_on' : check(session)
  }
  return ({ idHash }) => {
    const under = running.get(idHash)
    if (under) return under
    const started = checkAlone(idHash).finally(() => running.delete(idHash))
    running.set(idHash, started)
    return started
  }
}
