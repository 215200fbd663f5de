/** The register of actions: what was done about failures, by whom, by when, and what it should move. */
import type { ActionBody, Actions, ActionsQuery, RegisteredAction } from '@shared/api/quality/actions.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import { answer, conflict, notFound, type Answer } from '../analytics/answer.ts'
import { ask } from '../analytics/scope.ts'
import { toIso, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import type { Kept } from '../qa/record-book.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { actionBook, type ActionRecord } from './bodies.ts'
import { readEffect } from './effect.ts'
import type { CaseShelf } from './shelf.ts'
import type { Viewer } from './viewer.ts'

export interface ActionDeps {
  records: RecordStore
  shelf: Pick<CaseShelf, 'get'>
  settings: () => AnalyticsSettings
  now: () => EpochSeconds
}
const TRIES = 20
const unknownAction = (id: number) => notFound('unknown_action', `There is no action ${id} in the register.`)

export function createActionRegister({ records, shelf, settings, now }: ActionDeps) {
  const book = actionBook(records)
  const today = () => dayToIso(localDay(now(), settings().timeZone))
  const shown = ({ id, version, body, savedAt, savedBy }: Kept<ActionRecord>): RegisteredAction => ({
    id: Number(id),
    version,
    action: body.action,
    overdue: isOverdue(body.action, today()),
    cases: body.action.cases.flatMap((caseId) => {
      const kept = shelf.get(caseId)
      return kept === null ? [] : [{ id: caseId, title: kept.body.published?.words.title ?? kept.body.words.title, state: kept.body.state }]
    }),
    createdBy: body.created.by,
    createdAt: toIso(body.created.at),
    savedBy,
    savedAt: toIso(savedAt),
  })
  const get = async (id: number) => book.get(String(id))
  return {
    async list({ state, kind, case: caseId }: ActionsQuery): Promise<Actions> {
      const all = (await book.list(caseId === undefined ? [] : [`case:${caseId}`])).map(shown)
      const of = (one: ActionBody['state']) => all.filter(({ action }) => action.state === one).length
      const rows = all.filter(
        ({ action, overdue }) =>
          (kind === undefined || action.kind === kind) && (state === undefined || (state === 'overdue' ? overdue : action.state === state)),
      )
      const due = ({ action }: RegisteredAction) => `${action.state === 'open' ? 0 : 1} ${action.dueOn ?? '9999'}`
      return {
        asOf: toIso(now()),
        counts: { open: of('open'), done: of('done'), dropped: of('dropped'), overdue: all.filter(({ overdue }) => overdue).length },
        rows: rows.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : b.id - a.id)),
      }
    },
    async of(id: number): Promise<Answer<RegisteredAction>> {
      const kept = await get(id)
      return kept === null ? unknownAction(id) : answer(shown(kept))
    },
    async add(viewer: Viewer, action: ActionBody): Promise<Answer<RegisteredAction>> {
      const scope = await checkScope(viewer.reader, settings(), action)
      if (!scope.ok) return scope
      const at = now()
      const body = { action, created: { by: viewer.name, at } }
      for (let tried = 0; tried < TRIES; tried += 1) {
        const id = Math.max(0, ...(await book.list()).map((kept) => Number(kept.id))) + 1
        const saved = await book.save(String(id), 0, body, viewer.name, at)
        if (saved.kind === 'kept') return answer(shown({ id: String(id), version: saved.version, body, savedAt: at, savedBy: viewer.name }))
      }
      throw new Error(`no free number was found for a new action in ${TRIES} tries`)
    },
    async save(viewer: Viewer, id: number, { ifVersion, action }: { ifVersion: number; action: ActionBody }): Promise<Answer<RegisteredAction>> {
      const kept = await get(id)
      if (kept === null) return unknownAction(id)
      const scope = await checkScope(viewer.reader, settings(), action)
      if (!scope.ok) return scope
      const [body, at] = [{ ...kept.body, action }, now()]
      const saved = await book.save(String(id), ifVersion, body, viewer.name, at)
      if (saved.kind === 'kept') return answer(shown({ id: String(id), version: saved.version, body, savedAt: at, savedBy: viewer.name }))
      return saved.present === null ? unknownAction(id) : changed(saved.present, ifVersion, action)
    },
    async effect(viewer: Viewer, id: number) {
      const kept = await get(id)
      return kept === null ? unknownAction(id) : readEffect(viewer.reader, settings(), id, kept.body.action)
    },
  }
}

const isOverdue = ({ state, dueOn }: ActionBody, today: string): boolean => state === 'open' && dueOn !== null && dueOn < today

/** A scope that cannot be asked would never be measured. */
async function checkScope(reader: AnalyticsReader, settings: AnalyticsSettings, { scope }: ActionBody): Promise<Answer<null>> {
  const asked = await ask(reader, settings, { ...scope, filter: [...scope.filter] })
  return asked.ok ? answer(null) : asked
}

function changed({ version, savedAt, savedBy, body }: Kept<ActionRecord>, ifVersion: number, yours: ActionBody): ReturnType<typeof conflict> {
  const theirs = new Map<string, unknown>(Object.entries(body.action))
  const keys = Object.entries(yours)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(theirs.get(key)))
    .map(([key, value]) => ({ key, base: null, theirs: theirs.get(key) ?? null, yours: value, bothChanged: true }))
  return conflict('action_changed', `${savedBy} saved version ${version} meanwhile; yours was made from version ${ifVersion}.`, {
    conflict: { version, savedAt: toIso(savedAt), savedBy, keys },
  })
}
