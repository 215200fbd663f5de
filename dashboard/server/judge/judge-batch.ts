/** The work on one batch: JSON of landing rows in, facts out. Runs in a worker, or in place. */
import { createAgentDirectory, type AgentEvidence } from '@shared/fcr/agents.ts'
import type { FcrConfig } from '@shared/fcr/config.ts'
import type { PersonId, TicketHistory, TicketId, UserId } from '@shared/fcr/history.ts'
import { judgeGroup, type JudgeContext } from '@shared/fcr/judge-person.ts'
import { keptVerdicts } from '@shared/issue/same-issue.ts'
import { toColumns } from '@shared/fcr/predicate.ts'
import { localDay } from '@shared/time/calendar.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { toHistory, type HistoryMapping } from '@shared/zendesk/to-history.ts'
import type { DatedFact, KeptWords, LandedTicket } from '../store/fact-store/judge-contract.ts'
import { modelJudges, type JudgeModels } from './models.ts'
import type { MappingData } from './resolve-config.ts'

/** The same for every batch of a judging. */
export interface JudgeSetup {
  config: FcrConfig
  mapping: MappingData
  agents: AgentEvidence
  verdicts: readonly { a: TicketId; b: TicketId; same: boolean }[]
  /** Of tickets whose words had to go; left out = of none. */
  kept?: KeptWords
  /** Bodies of the models in force. */
  models: JudgeModels
}
export interface BatchUser {
  userId: UserId
  personId: PersonId
  /** Users of one group are judged with each other's tickets at hand. */
  group: number
  shared: boolean
  suspended: boolean
  locale: string | null
}
export interface JudgeBatch {
  users: readonly BatchUser[]
  tickets: readonly LandedTicket[]
}

/** A batch as the rules take it. */
export interface BatchGroups {
  /** Judged together; of each person all tickets. */
  groups: readonly (readonly { personId: PersonId; own: readonly TicketHistory[] }[])[]
  context: JudgeContext
}
export function createBatchReader(setup: JudgeSetup): (batch: JudgeBatch) => BatchGroups {
  const agents = createAgentDirectory(setup.agents)
  const verdicts = new Map(setup.verdicts.map(({ a, b, same }) => [pair(a, b), same ? ('same' as const) : ('different' as const)]))
  const judges = modelJudges(setup.models)
  const kept = keptVerdicts(setup.kept?.verdicts ?? [])
  const keptReasons = new Map(setup.kept?.reasons.map(({ ticketId, reason }) => [ticketId, reason]))
  return (batch) => {
    const users = new Map(batch.users.map((user) => [user.userId, user]))
    const sharedPersons = new Set(batch.users.filter((user) => user.shared).map((user) => user.personId))
    const { brandNames, ...mapping } = setup.mapping
    const historyMapping: HistoryMapping = {
      ...mapping,
      brandName: (id) => brandNames.get(id) ?? null,
      requesterLanguage: (id) => users.get(id)?.locale ?? null,
    }
    const context: JudgeContext = {
      config: setup.config,
      agents,
      personOf: (user) => users.get(user)?.personId ?? user,
      isSuspended: (user) => users.get(user)?.suspended ?? false,
      isShared: (person) => sharedPersons.has(person),
      humanVerdict: verdicts.size === 0 ? null : (a, b) => verdicts.get(pair(a, b)) ?? null,
      keptVerdicts: kept,
      ...judges,
    }
    const read = (ticket: LandedTicket): TicketHistory => {
      const history = historyOf(ticket, historyMapping)
      const keptReason = keptReasons.get(ticket.id)
      return keptReason === undefined ? history : { ...history, keptReason }
    }
    return { groups: groupsOf(batch, users, read), context }
  }
}
export function createBatchJudge(setup: JudgeSetup): (batch: JudgeBatch) => DatedFact[] {
  const read = createBatchReader(setup)
  const { timeZone } = setup.config
  return (batch) => {
    const { groups, context } = read(batch)
    return groups
      .flatMap((group) => judgeGroup(group, context))
      .map((fact) => ({
        fact,
        cohortDay: localDay(toColumns(fact).cohortAt, timeZone),
        lastSolvedDay: fact.lastSolvedAt === null ? null : localDay(fact.lastSolvedAt, timeZone),
      }))
  }
}
const pair = (a: TicketId, b: TicketId) => `${Math.min(a, b)}-${Math.max(a, b)}`

function groupsOf(batch: JudgeBatch, users: ReadonlyMap<UserId, BatchUser>, read: (ticket: LandedTicket) => TicketHistory): BatchGroups['groups'] {
  const groups = new Map<number, Map<PersonId, TicketHistory[]>>()
  for (const ticket of batch.tickets) {
    const user = users.get(ticket.requesterId)
    if (!user) throw new Error(`ticket ${ticket.id} came without its requester ${ticket.requesterId}`)
    let persons = groups.get(user.group)
    if (!persons) groups.set(user.group, (persons = new Map()))
    const own = persons.get(user.personId)
    const history = read(ticket)
    if (own) own.push(history)
    else persons.set(user.personId, [history])
  }
  return Array.from(groups.values(), (persons) => Array.from(persons, ([personId, own]) => ({ personId, own })))
}

/** Texts are left in the store but for the opening, where a model reads it: no rule does after landing. */
function historyOf(ticket: LandedTicket, mapping: HistoryMapping): TicketHistory {
  const row: TicketRow = JSON.parse(ticket.row)
  const events: readonly EventRow[] = JSON.parse(ticket.events)
  return toHistory(row, events, mapping, ticket.opening)
}
