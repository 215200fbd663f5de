/** Random tickets of one person for property tests: few reasons, orders and moments, so that everything meets everything. */
import { array, constantFrom, integer, nat, oneof, option, record, type Arbitrary } from 'fast-check'
import { AGENT, BOT_USER, COLLEAGUE, L1, L2, METRIC, SPECIALIST, Story, days, hours, minutes } from './builders.test-helper.ts'
import type { Channel, TicketHistory } from './history.ts'

const actions = ['customer', 'thanks', 'agent', 'bot', 'colleague', 'solve', 'autoSolve', 'reopen', 'move', 'route', 'tag', 'note', 'survey'] as const
type Action = (typeof actions)[number]
const channels: readonly Channel[] = ['email', 'web', 'chat', 'messaging', 'voice']

const gapSeconds = oneof(
  integer({ min: 0, max: minutes(20) }),
  integer({ min: 0, max: hours(5) }),
  constantFrom(minutes(15), minutes(60), days(1), days(7)),
  integer({ min: 0, max: days(12) }),
)
const plan = record({
  at: oneof(integer({ min: 0, max: days(30) }), integer({ min: 0, max: hours(3) })),
  channel: constantFrom(...channels),
  reason: constantFrom('delivery', 'delivery', 'refund', null),
  orderRefs: constantFrom([], [], ['x'], ['y'], ['x', 'y']),
  tags: constantFrom([], [], [], ['test'], ['phone_note']),
  problemId: constantFrom(null, null, null, 77),
  replies: constantFrom(null, 0, 0, 1, 4),
  opener: constantFrom('customer', 'customer', 'customer', 'agent', 'none'),
  follows: option(nat(9), { nil: null, freq: 6 }),
  mergesInto: option(nat(9), { nil: null, freq: 5 }),
  deleted: constantFrom(false, false, false, false, false, true),
  steps: array(record({ action: constantFrom(...actions), after: gapSeconds }), { maxLength: 9 }),
})
type Plan = typeof plan extends Arbitrary<infer T> ? T : never

const rule = { actorId: -1, byPerson: false }

function act(story: Story, action: Action, at: number, group: number): void {
  switch (action) {
    case 'customer':
      story.customer(at)
      break
    case 'thanks':
      story.thanks(at)
      break
    case 'agent':
      story.agent(at)
      break
    case 'bot':
      story.says(at, BOT_USER)
      break
    case 'colleague':
      story.says(at, COLLEAGUE)
      break
    case 'note':
      story.agent(at, { public: false })
      break
    case 'solve':
      story.assign(at, SPECIALIST).solve(at)
      break
    case 'autoSolve':
      story.solve(at, rule)
      break
    case 'reopen':
      story.reopen(at)
      break
    case 'move':
      story.group_(at, group)
      break
    case 'route':
      story.group_(at, group, rule)
      break
    case 'tag':
      story.tag(at, ['escalated'])
      break
    case 'survey':
      story.survey(at, 'no')
  }
}

function tell(parts: Plan, index: number, count: number): TicketHistory {
  const id = index + 1
  const opener = parts.opener === 'none' ? null : parts.opener === 'agent' ? { authorId: AGENT, actorId: AGENT } : {}
  const followUpOf = parts.follows === null || parts.follows % count === index ? null : (parts.follows % count) + 1
  const { channel, orderRefs, tags, problemId } = parts
  const metric = parts.replies === null ? null : { ...METRIC, replies: parts.replies }
  const story = new Story(id, parts.at, { channel, orderRefs, tags, problemId, metric, followUpOf, fields: { reason: parts.reason } }, opener)
  let at = parts.at
  for (const { action, after } of parts.steps) act(story, action, (at += after), at % 2 === 0 ? L1 : L2)
  if (parts.mergesInto !== null && parts.mergesInto % count !== index) story.mergedInto((parts.mergesInto % count) + 1, at + 60)
  if (parts.deleted) story.to('deleted', at + 90)
  return story.done()
}

/** Up to ten tickets of one person. */
export const randomHistories: Arbitrary<TicketHistory[]> = array(plan, { minLength: 1, maxLength: 10 }).map((plans) =>
  plans.map((parts, index) => tell(parts, index, plans.length)),
)
