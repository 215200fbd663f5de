/** Facts of a world, brute force: every pair is compared, nothing is indexed. */
import { attachSources, baseExclusion, foldSources, newCard, solveOf, type Card, type Solve } from './cards.ts'
import { chain, MONTH } from './chain.ts'
import { member, personExclusions } from './exclusions.ts'
import { sameIssue, type Same } from './issue.ts'
import { journey } from './journey.ts'
import { agentIds, listen, readOwn, untoldReplies } from './own.ts'
import { personOfUsers, sharedPersons } from './people.ts'
import type { OracleConfig, RawWorld, TextVerdicts } from './records.ts'

export interface OracleFact {
  ticketId: number
  personId: number
  createdAt: number
  firstSolvedAt: number | null
  lastSolvedAt: number | null
  solvedNow: boolean
  agentReplies: number
  reopens: number
  transfers: number
  routed: number
  escalated: boolean
  clarifications: number
  returnAt: number | null
  courtesyReturns: number
  autoReplies: number
  handledBy: string
  unconfirmed: boolean
  exclusion: string | null
  knownProblem: boolean
  channel: string
  reason: string | null
  stated: string | null
  survey: string | null
  firstGroup: number | null
  solverGroup: number | null
  solver: number | null
  prevGap: number | null
  nextGap: number | null
  nextKind: string | null
  prevGapPossible: number | null
  nextGapPossible: number | null
  nextKindPossible: string | null
  fidelity: string
}
export function oracleFacts(world: RawWorld, config: OracleConfig, verdicts: TextVerdicts): OracleFact[] {
  const owns = readOwn(world)
  const agents = agentIds(world, owns.values())
  const person = personOfUsers(world)
  const shared = sharedPersons(world, owns.values(), person)
  const suspended = new Set(world.users.filter((user) => user.suspended).map((user) => user.id))
  const staff = new Set(world.users.filter((user) => user.role === 'agent' || user.role === 'admin').map((user) => user.id))
  const cards = new Map<number, Card>()
  for (const own of owns.values()) cards.set(own.id, newCard(own, listen(own, agents, config, verdicts), person.get(own.raw.requester_id)!))
  for (const card of cards.values()) card.base = baseExclusion(card, config, suspended, staff, agents)
  for (const card of cards.values()) if (card.base === null || card.base === 'no') card.base = null
  attachSources(cards)
  for (const card of cards.values()) foldSources(card)
  const same = sameIssue(cards, config, world, shared)
  const people = new Map<number, Card[]>()
  for (const card of cards.values()) people.set(card.person, [...(people.get(card.person) ?? []), card])
  for (const list of people.values()) personExclusions(list, same, cards)
  return [...cards.values()].map((card) => toFact(card, people.get(card.person)!, same, config, world))
}

function finalSolve(card: Card): Solve | null {
  const own = solveOf(card)
  if (own) return own
  const late = card.resumedBy.flatMap((c) => (c.solve ? [c.solve] : [])).sort((a, b) => a.at - b.at)
  return late[0] ?? null
}

/** A source that nobody solved was still closed by its merge: its own date, though no solve for the target. */
function closing(card: Card): Solve | null {
  const span = card.own.spans.find(({ order }) => !card.proactiveAnswer || order > card.proactiveAnswer.order)
  return span ? { at: span.from, order: span.order, audit: span.audit, person: span.person, ticket: card.own.id } : null
}

function toFact(card: Card, list: Card[], same: Same, config: OracleConfig, world: RawWorld): OracleFact {
  const { own, talk } = card
  const solve = finalSolve(card) ?? closing(card)
  const path = { ...journey(card.from, solve, config), firstGroup: journey(card, null, config).firstGroup }
  const since = card.proactiveAnswer
  const counted = (c: Card) => c.talk.replies.filter((line) => !c.proactiveAnswer || line.order > c.proactiveAnswer.order)
  const replies = counted(card)
  const solvedNow = ['solved', 'closed'].includes(own.raw.status)
  const ownSolve = own.spans.find((span) => !since || span.order > since.order)
  const after = ownSolve
    ? talk.customer.filter((c) => c.order > ownSolve.order && c.audit !== ownSolve.audit)
    : talk.customer.filter((c) => card.from === card && solve !== null && c.at > solve.at)
  const returns = after.filter((c) => !c.gratitude && (!own.live || c.at > (ownSolve?.from ?? solve!.at) + 900))
  const returnAt = returns[0]?.at ?? (own.coarse && (own.raw.metric_set?.reopens ?? 0) > 0 && ownSolve ? ownSolve.from + MONTH : null)
  const everyone = [card, ...card.sources]
  const human = everyone.some((c) => counted(c).length + untoldReplies(c.own, c.talk) > 0)
  const bot = everyone.some((c) => c.talk.bots.some((line) => !c.proactiveAnswer || line.order > c.proactiveAnswer.order))
  const links = member(card)
    ? {
        yes: chain(card, list, solve, returnAt, (b) => same(card, b) === 'yes'),
        possible: chain(card, list, solve, returnAt, (b) => same(card, b) !== 'no'),
      }
    : null
  const field = (title: string): string | null => {
    const id = world.fields.find((f) => f.title === title)?.id
    const value = own.raw.custom_fields.find((f) => f.id === id)?.value
    return value === null || value === undefined || value === '' ? null : String(value)
  }
  const verdict = field(config.verdictField)
  return {
    ticketId: own.id,
    personId: card.person,
    createdAt: card.createdAt,
    firstSolvedAt: solve?.at ?? null,
    lastSolvedAt: own.spans.at(-1)?.from ?? null,
    solvedNow,
    agentReplies: replies.length + untoldReplies(own, talk),
    reopens: own.coarse ? (own.raw.metric_set?.reopens ?? 0) : own.spans.filter((span) => span.to !== null).length,
    ...path,
    returnAt,
    courtesyReturns: after.filter((c) => c.gratitude).length,
    autoReplies: talk.autoReplies,
    handledBy: human ? (bot ? 'mixed' : 'human') : bot ? 'bot' : 'none',
    exclusion: card.exclusion,
    knownProblem: Boolean(own.raw.problem_id),
    channel: own.channel,
    reason: field(config.reasonField),
    stated: verdict === 'yes' ? 'resolved' : verdict,
    survey: field(config.surveyField),
    prevGap: links?.yes.prev ?? null,
    nextGap: links?.yes.gap ?? null,
    nextKind: links?.yes.kind ?? null,
    prevGapPossible: links?.possible.prev ?? null,
    nextGapPossible: links?.possible.gap ?? null,
    nextKindPossible: links?.possible.kind ?? null,
    fidelity:
      own.coarse || untoldReplies(own, talk) > 0 || card.from.own.coarse || untoldReplies(card.from.own, card.from.talk) > 0 ? 'coarse' : 'exact',
  }
}
