/** One open ticket from registration to its end: what is known of it, and whom the parts may ask. */
import { inject, readonly, ref, shallowReadonly, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Brief, BriefRequest } from '@shared/api/brief.ts'
import type { Backend, Problem } from './backend/backend.ts'
import type { Known, LastKnown } from './backend/last-known.ts'
import type { Desk } from './zaf/desk.ts'
import type { Lifecycle } from './zaf/lifecycle.ts'
import { plain, type Agent, type Draft, type OpenTicket, type Opening } from './zaf/ticket.ts'

type Phase =
  | { kind: 'loading' }
  | { kind: 'no_requester' }
  | { kind: 'ready'; brief: Brief }
  | { kind: 'problem'; problem: Problem; last: Known | null; /** Null when only an admin can help. */ retrySeconds: number | null }

export interface SessionParts {
  desk: Desk
  /** Null while the app has no service address. */
  backend: Backend | null
  /** Where the dashboard is; null while it is not set. */
  serviceUrl?: string | null
  lifecycle: Lifecycle
  lastKnown: LastKnown
  now(): number
  /** What the opening says of the agent's language and colours. */
  onOpening?(opening: Opening): void
}
export interface Session {
  phase: Readonly<ShallowRef<Phase>>
  ticket: Readonly<ShallowRef<OpenTicket | null>>
  agent: Readonly<ShallowRef<Agent | null>>
  /** Said once by a screen reader. */
  announcement: Readonly<Ref<string>>
  announce(words: string): void
  load(): Promise<void>
  desk: Desk
  backend: Backend | null
  serviceUrl: string | null
  lifecycle: Lifecycle
  now(): number
}

/** Seconds to the next try by itself: the first three, then the last for ever. */
const RETRY_SECONDS = [20, 40, 60] as const
const NOT_SET_UP: Problem = { kind: 'not_set_up', code: 'service_url_missing' }
const UNREAD: Problem = { kind: 'ticket_unread', code: 'zaf_get_failed' }

export function createSession(parts: SessionParts): Session {
  const { desk, backend, lifecycle, lastKnown, now } = parts
  const phase = shallowRef<Phase>({ kind: 'loading' })
  const ticket = shallowRef<OpenTicket | null>(null)
  const agent = shallowRef<Agent | null>(null)
  const announcement = ref('')
  let attempts = 0
  /** A slower answer about an earlier state never overwrites a newer one. */
  let latest = 0

  async function load(): Promise<void> {
    const mine = ++latest
    const next = await ask()
    if (mine === latest) phase.value = next
  }

  async function ask(): Promise<Phase> {
    const opening = await desk.readOpening().catch(() => null)
    if (!opening) return problem(UNREAD, null)
    ticket.value = opening.ticket
    agent.value = opening.agent
    parts.onOpening?.(opening)
    if (!backend) return problem(NOT_SET_UP, null)
    if (!opening.ticket.requester) return { kind: 'no_requester' }
    const answer = await backend.brief(opening.ticket.id, toBriefRequest(opening.ticket, opening.agent, opening.draft))
    if (answer.kind === 'failed') return problem(answer.problem, lastKnown.find(opening.ticket.id))
    attempts = 0
    lastKnown.keep(opening.ticket.id, { brief: answer.value, at: now() })
    return { kind: 'ready', brief: answer.value }
  }
  function problem(what: Problem, last: Known | null): Phase {
    const again = what.kind === 'unreachable' || what.kind === 'busy'
    return { kind: 'problem', problem: what, last, retrySeconds: again ? (RETRY_SECONDS[attempts++] ?? RETRY_SECONDS.at(-1) ?? 60) : null }
  }

  lifecycle.on('requester', () => void load())
  lifecycle.on('status', async () => {
    const state = await desk.readState()
    if (ticket.value && state.status) ticket.value = { ...ticket.value, status: state.status }
  })
  return {
    phase: shallowReadonly(phase),
    ticket: shallowReadonly(ticket),
    agent: shallowReadonly(agent),
    announcement: readonly(announcement),
    announce: (words) => (announcement.value = words),
    load,
    desk,
    backend,
    serviceUrl: parts.serviceUrl?.startsWith('http') ? parts.serviceUrl : null,
    lifecycle,
    now,
  }
}

export function toBriefRequest(ticket: OpenTicket, agent: Agent, draft: Draft): BriefRequest {
  const { requester } = ticket
  return {
    requester: { id: requester?.id ?? null, email: requester?.email?.slice(0, 320) ?? null, phone: requester?.phone?.slice(0, 40) ?? null },
    channel: ticket.channel.slice(0, 60),
    createdAt: ticket.createdAt,
    subject: ticket.subject,
    // A ticket that is being written has its words in the composer only.
    text: ticket.text || (ticket.id === null ? plain(draft.text).slice(0, 20_000) : ''),
    fields: { ...ticket.values },
    tags: [...ticket.tags],
    locale: (requester?.locale ?? agent.locale ?? 'en').slice(0, 20),
    agentLocale: agent.locale?.slice(0, 20) ?? null,
  }
}

export const sessionKey: InjectionKey<Session> = Symbol('session')
export function useSession(): Session {
  const session = inject(sessionKey)
  if (!session) throw new Error('useSession() outside the sidebar')
  return session
}
