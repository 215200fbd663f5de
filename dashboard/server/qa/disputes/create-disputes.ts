/** Release and disputes as routes ask for them. */
import type {
  Decide,
  DisputeDetail,
  DisputeRulesAnswer,
  disputeRulesChangeSchema,
  Disputes,
  disputesQuerySchema,
} from '@shared/api/quality/disputes.ts'
import type { z } from 'zod'
import { answer, conflict, forbidden, notFound, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import { readConversation } from '../conversation/read-conversation.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerOf } from '../writer.ts'
import { decideDispute } from './decide.ts'
import { disputesInSight, isOwn, mayHandle, pinnedCard, type DisputeDeps, type DisputedReview, type KeptDispute } from './dispute-deps.ts'
import { reopenDispute } from './open-dispute.ts'
import { disputeFigures, inOrder, toDetail, toDisputeRow, type ShowDispute } from './show.ts'

type Query = z.output<typeof disputesQuerySchema>
export interface DisputeDesk {
  list(caller: Caller, query: Query): Promise<Disputes>
  show(caller: Caller, id: string): Promise<Answer<DisputeDetail>>
  decide(caller: Caller, id: string, asked: Decide): Promise<Answer<DisputeDetail>>
  reopen(caller: Caller, id: string, asked: { ifVersion: number; reason: string }): Promise<Answer<DisputeDetail>>
  rules(): Promise<DisputeRulesAnswer>
  saveRules(who: Identity, change: z.output<typeof disputeRulesChangeSchema>): Promise<Answer<DisputeRulesAnswer>>
}

export function createDisputes(deps: DisputeDeps): DisputeDesk {
  const { books, now } = deps
  const showFor = async (caller: Caller): Promise<ShowDispute> => {
    const [labels, rules] = await Promise.all([readLabels(caller.reader, deps.settings()), books.rules()])
    return { caller, labels, rules: rules.body, now: now() }
  }
  const unknown = (id: string) => notFound('unknown_dispute', `There is no dispute ${id} for you; the list names those that there are.`)
  /** A reviewer's own, everything for who leads; never one's own as an agent: that is on one's own page. */
  async function find(caller: Caller, id: string): Promise<Answer<DisputedReview>> {
    const dispute = await books.disputes.get(id)
    const [known] = dispute === null ? [] : await disputesInSight(deps, caller, [dispute])
    if (known === undefined || !mayHandle(caller.identity, known)) return unknown(id)
    return answer(known)
  }
  async function detail(caller: Caller, known: DisputedReview): Promise<Answer<DisputeDetail>> {
    const conversation = await readConversation(caller.reader, deps.landed, await deps.speakers(), known.fact)
    if (conversation === null) return unknown(known.dispute.id)
    return answer(await toDetail(deps, known, await pinnedCard(deps, known.review.body), conversation, await showFor(caller)))
  }
  /** As it stands now. */
  async function after(caller: Caller, done: Answer<KeptDispute>): Promise<Answer<DisputeDetail>> {
    if (!done.ok) return done
    const known = await find(caller, done.value.id)
    return known.ok ? detail(caller, known.value) : known
  }
  async function rules(): Promise<DisputeRulesAnswer> {
    const { version, body } = await books.rules()
    return { version, ...body }
  }
  return {
    rules,
    async list(caller, { state, limit, offset }) {
      const all = (await disputesInSight(deps, caller, await books.disputes.list()))
        .filter((known) => mayHandle(caller.identity, known) && !isOwn(caller.identity, known))
        .sort(inOrder)
      const show = await showFor(caller)
      const asked = all.filter(
        ({ dispute: { body } }) => state === 'all' || (state === 'overdue' ? body.state === 'open' && body.dueAt < show.now : body.state === state),
      )
      const page = asked.slice(offset, offset + limit)
      const rows = await deps.landed.landedRows(page.map(({ fact }) => fact.ticketId))
      const subjects = new Map(rows.map((row) => [row.id, row.subject]))
      return {
        asOf: toIso(show.now),
        ...disputeFigures(all, show.now),
        total: asked.length,
        disputes: await Promise.all(
          page.map(async (known) => toDisputeRow(known, await pinnedCard(deps, known.review.body), show, subjects.get(known.fact.ticketId) ?? null)),
        ),
      }
    },
    async show(caller, id) {
      const known = await find(caller, id)
      return known.ok ? detail(caller, known.value) : known
    },
    async decide(caller, id, asked) {
      const known = await find(caller, id)
      return known.ok ? after(caller, await decideDispute(deps, caller, known.value, asked)) : known
    },
    async reopen(caller, id, asked) {
      const known = await find(caller, id)
      return known.ok ? after(caller, await reopenDispute(deps, caller, known.value, asked)) : known
    },
    async saveRules({ role, ...who }, { ifVersion, ...body }) {
      if (role !== 'manager' && role !== 'admin') return forbidden('not_yours', 'A manager sets when reviews are released.')
      const saved = await books.saveRules(ifVersion, body, writerOf(who), now())
      return saved.kind === 'kept' ? answer(await rules()) : conflict('changed_meanwhile', 'Somebody changed these rules meanwhile; look again.')
    },
  }
}
