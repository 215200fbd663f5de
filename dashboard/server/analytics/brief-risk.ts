/** How likely the person comes back: at opening from what is known by then, at the solve from what has happened and what is about to be said. */
import type { Brief, BriefRequest } from '@shared/api/brief.ts'
import type { EpochSeconds, PersonId } from '@shared/fcr/history.ts'
import { assessRisk } from '@shared/risk/assess-risk.ts'
import type { ContactSignals, RiskContact, SolveState } from '@shared/risk/risk-contact.ts'
import { signalsOf } from '@shared/text/signals.ts'
import { toRiskContact } from '../risk/gather-contacts.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'
import type { RiskFact } from '../store/fact-store/risk-contract.ts'
import { fieldText, type ProvisionalContact } from './brief-contact.ts'
import type { BriefConfig, BriefDeps } from './brief-deps.ts'
import { FLAG_FROM } from './brief-priors.ts'
import { isMember, type Candidate } from './brief-repeat.ts'
import type { KnownTicket } from './issue-tickets.ts'

/** No person has this number: someone never seen. */
const NOBODY = 0

interface RiskBriefing {
  own: ProvisionalContact
  request: BriefRequest
  landed: Pick<RecentContact, 'row'> | null
  config: BriefConfig
  personId: PersonId | null
  /** The person's other contacts of late. */
  tickets: readonly KnownTicket[]
  candidates: readonly Candidate[]
  now: EpochSeconds
}

export async function riskOf(deps: BriefDeps['risk'], briefing: RiskBriefing): Promise<Brief['risk']> {
  const { own, request, config, tickets } = briefing
  const moment = request.draft ? 'solve' : 'opening'
  const known = moment === 'solve' && deps && own.ticketId !== null ? await deps.reader.riskFacts({ ids: [own.ticketId] }) : []
  const contact = { ...openedNow(briefing), atSolve: request.draft ? solveState(briefing, request.draft.text, known[0]) : null }
  const before = tickets
    .filter(({ fact }) => isMember(fact) && fact.createdAt <= own.createdAt && fact.ticketId !== own.ticketId)
    .map(({ fact }) => toRiskContact(fact, config.settings, null))
  const { p, band, why, basis } = assessRisk((await deps?.models()) ?? null, moment, contact, before)
  return { p: Math.round(p * 1000) / 1000, band, why, basis, moment }
}

/** A reason nobody has chosen yet is the one of the contact that this one very likely goes on with. */
function openedNow({ own, request, landed, config, personId, candidates }: RiskBriefing): RiskContact {
  const [best] = candidates
  const text = own.text.trim()
  const group = landed?.row.groupId ?? null
  return {
    id: own.ticketId ?? NOBODY,
    person: personId ?? NOBODY,
    openedAt: own.createdAt,
    solvedAt: null,
    channel: own.channel,
    reason: own.reason ?? (best && best.p >= FLAG_FROM ? best.ticket.fact.reason : null),
    group: group === null ? null : String(group),
    market: fieldText(request, config.mapping.marketField),
    signals: text === '' ? null : signalsOf(text),
    atSolve: null,
    outcome: null,
  }
}

/** What is synced of the ticket, and the reply that is about to be its last. */
function solveState({ own, now }: RiskBriefing, draft: string, known: RiskFact | undefined): SolveState {
  const fact = known?.fact
  const writes = draft.trim() !== ''
  const lines = known?.signals?.answers
  const replied = fact?.firstAgentReplyAt ?? (writes ? now : null)
  return {
    transfers: fact?.transfers ?? 0,
    escalated: fact?.escalated ?? false,
    clarifications: fact?.clarifications ?? 0,
    answers: (lines ? lines.persons + lines.machines : 0) + (writes ? 1 : 0),
    waited: replied === null ? null : Math.max(0, replied - own.createdAt),
    took: Math.max(0, now - own.createdAt),
    byBot: !writes && lines !== undefined && lines.persons === 0 && lines.machines > 0,
    alreadyBack: false,
    unconfirmed: false,
    said: saidWith(own.text, draft, known?.signals ?? null),
  }
}

function saidWith(opening: string, draft: string, signals: ContactSignals | null): SolveState['said'] {
  const asked = signalsOf(opening)
  const said = signals?.bySolve ?? { negative: asked.negative, unanswered: asked.question, promise: false }
  const writes = draft.trim() !== ''
  return { negative: said.negative, unanswered: said.unanswered && !writes, promise: said.promise || (writes && signalsOf(draft).promise) }
}
