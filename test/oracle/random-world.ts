/** Small worlds full of the corners that the rules speak of, by seed. */
import { mergeSome } from './random-merges.ts'
import { L1, L2, ORDER_FIELD, REASON_FIELD, SURVEY_FIELD, VERDICT_FIELD } from './random-config.ts'
import { BOT, CARRIER, makeUsers } from './random-users.ts'
import type { RawChild, RawEvent, RawTicket, RawWorld } from './records.ts'

const START = Date.parse('2026-03-02T00:00:00Z') / 1000
const HOUR = 3600
const DAY = 24 * HOUR

/** mulberry32: small, seedable, good enough for shuffling cases. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z')
const LINES = {
  thanks: ['Thank you!', '谢谢', 'Perfect, thanks a lot'],
  away: ['I am out of office until Monday.'],
  ask: ['Where is it?', '还没收到，怎么办？', 'It still does not work.', 'Here is what you asked for: blue, size M.'],
}

/** `base` keeps the ids and addresses of one world apart from those of another. */
export function randomWorld(seed: number, base = 0): RawWorld {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const chance = (p: number) => random() < p
  const users = makeUsers(pick, chance, base)
  const customers = users.filter((user) => user.role === 'end-user' && user.id - base > 100 && user.id - base < 200)
  const world: RawWorld = {
    tickets: [],
    events: [],
    users,
    groups: [
      { id: L1, name: 'Tier 1' },
      { id: L2, name: 'Tier 2' },
      { id: 503, name: 'Returns' },
    ],
    fields: [
      { id: 71, title: REASON_FIELD, type: 'tagger' },
      { id: 72, title: ORDER_FIELD, type: 'text' },
      { id: 73, title: VERDICT_FIELD, type: 'tagger' },
      { id: 74, title: SURVEY_FIELD, type: 'tagger' },
    ],
  }
  const count = 6 + Math.floor(random() * 14)
  let audit = base * 10 + 10_000
  for (let id = base + 1; id <= base + count; id++) {
    const requester = pick(customers).id
    const earlier = world.tickets.filter((ticket) => ticket.requester_id === requester).at(-1)
    // Near to the ticket before, so that duplicates and resumed conversations turn up.
    const near =
      earlier && chance(0.4) ? Date.parse(pick([earlier.created_at, earlier.updated_at])) / 1000 + pick([0, 60, 600, 900, 901, HOUR, HOUR + 1]) : null
    const story = new Story(id, near ?? START + Math.floor(random() * 20 * DAY), requester, { pick, chance }, () => audit++)
    story.open(world)
    story.live()
    world.tickets.push(story.ticket)
    world.events.push(...story.events)
  }
  mergeSome(world, pick, chance, () => audit++)
  return world
}

interface Dice {
  pick: <T>(list: readonly T[]) => T
  chance: (p: number) => boolean
}

/** Many small worlds as one: their customers and tickets apart, their staff the same. */
export function randomWorlds(seeds: readonly number[]): RawWorld {
  const worlds = seeds.map((seed) => randomWorld(seed, seed * 10_000))
  const users = new Map(worlds.flatMap((world) => world.users).map((user) => [user.id, user]))
  return {
    ...worlds[0]!,
    users: [...users.values()],
    tickets: worlds.flatMap((world) => world.tickets),
    events: worlds.flatMap((world) => world.events),
  }
}

class Story {
  readonly events: RawEvent[] = []
  readonly ticket: RawTicket
  private status = 'new'
  private group: number | null
  private assignee: number | null = null
  private at: number
  private readonly dice: Dice
  private readonly nextAudit: () => number
  constructor(id: number, at: number, requester: number, dice: Dice, nextAudit: () => number) {
    this.at = at
    this.dice = dice
    this.nextAudit = nextAudit
    const { pick, chance } = dice
    const channel = pick(['email', 'email', 'web', 'chat', 'whatsapp', 'native_messaging', 'voice', 'api', 'carrier_pigeon', 4])
    const tags = [...(chance(0.04) ? ['test_ticket'] : []), ...(chance(0.06) ? ['logged_call'] : [])]
    this.group = chance(0.8) ? pick([L1, 503]) : null
    this.ticket = {
      id,
      created_at: iso(at),
      updated_at: iso(at),
      status: 'new',
      requester_id: chance(0.03) ? 302 : requester,
      submitter_id: requester,
      assignee_id: null,
      group_id: this.group,
      problem_id: chance(0.05) ? 4040 : null,
      via: { channel, source: { rel: channel === 'voice' ? pick(['inbound', 'outbound', null]) : null, from: {}, to: {} } },
      from_messaging_channel: channel === 'native_messaging',
      support_type: chance(0.07) ? 'ai_agent' : 'agent',
      tags,
      custom_fields: [
        { id: 71, value: pick(['refund', 'delivery', 'refund', null]) },
        { id: 72, value: pick(['AB-12345', 'ab 12345', 'CD-777', null, null, null]) },
        // By number, so that the rest of the world is what it was without them.
        { id: 73, value: [null, 'yes', 'no', null, 'partly'][id % 5] },
        { id: 74, value: ['yes', null, 'partly', 'no'][id % 4] },
      ],
      metric_set: null,
    }
  }
  private add(updater: number, children: RawChild[], via = 'Web form'): void {
    const id = this.nextAudit()
    this.events.push({
      id,
      ticket_id: this.ticket.id,
      created_at: iso(this.at),
      updater_id: updater,
      via,
      child_events: children.map((child, index) => ({ id: id * 100 + index, via, ...child })),
    })
    this.ticket.updated_at = iso(this.at)
  }
  private say(author: number, body: string, isPublic = true): RawChild {
    return { event_type: 'Comment', public: isPublic, author_id: author, body }
  }
  open(world: RawWorld): void {
    const { ticket } = this
    const { pick, chance } = this.dice
    const outreach = chance(0.1)
    const opener = outreach ? pick([301, 302]) : ticket.requester_id
    const created = chance(0.04) ? 'solved' : 'new'
    this.status = created
    if (outreach) ticket.submitter_id = opener
    const first = ticket.via.channel === 'voice' && chance(0.5) ? this.say(301, 'Call logged') : this.say(opener, pick(LINES.ask))
    this.add(opener, [
      { event_type: 'Create', status: created, group_id: this.group, assignee_id: null, tags: [...ticket.tags], previous_value: null },
      first,
    ])
    const earlier = world.tickets.filter((other) => Date.parse(other.created_at) < Date.parse(ticket.created_at))
    if (earlier.length > 0 && chance(0.1)) ticket.via.source = { rel: 'follow_up', from: { ticket_id: pick(earlier).id }, to: {} }
  }
  /** A handful of steps, some seconds to some days apart. */
  live(): void {
    const steps = Math.floor(this.dice.pick([0, 2, 4, 6, 9]))
    for (let step = 0; step < steps; step++) {
      this.at += this.dice.pick([0, 30, 300, 900, 901, HOUR, 5 * HOUR, DAY, 3 * DAY, 7 * DAY])
      this.step()
    }
    Object.assign(this.ticket, { status: this.status, group_id: this.group, assignee_id: this.assignee })
    if (this.dice.chance(0.03)) this.ticket.status = 'deleted'
    if (this.dice.chance(0.08)) this.dropEvents()
    else if (this.dice.chance(0.7)) this.ticket.metric_set = this.countedMetric()
  }
  private step(): void {
    const { ticket } = this
    const { pick } = this.dice
    const agent = pick([301, 302, 303, 304])
    const what = pick([
      'reply',
      'reply',
      'reply and solve',
      'solve',
      'customer',
      'customer',
      'thanks',
      'away',
      'note',
      'move',
      'route',
      'bot',
      'carrier',
      'tag',
      'auto',
      'close',
    ])
    if (what === 'reply') this.add(agent, [this.say(agent, 'Please see our answer.'), ...this.take(agent)])
    if (what === 'reply and solve') this.add(agent, [this.say(agent, 'It is on its way.'), ...this.take(agent), ...this.turn('solved')])
    if (what === 'solve') this.add(agent, [...this.take(agent), ...this.turn('solved')])
    if (what === 'customer') this.add(ticket.requester_id, [this.say(ticket.requester_id, pick(LINES.ask)), ...this.reopen()], 'Mail')
    if (what === 'thanks') this.add(ticket.requester_id, [this.say(ticket.requester_id, pick(LINES.thanks)), ...this.reopen()], 'Mail')
    if (what === 'away') this.add(ticket.requester_id, [this.say(ticket.requester_id, pick(LINES.away))], 'Mail')
    if (what === 'note') this.add(agent, [this.say(agent, 'Looked into it.', false)])
    if (what === 'move') this.add(agent, this.move())
    if (what === 'route') this.add(-1, this.move(), 'Rule')
    if (what === 'bot') this.botSays(pick([-1, BOT]))
    if (what === 'carrier') this.add(CARRIER, [this.say(CARRIER, 'Parcel scanned.')], 'Mail')
    if (what === 'tag')
      this.add(pick([301, -1]), [{ event_type: 'Change', tags: [...ticket.tags, 'escalated'], added_tags: ['escalated'], removed_tags: [] }])
    if (what === 'auto') this.add(-1, this.turn('solved'), 'Rule')
    if (what === 'close' && this.status === 'solved') this.add(-1, this.turn('closed'), 'Rule')
  }
  private botSays(author: number): void {
    this.add(author, [this.say(author, 'Automatic answer')])
  }
  private take(agent: number): RawChild[] {
    if (this.assignee === agent) return []
    const previous = this.assignee
    this.assignee = agent
    return [{ event_type: 'Change', assignee_id: agent, previous_value: previous }]
  }
  private turn(status: string): RawChild[] {
    if (this.status === status || (this.status === 'closed' && status === 'solved')) return []
    const previous = this.status
    this.status = status
    return [{ event_type: 'Change', status, previous_value: previous }]
  }
  private reopen(): RawChild[] {
    return this.status === 'solved' ? this.turn('open') : []
  }
  private move(): RawChild[] {
    const to = this.dice.pick([L1, L2, 503, null])
    if (to === this.group) return []
    const previous = this.group
    this.group = to
    return [{ event_type: 'Change', group_id: to, previous_value: previous }]
  }
  private countedMetric(): NonNullable<RawTicket['metric_set']> {
    const said = this.events
      .flatMap((event) => event.child_events)
      .filter((child) => child.event_type === 'Comment' && child.public && [301, 302, 303, 304].includes(child.author_id ?? 0))
    const hidden = this.dice.chance(0.1) ? 2 : 0
    return { replies: said.length + hidden, reopens: null, group_stations: null, solved_at: null, first_resolution_time_in_minutes: null }
  }
  /** Only the row and the metric set are known. */
  private dropEvents(): void {
    const solved = this.status === 'solved' || this.status === 'closed'
    this.events.length = 0
    this.ticket.metric_set = {
      replies: this.dice.pick([0, 1, 2]),
      reopens: this.dice.pick([0, 0, 1]),
      group_stations: this.dice.pick([1, 1, 2]),
      solved_at: solved ? iso(this.at) : null,
      first_resolution_time_in_minutes: solved ? { calendar: Math.floor((this.at - Date.parse(this.ticket.created_at) / 1000) / 60) } : null,
    }
  }
}
