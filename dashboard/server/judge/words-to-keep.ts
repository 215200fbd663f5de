/** Before words go: what the rules make of them, wherever they would make something else of nothing. */
import { assembleContacts, type JudgeContext } from '@shared/fcr/assemble.ts'
import type { Contact } from '@shared/fcr/contact.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { isBare, sameIssue, type IssueJudges, type IssueTicket } from '@shared/issue/same-issue.ts'
import type { JudgeStore, KeptWords } from '../store/fact-store/judge-contract.ts'
import { gatherUsers } from './gather-users.ts'
import { createBatchReader } from './judge-batch.ts'
import { inParts, makePlan, usersOf } from './plan.ts'
import type { Prepared } from './prepare.ts'

const PART_USERS = 500

export interface WordsGone {
  /** Order numbers go with the words. */
  orders: boolean
}

export async function findWordsToKeep(
  store: JudgeStore,
  prepared: Prepared,
  tickets: readonly TicketId[],
  { orders }: WordsGone,
): Promise<KeptWords> {
  const gone = new Set(tickets)
  const users = await gatherUsers(store, { upTo: 0, tickets, users: [], identities: [] }, prepared.persons)
  const plan = await makePlan(store, users, users, prepared)
  const read = createBatchReader(prepared.setup)
  const kept: { verdicts: KeptWords['verdicts'][number][]; reasons: KeptWords['reasons'][number][] } = { verdicts: [], reasons: [] }
  for (const part of inParts(plan.groups, PART_USERS)) {
    const landed = await store.landedTickets(part, { openings: prepared.openings })
    const { groups, context } = read({ users: usersOf(plan, landed), tickets: landed })
    for (const group of groups) {
      if (!group.some(({ own }) => own.some(({ id }) => gone.has(id)))) continue
      const contacts = assembleContacts(group, context)
      kept.verdicts.push(...verdictsOf(contacts, gone, orders, context))
      kept.reasons.push(...reasonsOf(contacts, gone, context))
    }
  }
  return kept
}

function verdictsOf(
  contacts: readonly Contact[],
  gone: ReadonlySet<TicketId>,
  orders: boolean,
  context: JudgeContext,
): KeptWords['verdicts'][number][] {
  const judges: IssueJudges = { human: context.humanVerdict, kept: context.keptVerdicts ?? null, text: context.textVerdict }
  const known = contacts.map(({ issue }) => ({ issue, left: gone.has(issue.id) ? withoutWords(issue, orders) : issue }))
  return known.flatMap((b, at) =>
    known.slice(0, at).flatMap((a) => {
      if (a.left === a.issue && b.left === b.issue) return []
      // Without a link neither words nor their absence joins two of a mailbox.
      if (isBare(a.issue) && isBare(b.issue)) return []
      const { same, why } = sameIssue(a.issue, b.issue, judges)
      return same === sameIssue(a.left, b.left, judges).same ? [] : [{ a: a.issue.id, b: b.issue.id, same, why }]
    }),
  )
}
const withoutWords = (ticket: IssueTicket, orders: boolean): IssueTicket => ({ ...ticket, orderRefs: orders ? [] : ticket.orderRefs, opening: null })

function reasonsOf(contacts: readonly Contact[], gone: ReadonlySet<TicketId>, { predictReason }: JudgeContext): KeptWords['reasons'][number][] {
  if (predictReason === null) return []
  return contacts.flatMap(({ id, ticket: { history } }) => {
    if (!gone.has(id) || history.fields.reason !== null || history.keptReason !== undefined) return []
    const reason = predictReason(history.opening)
    return reason === null ? [] : [{ ticketId: id, reason }]
  })
}
