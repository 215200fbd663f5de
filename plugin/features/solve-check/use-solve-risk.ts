/** The risk as it stands while a reply is being written or the ticket is set to solved: asked of the service again, seldom, and never while a save waits. */
import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { toBriefRequest, type Session } from '../../session.ts'
import { isEmptyDraft, plain } from '../../zaf/ticket.ts'
import type { Risk } from './risk-words.ts'

/** After the last keystroke. */
export const PAUSE_MS = 1000
/** Between two questions. */
export const APART_MS = 5000
const MOST_LETTERS = 20_000

export type Moment =
  /** Nothing is being said yet. */
  | { kind: 'opening' }
  | { kind: 'solve'; risk: Risk }
  /** The ticket has gone out solved. */
  | { kind: 'over' }

/** @param wanted false when the answer would not be shown anyway */
export function useSolveRisk(session: Session, wanted: () => boolean): Readonly<ShallowRef<Moment>> {
  const { backend, desk, lifecycle } = session
  const moment = shallowRef<Moment>({ kind: 'opening' })
  /** A service that is older than this question is not asked twice. */
  let understood = backend !== null
  let timer: ReturnType<typeof setTimeout> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let asked: string | null = null
  /** An answer about words that have changed since never overwrites a newer one. */
  let latest = 0

  function soon(): void {
    clearTimeout(timer)
    if (understood && wanted()) timer = setTimeout(() => void ask(), Math.max(PAUSE_MS, askedAt + APART_MS - session.now()))
  }
  async function ask(): Promise<void> {
    const opening = await desk.readOpening().catch(() => null)
    if (!backend || !opening || !wanted()) return
    const { ticket, agent, draft } = opening
    const writes = !draft.internal && !isEmptyDraft(draft.text)
    if (!writes && ticket.status !== 'solved') return rest()
    const text = writes ? plain(draft.text).slice(0, MOST_LETTERS) : ''
    const request = { ...toBriefRequest(ticket, agent, draft), draft: { text } }
    const question = JSON.stringify(request)
    if (question === asked) return
    askedAt = session.now()
    asked = question
    const mine = ++latest
    const answer = await backend.brief(ticket.id, request)
    if (mine !== latest) return
    if (answer.kind === 'ok' && answer.value.risk.moment === 'solve') moment.value = { kind: 'solve', risk: answer.value.risk }
    else if (answer.kind === 'ok' || answer.problem.kind === 'unreadable') understood = false
    else asked = null
  }
  function rest(): void {
    latest += 1
    asked = null
    moment.value = { kind: 'opening' }
  }
  async function onSubmitted(): Promise<void> {
    clearTimeout(timer)
    latest += 1
    const { status } = await desk.readState()
    if (status === 'solved') moment.value = { kind: 'over' }
    else rest()
  }

  const stops = [lifecycle.on('draft', soon), lifecycle.on('status', soon), lifecycle.on('submitted', () => void onSubmitted())]
  // The agent may have begun to write before the service had answered.
  soon()
  onScopeDispose(() => {
    clearTimeout(timer)
    stops.forEach((stop) => stop())
  })
  return shallowReadonly(moment)
}
