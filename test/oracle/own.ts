/** Domain 2.1 and 2.2 for one ticket alone, read from the page, written plainly. */
import { optionalSeconds, seconds, type OracleConfig, type RawChild, type RawTicket, type RawWorld, type TextVerdicts } from './records.ts'

export interface Comment {
  at: number
  order: number
  audit: number
  author: number
  public: boolean
  text: string
  rule: boolean
  merge: boolean
  voice: boolean
}
export interface Step {
  at: number
  order: number
  audit: number
  person: boolean
}
export interface Own {
  raw: RawTicket
  id: number
  created: number
  channel: string
  live: boolean
  coarse: boolean
  comments: Comment[]
  /** [start, end) of being solved; `merge` when the closing was a merge's. */
  spans: { from: number; order: number; audit: number; to: number | null; merge: boolean; person: boolean }[]
  groups: (Step & { from: number | null; to: number | null; creation: boolean })[]
  assignees: (Step & { to: number | null })[]
  tagsAdded: (Step & { tag: string; creation: boolean })[]
}

const SOLVED = new Set(['solved', 'closed'])
const CHANNELS: Record<string, string> = {
  mail: 'email',
  email: 'email',
  web: 'web',
  web_form: 'web',
  help_center: 'web',
  web_widget: 'web',
  mobile: 'web',
  api: 'api',
  web_service: 'api',
  chat: 'chat',
  chat_transcript: 'chat',
  native_messaging: 'messaging',
  messaging: 'messaging',
  whatsapp: 'messaging',
  line: 'messaging',
  wechat: 'messaging',
  telegram: 'messaging',
  viber: 'messaging',
  kakaotalk: 'messaging',
  apple_business_chat: 'messaging',
  google_business_messages: 'messaging',
  sunshine_conversations_api: 'messaging',
  sms: 'messaging',
  voice: 'voice',
  phone: 'voice',
  facebook: 'social',
  twitter: 'social',
  twitter_dm: 'social',
  instagram_dm: 'social',
  forum: 'social',
  0: 'web',
  4: 'email',
  5: 'api',
  29: 'chat',
  33: 'voice',
  34: 'voice',
  35: 'voice',
  26: 'social',
  30: 'social',
  38: 'social',
  41: 'social',
  37: 'messaging',
}
export function channelOf(ticket: RawTicket): string {
  if (ticket.from_messaging_channel) return 'messaging'
  return CHANNELS[String(ticket.via.channel)] ?? 'other'
}
const throughRule = (via: string | undefined): boolean => /^(rule|trigger|automation|system)/i.test(via ?? '')
const id = (value: unknown): number | null => (value === null || value === undefined || value === '' ? null : Number(value))

export function readOwn(world: RawWorld): Map<number, Own> {
  const events = new Map<number, RawWorld['events']>()
  for (const event of world.events) events.set(event.ticket_id, [...(events.get(event.ticket_id) ?? []), event])
  return new Map(world.tickets.map((ticket) => [ticket.id, readTicket(ticket, events.get(ticket.id) ?? [])]))
}

function readTicket(raw: RawTicket, events: RawWorld['events']): Own {
  const channel = channelOf(raw)
  const own: Own = {
    raw,
    id: raw.id,
    created: seconds(raw.created_at),
    channel,
    live: ['messaging', 'chat', 'voice'].includes(channel),
    coarse: events.length === 0,
    comments: [],
    spans: [],
    groups: [],
    assignees: [],
    tagsAdded: [],
  }
  const sorted = [...new Map(events.map((event) => [event.id, event])).values()].sort(
    (a, b) => seconds(a.created_at) - seconds(b.created_at) || a.id - b.id,
  )
  let order = 0
  let solved = false
  for (const event of sorted) {
    const merge = /merge/i.test(event.via) || event.child_events.some((child) => (child.added_tags ?? []).includes('closed_by_merge'))
    for (const child of event.child_events) {
      const step: Step = {
        at: seconds(event.created_at),
        order: order++,
        audit: event.id,
        person: event.updater_id > 0 && !throughRule(child.via ?? event.via),
      }
      if (child.event_type === 'Comment' || child.event_type === 'VoiceComment')
        own.comments.push({
          ...step,
          author: child.author_id ?? event.updater_id,
          public: child.public !== false,
          text: child.body ?? '',
          rule: throughRule(child.via ?? event.via),
          merge: merge || /via merge/i.test(child.via ?? ''),
          voice: child.event_type === 'VoiceComment',
        })
      if (child.event_type !== 'Create' && child.event_type !== 'Change') continue
      if (child.status !== undefined) {
        const now = SOLVED.has(child.status)
        if (now && !solved)
          own.spans.push({
            from: step.at,
            order: step.order,
            audit: step.audit,
            to: null,
            merge: merge && child.event_type === 'Change',
            person: step.person,
          })
        const last = own.spans.at(-1)
        if (!now && solved && last) last.to = step.at
        solved = now
      }
      readChange(own, step, child)
    }
  }
  if (own.coarse) readCoarse(own)
  return own
}

function readChange(own: Own, step: Step, child: RawChild): void {
  const creation = child.event_type === 'Create'
  if ('group_id' in child) own.groups.push({ ...step, creation, from: creation ? null : id(child.previous_value), to: id(child.group_id) })
  if ('assignee_id' in child) own.assignees.push({ ...step, to: id(child.assignee_id) })
  const added = child.added_tags ?? (creation ? (child.tags ?? []) : [])
  for (const tag of added) own.tagsAdded.push({ ...step, tag, creation })
}

/** 2.5: from the row and the metric set. */
function readCoarse(own: Own): void {
  const metric = own.raw.metric_set
  const latest = optionalSeconds(metric?.solved_at)
  const minutes = metric?.first_resolution_time_in_minutes?.calendar ?? null
  const reopened = (metric?.reopens ?? 0) > 0 && minutes !== null
  const first = reopened ? own.created + minutes * 60 : latest
  if (first === null) return
  const span = (from: number) => ({ from, order: 0, audit: 0, to: null as number | null, merge: false, person: true })
  own.spans.push(span(first))
  if (reopened && latest !== null && latest > first) {
    own.spans[0]!.to = latest
    own.spans.push(span(latest))
  }
  if (!SOLVED.has(own.raw.status)) own.spans.at(-1)!.to = Math.max(seconds(own.raw.updated_at), own.spans.at(-1)!.from)
}

/** Who counts as an agent: by role, or by what they did before the first sync (all of an import is before it). */
export function agentIds(world: RawWorld, tickets: Iterable<Own>): Set<number> {
  const agents = new Set(world.users.filter((user) => user.role === 'agent' || user.role === 'admin').map((user) => user.id))
  for (const ticket of tickets) {
    for (const who of [ticket.raw.assignee_id, ...ticket.assignees.map((step) => step.to)]) if (who !== null && who > 0) agents.add(who)
    for (const comment of ticket.comments) if (!comment.public && comment.author > 0) agents.add(comment.author)
  }
  return agents
}

export interface Talk {
  /** Public lines that somebody spoke: no system lines, nothing a merge wrote. */
  spoken: Comment[]
  agentLines: Comment[]
  agentWroteFirst: boolean
  replies: Comment[]
  bots: Comment[]
  customer: (Comment & { gratitude: boolean })[]
  autoReplies: number
}
export function listen(own: Own, agents: ReadonlySet<number>, config: OracleConfig, verdicts: TextVerdicts): Talk {
  const requester = own.raw.requester_id
  const bot = (c: Comment) =>
    c.public && (config.botUsers.includes(c.author) || (c.author === -1 && (own.channel === 'messaging' || own.raw.support_type === 'ai_agent')))
  const agentComment = (c: Comment) =>
    c.public && c.author > 0 && agents.has(c.author) && c.author !== requester && !config.botUsers.includes(c.author)
  const first = own.comments[0]
  const logged =
    (own.channel === 'voice' && own.raw.via.source?.rel !== 'outbound') || own.raw.tags.some((tag) => config.loggedContactTags.includes(tag))
  const wroteFirst = first !== undefined && agentComment(first)
  const fromCustomer = own.comments.filter(
    (c) => c.public && c.author > 0 && !bot(c) && (c.author === requester || !agents.has(c.author)) && !config.thirdParties.includes(c.author),
  )
  const system = (c: Comment) => c.author <= 0 && !bot(c)
  return {
    spoken: own.comments.filter((c) => c.public && !c.merge && !system(c)),
    agentLines: own.comments.filter((c) => agentComment(c) && !c.merge),
    agentWroteFirst: wroteFirst && !logged,
    replies: own.comments.filter((c) => agentComment(c) && !c.rule && !c.merge && !(wroteFirst && !logged && c === first)),
    bots: own.comments.filter(bot),
    customer: fromCustomer.filter((c) => !verdicts.isAutoReply(c.text)).map((c) => ({ ...c, gratitude: verdicts.isGratitude(c.text) })),
    autoReplies: fromCustomer.filter((c) => verdicts.isAutoReply(c.text)).length,
  }
}

/** Agent replies that only the metric set knows of: where a live channel, or the row alone, may lack the messages (2.1, 2.5). */
export function untoldReplies(own: Own, talk: Talk): number {
  return own.live || own.coarse ? Math.max(0, (own.raw.metric_set?.replies ?? 0) - talk.replies.length) : 0
}
/** No reply in its whole life, and that is known: by a conversation of two lines or more, or by the metric set. */
export function neverAnswered(own: Own, talk: Talk): boolean {
  const lines = own.comments.filter((c) => c.public && !c.merge).length
  const known = typeof own.raw.metric_set?.replies === 'number' || (!own.coarse && (!own.live || lines >= 2))
  return known && talk.replies.length + talk.bots.length + untoldReplies(own, talk) === 0
}
