/** Coaching as routes ask for it: seen by its author, by managers, and by its agent once it is shared. */
import { randomUUID } from 'node:crypto'
import type {
  CoachingChange,
  CoachingEffect,
  CoachingList,
  CoachingNew,
  CoachingNote,
  CoachingReviews,
  CoachingWords,
} from '@shared/api/quality/coaching.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { isoToDay, startOfDay } from '@shared/time/calendar.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso, type AnalyticsReader, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { ConversationReader } from '../../store/fact-store/conversation-contract.ts'
import type { RecordChange, RecordStore } from '../../store/ops-store/records.ts'
import { reviewBodySchema, reviewKeys, type ReviewBody } from '../bodies.ts'
import { createDisputeBooks } from '../disputes/bodies.ts'
import { asReleased } from '../disputes/released.ts'
import { noticeChange } from '../notices/notices.ts'
import { leads } from '../queue/read-queue.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerName, writerOf } from '../writer.ts'
import { coachingBook, type CoachingBody, type KeptNote } from './bodies.ts'
import { readCoachingEffect } from './effect.ts'
import { isFollowUpDue, todayOf, toNote, toReviewLine } from './show.ts'

export interface Coaching {
  list(caller: Caller, state: 'open' | 'done' | 'all'): Promise<CoachingList>
  /** What a note can be written from: submitted reviews in sight, by agent. */
  reviews(caller: Caller): Promise<CoachingReviews>
  begin(caller: Caller, asked: CoachingNew): Promise<Answer<CoachingNote>>
  show(caller: Caller, id: string): Promise<Answer<CoachingNote>>
  save(caller: Caller, id: string, change: CoachingChange): Promise<Answer<CoachingNote>>
  effect(caller: Caller, id: string): Promise<Answer<CoachingEffect>>
  /** Shared with this agent, newest first. */
  ofAgent(agent: UserId, reader: AnalyticsReader): Promise<CoachingNote[]>
}
export interface CoachingDeps {
  store: RecordStore
  landed: Pick<ConversationReader, 'landedRows'>
  settings: () => AnalyticsSettings
  now: () => EpochSeconds
}
const mine = (who: Identity, { authorId, author }: CoachingBody): boolean =>
  who.userId === null ? author === writerOf(who) : authorId === who.userId

export function createCoaching({ store, landed, settings, now }: CoachingDeps): Coaching {
  const book = coachingBook(store)
  const reviewsBook = createRecordBook(store, 'review', reviewBodySchema, reviewKeys)
  const submitted = (...keys: string[]) => reviewsBook.list(['state:submitted', 'purpose:sample', ...keys])
  const today = () => todayOf(now(), settings().timeZone)
  const unknown = (id: string) => notFound('unknown_note', `There is no coaching note ${id} for you.`)

  /** Of their author and of managers, as far as they see all of its tickets; nobody reads what was written about themselves before it is shared. */
  async function visible({ identity, reader }: Caller, notes: readonly KeptNote[]): Promise<KeptNote[]> {
    const near = notes.filter(({ body }) => body.agentId !== identity.userId && (mine(identity, body) || leads(identity)))
    if (identity.groups === null) return near
    const seen = new Set((await reader.facts(near.flatMap(({ body }) => body.ticketIds))).map(({ ticketId }) => ticketId))
    return near.filter(({ body }) => body.ticketIds.every((ticket) => seen.has(ticket)))
  }
  /** `tells`: which of the reviews may be seen by whom it is shown to. */
  async function shown(
    reader: AnalyticsReader,
    notes: readonly KeptNote[],
    mayEdit: (note: KeptNote) => boolean,
    tells: (review: Kept<ReviewBody>) => boolean = () => true,
  ): Promise<CoachingNote[]> {
    const ids = new Set(notes.flatMap(({ body }) => body.reviewIds))
    const [labels, found, rows] = await Promise.all([
      readLabels(reader, settings()),
      Promise.all([...ids].map((id) => reviewsBook.get(id))),
      landed.landedRows([...new Set(notes.flatMap(({ body }) => body.ticketIds))]),
    ])
    const reviews = new Map(found.flatMap((review) => (review === null || !tells(review) ? [] : [[review.id, review] as const])))
    const subjects = new Map(rows.map((row) => [row.id, row.subject]))
    return notes.map((note) => toNote(note, { labels, today: today(), reviews, subjects, mayEdit: mayEdit(note) }))
  }
  const editable = (caller: Caller) => (note: KeptNote) => mine(caller.identity, note.body) || leads(caller.identity)
  async function find(caller: Caller, id: string): Promise<KeptNote | null> {
    const note = await book.get(id)
    return note === null ? null : ((await visible(caller, [note]))[0] ?? null)
  }
  async function showKept(caller: Caller, note: KeptNote): Promise<Answer<CoachingNote>> {
    const [one] = await shown(caller.reader, [note], editable(caller))
    return one === undefined ? unknown(note.id) : answer(one)
  }
  /** The agent once it is shared; the author of the follow-up. */
  function tell(id: string, body: CoachingBody, before: CoachingBody | null, at: EpochSeconds, by: string): RecordChange[] {
    const { words, agentId, authorId } = body
    const title = words.sessionOn ?? words.text.slice(0, 60)
    const due = (day: string | null) => {
      const known = day === null ? null : isoToDay(day)
      return known === null ? null : startOfDay(known, settings().timeZone)
    }
    const isNew = words.shared && before?.words.shared !== true
    const follows = words.shared && authorId !== null && words.followUpOn !== null && before?.words.followUpOn !== words.followUpOn
    return [
      ...(isNew
        ? [noticeChange(store, { kind: 'coaching_shared', to: agentId, subjectId: id, title, dueAt: due(words.sessionOn) }, { place: 0, by, at })]
        : []),
      ...(follows
        ? [
            noticeChange(
              store,
              { kind: 'follow_up_due', to: authorId, subjectId: id, title, dueAt: due(words.followUpOn), occasion: `${at}` },
              { place: 1, by, at },
            ),
          ]
        : []),
    ]
  }
  async function chosen({ identity, reader }: Caller, ids: readonly string[]): Promise<Answer<Kept<ReviewBody>[]>> {
    const found = (await Promise.all([...new Set(ids)].map((id) => reviewsBook.get(id)))).flatMap((one) => (one === null ? [] : [one]))
    const seen = new Set((await reader.facts(found.map(({ body }) => body.ticketId))).map(({ ticketId }) => ticketId))
    const usable = found.filter(
      ({ body }) =>
        body.state === 'submitted' &&
        body.purpose === 'sample' &&
        body.agentId !== null &&
        body.agentId !== identity.userId &&
        seen.has(body.ticketId) &&
        (leads(identity) || body.reviewerId === identity.userId),
    )
    if (usable.length < new Set(ids).size)
      return misuse('invalid_reviews', 'A note is written from submitted reviews in your sight; the list names them.')
    if (new Set(usable.map(({ body }) => body.agentId)).size > 1)
      return misuse('several_agents', 'A note is for one agent; these reviews speak of several.')
    return answer(usable)
  }
  return {
    async list(caller, state) {
      const all = await visible(caller, await book.list())
      const day = today()
      const isDone = ({ body }: KeptNote) => body.words.doneOn !== null
      const order = ({ body }: KeptNote) => `${isFollowUpDue(body, day) ? 0 : body.words.doneOn !== null ? 2 : 1} ${body.words.sessionOn ?? '9999'}`
      const asked = all
        .filter((note) => state === 'all' || isDone(note) === (state === 'done'))
        .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.id < b.id ? -1 : 1))
      return {
        asOf: toIso(now()),
        counts: {
          open: all.filter((note) => !isDone(note)).length,
          due: all.filter(({ body }) => isFollowUpDue(body, day)).length,
          done: all.filter(isDone).length,
        },
        notes: await shown(caller.reader, asked, editable(caller)),
      }
    },
    async reviews({ identity, reader }) {
      const all = (await submitted(...(leads(identity) || identity.userId === null ? [] : [`by:${identity.userId}`]))).filter(
        ({ body }) => body.agentId !== null && body.agentId !== identity.userId && (leads(identity) || body.reviewerId === identity.userId),
      )
      const tickets = [...new Set(all.map(({ body }) => body.ticketId))]
      const [facts, rows, labels] = await Promise.all([reader.facts(tickets), landed.landedRows(tickets), readLabels(reader, settings())])
      const seen = new Set(facts.map(({ ticketId }) => ticketId))
      const subjects = new Map(rows.map((row) => [row.id, row.subject]))
      const byAgent = grouped(
        all.filter(({ body }) => seen.has(body.ticketId)),
        ({ body }) => body.agentId ?? 0,
      )
      return {
        agents: [...byAgent]
          .map(([agentId, own]) => ({
            agentId,
            agent: labels.agent(agentId),
            reviews: own.toSorted((a, b) => (b.body.submittedAt ?? 0) - (a.body.submittedAt ?? 0)).map((review) => toReviewLine(review, subjects)),
          }))
          .sort((a, b) => ((a.agent ?? '') < (b.agent ?? '') ? -1 : 1)),
      }
    },
    async begin(caller, { reviews: ids, ...words }) {
      const from = await chosen(caller, ids)
      if (!from.ok) return from
      const [first] = from.value
      const agentId = first?.body.agentId ?? null
      if (agentId === null) return misuse('invalid_reviews', 'These reviews speak of nobody.')
      const at = now()
      const by = writerOf(caller.identity)
      const body: CoachingBody = {
        agentId,
        authorId: caller.identity.userId,
        author: by,
        words,
        createdAt: at,
        sharedAt: words.shared ? at : null,
        reviewIds: from.value.map(({ id }) => id),
        ticketIds: [...new Set(from.value.map((review) => review.body.ticketId))],
      }
      const id = randomUUID()
      await store.saveRecords([book.change(id, 0, body, by, at), ...tell(id, body, null, at, by)])
      return showKept(caller, { id, version: 1, body, savedAt: at, savedBy: by })
    },
    async show(caller, id) {
      const note = await find(caller, id)
      return note === null ? unknown(id) : showKept(caller, note)
    },
    async save(caller, id, { ifVersion, ...words }) {
      const note = await find(caller, id)
      if (note === null) return unknown(id)
      const labels = await readLabels(caller.reader, settings())
      if (note.version !== ifVersion) return changed(note, words, (by) => writerName(by, labels))
      const at = now()
      const by = writerOf(caller.identity)
      const shared = words.shared || note.body.words.shared
      const body: CoachingBody = { ...note.body, words: { ...words, shared }, sharedAt: note.body.sharedAt ?? (shared ? at : null) }
      const saved = await store.saveRecords([book.change(id, ifVersion, body, by, at), ...tell(id, body, note.body, at, by)])
      if (saved.kind === 'kept') return showKept(caller, { id, version: ifVersion + 1, body, savedAt: at, savedBy: by })
      const present = await book.get(id)
      return present === null ? unknown(id) : changed(present, words, (who) => writerName(who, labels))
    },
    async effect(caller, id) {
      const note = await find(caller, id)
      if (note === null) return unknown(id)
      const reviews = await submitted(`user:${note.body.agentId}`)
      return readCoachingEffect({ reader: caller.reader, settings: settings(), reviews }, note.body)
    },
    async ofAgent(agent, reader) {
      const notes = (await book.list([`user:${agent}`])).filter(({ body }) => body.agentId === agent && body.words.shared)
      const rules = (await createDisputeBooks(store).rules()).body
      return shown(
        reader,
        notes.toSorted((a, b) => (b.body.sharedAt ?? 0) - (a.body.sharedAt ?? 0)),
        () => false,
        // A note does not release a review, and one that was passed on speaks of somebody else.
        (review) => review.body.agentId === agent && asReleased(review, rules, now()) !== null,
      )
    },
  }
}
function changed({ version, savedAt, savedBy, body }: KeptNote, yours: CoachingWords, named: (by: string) => string) {
  const keys = (['text', 'goals', 'sessionOn', 'followUpOn', 'doneOn', 'shared'] as const)
    .map((key) => ({ key, base: null, theirs: body.words[key], yours: yours[key], bothChanged: true }))
    .filter((one) => JSON.stringify(one.theirs) !== JSON.stringify(one.yours))
  return conflict('coaching_changed', `${named(savedBy)} changed this note meanwhile; both texts are here.`, {
    conflict: { version, savedAt: toIso(savedAt), savedBy: named(savedBy), keys },
  })
}
