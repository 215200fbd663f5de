/** Contacts that may be worth a case, joined to matters: a chain of returns, or one person's contacts about one reason, is one. */
import { CANDIDATE_WHYS, type CandidateWhy } from '@shared/api/quality/case-candidates.ts'
import { NO_VALUE, REPEAT_KINDS } from '@shared/fcr/fact.ts'
import type { EpochSeconds, PersonId, TicketId } from '@shared/fcr/history.ts'
import type { AnalyticsReader } from '../analytics/reader.ts'
import type { FactScope } from '../store/fact-store/contract.ts'

export interface Occasion {
  ticketId: TicketId
  personId: PersonId
  createdAt: EpochSeconds
  solvedAt: EpochSeconds | null
  reason: string | null
  cause: string | null
  whys: readonly CandidateWhy[]
  /** Primary failure reason. */
  failure: string | null
  /** The customer came back with it. */
  returnedWith: TicketId | null
  returned: boolean
}
export interface Matter {
  /** In the order of arrival. */
  occasions: readonly Occasion[]
}
const RETURNS: readonly string[] = REPEAT_KINDS
const ANSWERS_BAD: readonly string[] = ['no', 'partly']

export async function readOccasions(
  reader: Pick<AnalyticsReader, 'scanContacts'>,
  scope: FactScope,
): Promise<{ occasions: Occasion[]; coarseShare: number }> {
  const found: Occasion[] = []
  let [eligible, coarse] = [0, 0]
  await reader.scanContacts(
    {
      ...scope,
      numbers: ['ticketId', 'personId', 'createdAt', 'firstSolvedAt', 'transfers', 'escalated', 'nextTicketId', 'coarse'],
      words: ['reason', 'cause', 'survey', 'csat'],
    },
    ({ size, cell, reason: why, numbers, words }) => {
      const named = (name: 'reason' | 'cause' | 'survey' | 'csat', i: number) => {
        const value = words[name].names[words[name].codes[i]!] ?? NO_VALUE
        return value === NO_VALUE ? null : value
      }
      for (let i = 0; i < size; i += 1) {
        const state = cell.names[cell.codes[i]!] ?? ''
        const failed = state === 'failed' || state === 'failedEarly'
        const isCounted = failed || state === 'success' || state === 'pending'
        if (isCounted) {
          eligible += 1
          coarse += numbers.coarse[i]!
        }
        const holds: Readonly<Record<CandidateWhy, boolean>> = {
          failed,
          transferred: isCounted && numbers.transfers[i]! > 0,
          escalated: isCounted && numbers.escalated[i] === 1,
          bad_survey: isCounted && ANSWERS_BAD.includes(named('survey', i) ?? ''),
          bad_csat: isCounted && named('csat', i) === 'bad',
          no_reply_solve: state === 'excluded:no_reply_solve',
        }
        const whys = CANDIDATE_WHYS.filter((code) => holds[code])
        if (whys.length === 0) continue
        const failure = failed ? (why.names[why.codes[i]!] ?? null) : null
        const returned = failure !== null && RETURNS.includes(failure)
        found.push({
          ticketId: numbers.ticketId[i]!,
          personId: numbers.personId[i]!,
          createdAt: numbers.createdAt[i]!,
          solvedAt: Number.isNaN(numbers.firstSolvedAt[i]!) ? null : numbers.firstSolvedAt[i]!,
          reason: named('reason', i),
          cause: named('cause', i),
          whys,
          failure: failure === NO_VALUE ? null : failure,
          returnedWith: returned && !Number.isNaN(numbers.nextTicketId[i]!) ? numbers.nextTicketId[i]! : null,
          returned,
        })
      }
    },
  )
  return { occasions: found, coarseShare: eligible === 0 ? 0 : coarse / eligible }
}

/** `shared`: persons who are many people behind one address; only chains join theirs. */
export function toMatters(occasions: readonly Occasion[], shared: ReadonlySet<PersonId>): Matter[] {
  const sorted = occasions.toSorted((a, b) => a.createdAt - b.createdAt || a.ticketId - b.ticketId)
  const home = new Map<TicketId, TicketId>(sorted.map(({ ticketId }) => [ticketId, ticketId]))
  const find = (id: TicketId): TicketId => {
    let at = id
    while (home.get(at) !== at) at = home.get(at)!
    return at
  }
  const join = (a: TicketId, b: TicketId) => void home.set(find(b), find(a))
  const firstOf = new Map<string, TicketId>()
  for (const { ticketId, personId, reason, returnedWith } of sorted) {
    if (returnedWith !== null && home.has(returnedWith)) join(ticketId, returnedWith)
    if (reason === null || shared.has(personId)) continue
    const issue = `${personId} ${reason}`
    const first = firstOf.get(issue)
    if (first === undefined) firstOf.set(issue, ticketId)
    else join(first, ticketId)
  }
  const matters = new Map<TicketId, Occasion[]>()
  for (const occasion of sorted) {
    const at = find(occasion.ticketId)
    const held = matters.get(at)
    if (held) held.push(occasion)
    else matters.set(at, [occasion])
  }
  return [...matters.values()].map((all) => ({ occasions: all }))
}
