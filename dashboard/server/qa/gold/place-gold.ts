/** Where gold items go: one in twenty of a reviewer's open items, never one whose answer the reviewer has seen. Pure but for what it is given. */
import { GOLD_SHARE } from '@shared/api/quality/gold.ts'
import { integerBelow, seededRandom, shuffled } from '@shared/stats/random.ts'
import type { SampleItemBody } from '../bodies.ts'
import type { SessionBody } from '../calibration/bodies.ts'
import type { Kept } from '../record-book.ts'
import { itemId } from '../samples/draw.ts'
import type { GoldItemBody } from './bodies.ts'

export interface Candidate {
  sessionId: string
  session: SessionBody
  agreed: SessionBody['agreed'][number]
  agentId: number | null
  groupId: number | null
}
export interface Reviewer {
  userId: number
  groups: readonly number[] | null
}
export interface Field {
  seed: string
  now: number
  candidates: readonly Candidate[]
  reviewers: readonly Reviewer[]
  /** Of every state. */
  items: readonly Kept<SampleItemBody>[]
  gold: readonly Kept<GoldItemBody>[]
  /** On which card, by `cardName`, a sample's reviews are made; a gold item of another would be seen. */
  cardOf: ReadonlyMap<string, string>
}

export const cardName = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`

export function placeGold(field: Field): { id: string; body: GoldItemBody }[] {
  const taken = new Set(field.gold.map(({ body }) => body.itemId))
  return field.reviewers.flatMap((reviewer) => {
    const random = seededRandom(`gold ${field.seed} ${reviewer.userId}`)
    const open = field.items.filter(({ body }) => body.state === 'due' && body.reviewerId === reviewer.userId)
    const waiting = field.gold.filter(({ body }) => body.reviewerId === reviewer.userId && body.state === 'due').length
    const wanted = Math.round(open.length * GOLD_SHARE) - waiting
    if (wanted <= 0) return []
    const chosen = shuffled(
      random,
      field.candidates.filter((one) => isNew(one, reviewer, field)),
    ).slice(0, wanted)
    return chosen.flatMap((candidate) => {
      const hosts = open.filter(({ body }) => field.cardOf.get(body.sampleId) === cardName(candidate.session.scorecard))
      const host = hosts[integerBelow(random, hosts.length)]
      if (host === undefined) return []
      const number = freeNumber(host.body.sampleId, field, { taken, random })
      const id = itemId(host.body.sampleId, number)
      // Anywhere in the order of work, not behind all others.
      const place = integerBelow(random, field.items.filter(({ body }) => body.sampleId === host.body.sampleId).length)
      taken.add(id)
      return [
        {
          id: `gold-${field.seed}-${candidate.sessionId}-${String(taken.size)}`,
          body: bodyOf(candidate, host.body, { ...field, itemId: id, place, reviewer }),
        },
      ]
    })
  })
}
/** Not one's own work, nothing that one calibrated on, was given before, or has in a sample. */
function isNew({ session, agreed, agentId, groupId }: Candidate, { userId, groups }: Reviewer, { items, gold }: Field): boolean {
  const mine = ({ ticketId, reviewerId }: { ticketId: number; reviewerId: number | null }) => ticketId === agreed.ticketId && reviewerId === userId
  return (
    agentId !== userId &&
    (groups === null || (groupId !== null && groups.includes(groupId))) &&
    !session.reviewers.includes(userId) &&
    !gold.some(({ body }) => mine(body)) &&
    !items.some(({ body }) => mine(body))
  )
}
/** Further on than any ticket that may still stand in for another. */
function freeNumber(sample: string, { items }: Field, { taken, random }: { taken: ReadonlySet<string>; random: () => number }): number {
  const own = items.filter(({ body }) => body.sampleId === sample)
  const last = own.reduce((most, { body }) => Math.max(most, body.place), 0)
  let number = last + own.length + 1 + integerBelow(random, 20)
  while (taken.has(itemId(sample, number))) number += 1
  return number
}
interface Placed {
  itemId: string
  place: number
  reviewer: Reviewer
  seed: string
  now: number
}
const bodyOf = (
  { sessionId, session, agreed, agentId, groupId }: Candidate,
  host: SampleItemBody,
  { itemId: id, place, reviewer, seed, now }: Placed,
): GoldItemBody => ({
  itemId: id,
  among: host.sampleId,
  place,
  stratum: host.stratum,
  part: host.part,
  inclusion: host.inclusion,
  ticketId: agreed.ticketId,
  reviewerId: reviewer.userId,
  agentId,
  groupId,
  dueAt: host.dueAt,
  state: 'due',
  scorecard: session.scorecard,
  agreed: { answers: agreed.answers, verdict: agreed.verdict, note: agreed.note },
  sessionId,
  placedAt: now,
  seed,
  revealedAt: null,
})
