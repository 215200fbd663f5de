/** Domain 6, a lens applied to one fact, in the words of the page. */
import type { OracleFact } from './facts.ts'

export interface OracleCell {
  state: string | null
  excluded: string | null
  reason: string | null
  cohortAt: number | null
}
export interface OracleLens {
  id: 'one_touch' | 'no_reopen' | 'gross' | 'net' | 'survey' | 'stated'
  windowDays: number
  windowByReason: Record<string, number>
  notResolvable: readonly string[]
}

const NONE: OracleCell = { state: null, excluded: null, reason: null, cohortAt: null }

export function oracleCell(fact: OracleFact, lens: OracleLens, asOf: number, possible = false): OracleCell {
  if (lens.id === 'one_touch' || lens.id === 'no_reopen') {
    if (!fact.solvedNow || (fact.lastSolvedAt !== null && fact.lastSolvedAt > asOf)) return NONE
    const success = lens.id === 'one_touch' ? fact.agentReplies < 2 : fact.reopens === 0
    return { state: success ? 'success' : 'failed', excluded: null, reason: null, cohortAt: fact.lastSolvedAt }
  }
  if (lens.id === 'survey' || lens.id === 'stated') return answered(fact, lens.id, asOf)
  const window = 86_400 * (lens.windowByReason[fact.reason ?? ''] ?? lens.windowDays)
  const cohortAt = fact.exclusion === 'deleted' ? fact.createdAt : (fact.firstSolvedAt ?? fact.createdAt)
  if (cohortAt > asOf) return NONE
  const [gap, kind, prev] = possible
    ? [fact.nextGapPossible, fact.nextKindPossible, fact.prevGapPossible]
    : [fact.nextGap, fact.nextKind, fact.prevGap]
  const repeat = gap !== null && gap <= window && fact.firstSolvedAt !== null && fact.firstSolvedAt + gap <= asOf
  const out = (excluded: string): OracleCell => ({ state: null, excluded, reason: null, cohortAt })
  if (fact.exclusion !== null && !(fact.exclusion === 'no_reply_solve' && repeat)) return out(fact.exclusion)
  if (fact.firstSolvedAt === null) return NONE
  if (lens.id === 'net' && fact.knownProblem) return out('known_problem')
  if (lens.id === 'net' && lens.notResolvable.includes(fact.reason ?? '')) return out('not_first_contact_resolvable')
  if (prev !== null && prev <= window) return out('not_first')
  const reasons = [
    repeat ? kind : null,
    fact.escalated ? 'escalated' : null,
    fact.transfers > 0 ? 'transferred' : null,
    fact.clarifications > 0 ? 'clarification' : null,
  ]
  const reason = reasons.find((r) => r !== null) ?? null
  const ripe = asOf - fact.firstSolvedAt >= window
  return { state: ripe ? (reason ? 'failed' : 'success') : reason ? 'failedEarly' : 'pending', excluded: null, reason, cohortAt }
}

/** Solved contacts with an answer, first or not; ripe always; whatever 2.4 excludes is excluded. */
function answered(fact: OracleFact, id: 'survey' | 'stated', asOf: number): OracleCell {
  const cohortAt = fact.exclusion === 'deleted' ? fact.createdAt : (fact.firstSolvedAt ?? fact.createdAt)
  if (cohortAt > asOf) return NONE
  if (fact.exclusion !== null) return { state: null, excluded: fact.exclusion, reason: null, cohortAt }
  const answer = id === 'survey' ? fact.survey : fact.stated
  if (fact.firstSolvedAt === null || answer === null) return NONE
  const yes = id === 'survey' ? answer === 'yes' : answer === 'resolved'
  return { state: yes ? 'success' : 'failed', excluded: null, reason: null, cohortAt }
}
