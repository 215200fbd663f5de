/** What stands in the form of an action. */
import type { ActionBody, ACTION_STATES } from '@shared/api/quality/actions.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'

export type State = (typeof ACTION_STATES)[number]
export const EMPTY_ACTION: ActionBody = {
  title: '',
  kind: 'article',
  owner: '',
  dueOn: null,
  startedOn: null,
  doneOn: null,
  state: 'open',
  scope: { lens: 'net', filter: [] },
  expectedPoints: null,
  cases: [],
  note: '',
}
/** The day of a moment in the account's zone; null while there is none. */
export const todayOf = (asOf: string | undefined, zone: string): string | null =>
  asOf === undefined ? null : dayToIso(localDay(Date.parse(asOf) / 1000, zone))
/** A done action has its day: effects are counted from there. */
export const withState = (action: ActionBody, state: State, today: string | null): ActionBody => ({
  ...action,
  state,
  doneOn: state === 'done' ? (action.doneOn ?? today) : state === 'open' ? null : action.doneOn,
})
/** `12, 15` → 12 and 15; what is no number is left out. */
export const toCaseIds = (text: string): number[] => [...new Set((text.match(/\d+/g) ?? []).map(Number).filter((id) => id > 0))].slice(0, 100)
