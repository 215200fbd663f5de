/** A ticket that was never synced, judged from what the sidebar sends: whom does it follow? */
import { sameIssue, type IssueJudges, type IssueVerdict } from '../issue/same-issue.ts'
import { assembleContacts, toGroup, type JudgeContext, type PersonInput } from './assemble.ts'
import { drawChains, gapSince, isMember } from './chains.ts'
import { MAX_GAP_SECONDS } from './config.ts'
import type { Exclusion } from './fact.ts'
import type { Channel, EpochSeconds, TicketHistory, TicketId, UserId } from './history.ts'
import { compareDated } from './order.ts'

export interface ProvisionalTicket {
  /** null = it has none yet. */
  ticketId: TicketId | null
  /** null = a user nobody knows yet. */
  requesterId: UserId | null
  channel: Channel
  createdAt: EpochSeconds
  /** Hashed as landed ones are. */
  orderRefs: readonly string[]
  reason: string | null
  followUpOf?: TicketId | null
  problemId?: TicketId | null
  /** Subject and first words. */
  opening?: string | null
}
/** An earlier contact that may be about the same issue. */
export interface PreviousContact extends IssueVerdict {
  ticketId: TicketId
  /** Seconds since its latest solve; 0 = open. */
  gap: number
  open: boolean
  firstSolvedAt: EpochSeconds | null
}
export interface ProvisionalVerdict {
  /** As of 2.4, e.g. `resumed` or `duplicate`: then it is no new contact. */
  exclusion: Exclusion | null
  belongsTo: TicketId | null
  /** As the fact will say. */
  prevGap: number | null
  prevGapPossible: number | null
  /** Same issue `yes` or `possible` within 30 days; certain ones first, then the nearest. */
  previous: readonly PreviousContact[]
}

/** Id by which the judges are asked about a ticket that has none. */
export const PROVISIONAL_ID: TicketId = Number.MAX_SAFE_INTEGER

/** Judges a provisional ticket against the person's tickets; a synced version of it among them is left out. */
export function judgeProvisional(provisional: ProvisionalTicket, input: PersonInput, context: JudgeContext): ProvisionalVerdict {
  const history = toProvisionalHistory(provisional, input)
  const others = (list: readonly TicketHistory[]) => list.filter((other) => other.id !== history.id)
  const own = [...others(input.own), history]
  const ids = new Set(own.map(({ id }) => id))
  const contacts = assembleContacts(toGroup({ personId: input.personId, own, linked: others(input.linked) }, context), context).filter(({ id }) =>
    ids.has(id),
  )
  const judges: IssueJudges = { human: context.humanVerdict, text: context.textVerdict }
  const contact = contacts.find(({ id }) => id === history.id)
  if (contact === undefined) throw new Error(`ticket ${history.id} was lost while judging person ${input.personId}`)
  const chain = drawChains(contacts, judges).get(contact)
  const previous: PreviousContact[] = []
  for (const before of contacts) {
    if (before === contact || !isMember(before) || before.exclusion === 'abandoned' || compareDated(before, contact) > 0) continue
    const gap = gapSince(before, contact.createdAt)
    if (gap > MAX_GAP_SECONDS) continue
    const verdict = sameIssue(before.issue, contact.issue, judges)
    if (verdict.same === 'no') continue
    previous.push({ ticketId: before.id, gap, open: gap === 0, firstSolvedAt: before.first?.solve.at ?? null, ...verdict })
  }
  const rank = { yes: 0, possible: 1, no: 2 }
  previous.sort((a, b) => rank[a.same] - rank[b.same] || a.gap - b.gap || b.ticketId - a.ticketId)
  return {
    exclusion: contact.exclusion,
    belongsTo: contact.belongsTo?.id ?? null,
    prevGap: chain?.yes.prevGap ?? null,
    prevGapPossible: chain?.possible.prevGap ?? null,
    previous,
  }
}

function toProvisionalHistory(ticket: ProvisionalTicket, { personId }: PersonInput): TicketHistory {
  const requesterId = ticket.requesterId ?? personId
  const { createdAt } = ticket
  return {
    id: ticket.ticketId ?? PROVISIONAL_ID,
    createdAt,
    updatedAt: createdAt,
    status: 'new',
    requesterId,
    submitterId: requesterId,
    assigneeId: null,
    groupId: null,
    problemId: ticket.problemId ?? null,
    channel: ticket.channel,
    outbound: false,
    followUpOf: ticket.followUpOf ?? null,
    mergedAway: false,
    mergedInto: null,
    aiAgent: false,
    tags: [],
    fields: { reason: ticket.reason, stated: null, cause: null, market: null, language: null, segment: null, brand: null, survey: null, csat: null },
    orderRefs: ticket.orderRefs,
    metric: null,
    opening: ticket.opening ?? null,
    events: [],
  }
}
