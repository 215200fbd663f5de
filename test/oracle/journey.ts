/** Domain 2.2: what happened up to the first solve. */
import type { Card, Solve } from './cards.ts'
import type { OracleConfig } from './records.ts'

export function journey(card: Card, solve: Solve | null, config: OracleConfig) {
  const { own, talk } = card
  const since = card.proactiveAnswer
  const until = (step: { at: number; order: number; audit: number }) => {
    if (!solve) return true
    if (solve.ticket !== own.id) return step.at <= solve.at
    return step.order < solve.order || step.audit === solve.audit
  }
  const from = (step: { order: number }) => !since || step.order > since.order
  const reply = talk.replies.find((c) => from(c))
  const moves = own.groups.filter((step) => !step.creation && step.from !== null && step.to !== step.from && until(step) && from(step))
  const counted = (step: (typeof moves)[number]) => step.person || (reply !== undefined && reply.order < step.order)
  const transfers = moves.filter(counted)
  let replied = false
  let clarifications = 0
  const talking = [...talk.replies.map((c) => ({ ...c, reply: true, gratitude: false })), ...talk.customer.map((c) => ({ ...c, reply: false }))].sort(
    (a, b) => a.order - b.order,
  )
  for (const line of talking) {
    if (!from(line) || (solve && (solve.ticket === own.id ? line.order > solve.order : line.at >= solve.at))) continue
    if (line.reply) replied = true
    else {
      if (replied && !line.gratitude) clarifications++
      replied = false
    }
  }
  const group = own.groups.filter(until).at(-1)?.to
  const assignee = own.assignees.filter(until).at(-1)?.to
  const lastPublic = solve ? talk.spoken.filter((c) => (solve.ticket === own.id ? c.order < solve.order : c.at < solve.at)).at(-1) : undefined
  const metric = own.raw.metric_set
  const coarseTransfers = Math.max(0, (metric?.group_stations ?? 1) - 1)
  return {
    transfers: own.coarse ? coarseTransfers : transfers.length,
    routed: own.coarse ? 0 : moves.length - transfers.length,
    escalated:
      transfers.some((step) => config.tier2Groups.includes(step.to ?? -1)) ||
      own.tagsAdded.some((step) => !step.creation && config.escalationTags.includes(step.tag) && until(step) && from(step)),
    clarifications: own.live ? 0 : own.coarse ? Number((metric?.replies ?? 0) >= 2) : clarifications,
    unconfirmed: solve !== null && !own.coarse && !solve.person && lastPublic !== undefined && talk.agentLines.includes(lastPublic),
    firstGroup: own.coarse
      ? (metric?.group_stations ?? 1) > 1
        ? null
        : own.raw.group_id
      : (own.groups.find((step) => step.to !== null)?.to ?? null),
    solverGroup: solve ? (own.coarse ? own.raw.group_id : (group ?? null)) : null,
    solver: solve ? (own.coarse ? own.raw.assignee_id : (assignee ?? null)) : null,
  }
}
