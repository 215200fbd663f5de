/** Calibration as routes ask for it. Nobody, managers included, reads another's answers before all are in or the session was closed. */
import type {
  AgreedChange,
  CalibrationDetail,
  calibrationRequestSchema,
  CalibrationResults,
  calibrationsSchema,
  Graders,
} from '@shared/api/quality/calibration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { grouped } from '@shared/stats/grouped.ts'
import type { z } from 'zod'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { ConversationReader } from '../../store/fact-store/conversation-contract.ts'
import type { StoredPerson } from '../../store/ops-store/people.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { noticeChange, settledNotices } from '../notices/notices.ts'
import type { Kept } from '../record-book.ts'
import type { Caller } from '../reviews/review-deps.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { writerOf } from '../writer.ts'
import { createCalibrationBooks, type ItemBody, type SessionBody } from './bodies.ts'
import { gradersOf } from './graders.ts'
import { openSession } from './open-session.ts'
import { resultsOf } from './results.ts'
import { detailOf, headOf, isOverdue, maySee } from './show-session.ts'

export interface Calibration {
  list(caller: Caller): Promise<z.infer<typeof calibrationsSchema>>
  open(caller: Caller, request: z.output<typeof calibrationRequestSchema>): Promise<Answer<CalibrationDetail>>
  show(caller: Caller, id: string): Promise<Answer<CalibrationDetail>>
  close(caller: Caller, id: string, ifVersion: number): Promise<Answer<CalibrationDetail>>
  results(caller: Caller, id: string): Promise<Answer<CalibrationResults>>
  agree(caller: Caller, id: string, ticketId: number, change: AgreedChange): Promise<Answer<CalibrationResults>>
  graders(caller: Caller, by: Graders['by']): Promise<Graders>
  /** Sessions whose last review came in are shown from now on, and their reviewers are told. */
  settle(): Promise<void>
}
export interface CalibrationDeps {
  store: RecordStore
  landed: Pick<ConversationReader, 'landedRows'>
  people: () => Promise<readonly StoredPerson[]>
  cards: Pick<ScorecardDesk, 'card' | 'inForce'>
  settings: () => AnalyticsSettings
  now: () => EpochSeconds
}
const CHANGED = 'Somebody changed the session meanwhile; look again and decide anew.'
const BY_ITSELF = 'FirstFix'
interface Opened {
  session: Kept<SessionBody>
  items: readonly Kept<ItemBody>[]
}

export function createCalibration(deps: CalibrationDeps): Calibration {
  const { store, now } = deps
  const books = createCalibrationBooks(store)
  const labelsOf = ({ reader }: Pick<Caller, 'reader'>) => readLabels(reader, deps.settings())
  const submitted = async (id: string) =>
    (await books.reviews.list([`calibration:${id}`, 'state:submitted'])).toSorted((a, b) => (a.id < b.id ? -1 : 1))

  /** All or nothing: a submission that is taken back at this moment keeps the session blind. From then on none can be. */
  async function reveal({ session, items }: Opened, state: 'shown' | 'closed', by: string): Promise<boolean> {
    const at = now()
    const reviews = await submitted(session.id)
    const told = { kind: 'calibration_ready', subjectId: session.id, title: session.body.title, dueAt: null } as const
    const saved = await store.saveRecords([
      books.change(session.id, session.version, { ...session.body, state, shownAt: at }, by, at),
      ...items
        .filter(({ body }) => body.state === 'due')
        .map(({ id, version, body }) => books.change(id, version, { ...body, state: 'closed' }, by, at)),
      ...items.filter(({ body }) => body.state === 'submitted').map(({ id, version, body }) => books.change(id, version, body, by, at)),
      ...reviews.map(({ id, version, body, savedBy }) => books.reviews.change(id, version, { ...body, acknowledgedAt: at }, savedBy, at)),
      ...session.body.reviewers.map((to, place) => noticeChange(store, { ...told, to }, { place, by, at })),
      ...(await settledNotices(store, 'calibration_invited', session.id, { by, at })),
    ])
    return saved.kind === 'kept'
  }
  async function settle(): Promise<void> {
    const open = (await books.sessions()).filter(({ body }) => body.state === 'open')
    for (const session of open) {
      const items = await books.items([`session:${session.id}`])
      if (items.every(({ body }) => body.state === 'submitted')) await reveal({ session, items }, 'shown', BY_ITSELF)
    }
  }
  async function opened(caller: Caller, id: string): Promise<Answer<Opened>> {
    await settle()
    const [session, items] = await Promise.all([books.session(id), books.items([`session:${id}`])])
    return session === null || !maySee(session, items, caller.identity)
      ? notFound('unknown_calibration', `There is no session ${id} for you.`)
      : answer({ session, items })
  }
  async function cardOf({ scorecard }: SessionBody) {
    const card = await deps.cards.card(scorecard.id, scorecard.version)
    if (card === null) throw new Error(`the scorecard ${scorecard.id} in version ${scorecard.version} is not kept`)
    return card
  }
  async function show(caller: Caller, id: string): Promise<Answer<CalibrationDetail>> {
    const open = await opened(caller, id)
    if (!open.ok) return open
    const { session, items } = open.value
    const [card, labels] = await Promise.all([cardOf(session.body), labelsOf(caller)])
    return answer(detailOf(session, items, card, { identity: caller.identity, labels, now: now() }))
  }
  async function results(caller: Caller, id: string): Promise<Answer<CalibrationResults>> {
    const open = await opened(caller, id)
    if (!open.ok) return open
    const { session, items } = open.value
    if (session.body.state === 'open') {
      const missing = items.filter(({ body }) => body.state === 'due').length
      return conflict(
        'calibration_blind',
        `${missing} reviews are not in yet; until all are, or a manager closes the session after its deadline, nobody sees another's answers.`,
      )
    }
    const visible = (await caller.reader.facts(session.body.ticketIds)).map(({ ticketId }) => ticketId)
    const [reviews, card, labels, rows] = await Promise.all([submitted(id), cardOf(session.body), labelsOf(caller), deps.landed.landedRows(visible)])
    const subjects = new Map(rows.map((row) => [row.id, row.subject]))
    const shown = { session, items, reviews: reviews.map(({ body }) => body), card, labels, settings: deps.settings(), now: now(), subjects }
    return answer(await resultsOf(shown, caller))
  }

  return {
    settle,
    show,
    results,
    async list(caller) {
      await settle()
      const [sessions, items, labels] = await Promise.all([books.sessions(), books.items(), labelsOf(caller)])
      const own = grouped(items, ({ body }) => body.sessionId)
      return {
        asOf: toIso(now()),
        sessions: sessions
          .filter((session) => maySee(session, own.get(session.id) ?? [], caller.identity))
          .map((session) => headOf(session, own.get(session.id) ?? [], { identity: caller.identity, labels, now: now() }))
          .sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1)),
      }
    },
    async open(caller, request) {
      const made = await openSession({ ...deps, books }, caller, request)
      return made.ok ? show(caller, made.value) : made
    },
    async close(caller, id, ifVersion) {
      const open = await opened(caller, id)
      if (!open.ok) return open
      const { session } = open.value
      if (session.body.state !== 'open') return show(caller, id)
      if (session.version !== ifVersion) return conflict('calibration_changed', CHANGED)
      if (!isOverdue(session.body, now()))
        return conflict('not_due_yet', `The deadline is ${toIso(session.body.dueAt)}; before it a session ends only when every review is in.`)
      return (await reveal(open.value, 'closed', writerOf(caller.identity))) ? show(caller, id) : conflict('calibration_changed', CHANGED)
    },
    async agree(caller, id, ticketId, { ifVersion, agreed }) {
      const open = await opened(caller, id)
      if (!open.ok) return open
      const { session } = open.value
      if (session.body.state === 'open')
        return conflict('calibration_blind', 'The answer is agreed on after the talk, when everybody has seen the others.')
      if (!session.body.ticketIds.includes(ticketId)) return notFound('unknown_ticket', `The ticket ${ticketId} is not in this session.`)
      if (session.version !== ifVersion) return conflict('calibration_changed', CHANGED)
      const fault = agreed === null ? null : unknownAnswer(await cardOf(session.body), agreed.answers)
      if (fault !== null) return misuse('invalid_answer', `${fault} is no answer of the session's scorecard.`)
      const others = session.body.agreed.filter((one) => one.ticketId !== ticketId)
      const by = writerOf(caller.identity)
      const next = { ...session.body, agreed: agreed === null ? others : [...others, { ...agreed, ticketId, by, at: now() }] }
      const saved = await store.saveRecords([books.change(id, ifVersion, next, by, now())])
      return saved.kind === 'kept' ? results(caller, id) : conflict('calibration_changed', CHANGED)
    },
    async graders(caller, by) {
      await settle()
      const [sessions, items] = await Promise.all([books.sessions(), books.items()])
      const own = grouped(items, ({ body }) => body.sessionId)
      const inSight = sessions.filter((session) => session.body.state !== 'open' && maySee(session, own.get(session.id) ?? [], caller.identity))
      const shown = new Set(inSight.map(({ id }) => id))
      const reviews = (await books.reviews.list(['purpose:calibration', 'state:submitted'])).map(({ body }) => body).filter(({ of }) => shown.has(of))
      return gradersOf({ reviews, sessions: shown.size, labels: await labelsOf(caller), settings: deps.settings(), now: now() }, caller.identity, by)
    },
  }
}

function unknownAnswer(
  card: { sections: readonly { criteria: readonly { id: string; mayBeNotApplicable: boolean; levels: readonly { id: string }[] }[] }[] },
  answers: Readonly<Record<string, string>>,
): string | null {
  const criteria = new Map(card.sections.flatMap((section) => section.criteria.map((criterion) => [criterion.id, criterion] as const)))
  for (const [id, level] of Object.entries(answers)) {
    const criterion = criteria.get(id)
    if (!criterion || !(criterion.levels.some((one) => one.id === level) || (level === 'na' && criterion.mayBeNotApplicable)))
      return `${id}: ${level}`
  }
  return null
}
