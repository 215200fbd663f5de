/** Who reviews what: shares of the sample, and never one's own ticket. */

export interface AssignedReviewer {
  userId: number
  /** In parts of whatever the shares sum to. */
  share: number
}

/**
 * In the order given: each goes to whoever is furthest behind the share, tickets that somebody solved to one of the others, these first.
 * null where nobody is left, or nobody was named.
 */
export function assignReviews(solvedBy: readonly (number | null)[], reviewers: readonly AssignedReviewer[]): (number | null)[] {
  const whole = reviewers.reduce((sum, { share }) => sum + share, 0)
  const given = new Map(reviewers.map(({ userId }) => [userId, 0]))
  const own = new Set(reviewers.map(({ userId }) => userId))
  const order = solvedBy.map((agent, at) => ({ agent, at })).sort((a, b) => Number(isOwn(b.agent, own)) - Number(isOwn(a.agent, own)) || a.at - b.at)
  const assigned = solvedBy.map((): number | null => null)
  for (const { agent, at } of order) {
    let best: { userId: number; behind: number } | null = null
    for (const { userId, share } of reviewers) {
      if (userId === agent) continue
      const behind = (share / whole) * solvedBy.length - (given.get(userId) ?? 0)
      if (best === null || behind > best.behind + 1e-9) best = { userId, behind }
    }
    if (best === null) continue
    assigned[at] = best.userId
    given.set(best.userId, (given.get(best.userId) ?? 0) + 1)
  }
  return assigned
}
const isOwn = (agent: number | null, reviewers: ReadonlySet<number>): boolean => agent !== null && reviewers.has(agent)
