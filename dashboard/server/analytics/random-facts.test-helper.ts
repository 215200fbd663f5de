/** A small world of judged contacts from a seed, with every field that questions read: agents of unequal skill, chains, bots, detours, solves without a reply. */
import type { ContactFact, RepeatKind } from '@shared/fcr/fact.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { fact } from './fake-reader.test-helper.ts'
import { at, DAY } from './fake-time.test-helper.ts'

const KINDS: readonly RepeatKind[] = ['follow_up', 'merged', 'new_ticket', 'same_ticket_return']

export function randomFacts(seed: number, n: number): ContactFact[] {
  const random = seededRandom(seed)
  const below = (most: number) => Math.floor(random() * most)
  const pick = <T>(values: readonly T[]): T => values[below(values.length)]!
  const maybe = <T>(share: number, value: T): T | null => (random() < share ? value : null)
  return Array.from({ length: n }, (_, i) => {
    const createdAt = at('2026-09-01') + below(80 * DAY)
    const solved = random() < 0.95
    const firstSolvedAt = solved ? createdAt + Math.floor(random() ** 3 * 5 * DAY) : null
    const group = maybe(0.95, 1 + below(3))
    const agent = maybe(0.95, 11 + below(5))
    const gap = random() < 0.35 ? Math.floor(random() ** 2 * 30) * DAY + below(2) * below(DAY) : null
    const next = gap === null ? { gap: null, kind: null, ticketId: null } : { gap: Math.min(gap, 30 * DAY), kind: pick(KINDS), ticketId: i + 2 }
    const detour = random() < 0.2
    return fact(i + 1, {
      personId: 1 + below(Math.ceil(n / 5)),
      createdAt,
      firstSolvedAt,
      lastSolvedAt: firstSolvedAt === null ? null : firstSolvedAt + below(2) * DAY,
      solvedNow: solved && random() < 0.95,
      agentReplies: below(4),
      reopens: random() < 0.1 ? 1 : 0,
      transfers: detour ? 1 : 0,
      escalated: random() < 0.05,
      clarifications: random() < 0.1 ? 1 : 0,
      handledBy: pick(['bot', 'human', 'human', 'human', 'mixed', 'none'] as const),
      exclusion: random() < 0.15 ? pick(['proactive', 'abandoned', 'no_reply_solve', 'no_reply_solve', 'merged'] as const) : null,
      knownProblem: random() < 0.03,
      channel: pick(['email', 'chat', 'voice']),
      reason: maybe(0.92, pick(['late', 'odd', 'slow', 'refund'])),
      cause: maybe(0.4, pick(['policy', 'skill'])),
      language: maybe(0.9, pick(['en', 'zh'])),
      firstGroup: detour ? 3 : group,
      solverGroup: group,
      firstAgent: maybe(0.9, random() < 0.8 ? agent : 12),
      solver: agent,
      prevGap: random() < 0.15 ? below(30) * DAY : null,
      next,
      nextPossible: gap === null && random() < 0.1 ? { gap: 2 * DAY, kind: 'new_ticket', ticketId: i + 2 } : next,
      fidelity: random() < 0.1 ? 'coarse' : 'exact',
    })
  })
}
