/** The card's life around one solve: ready, open, confirmed, written; or eight seconds after a submit without a word. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Session } from '../../session.ts'
import { useCountdown } from '../../ui/use-countdown.ts'
import type { FieldValues } from '../../zaf/field-update.ts'
import { isEmptyDraft } from '../../zaf/ticket.ts'

export type Stage =
  /** Folded; `declined` keeps it so until the next solve. */
  | { kind: 'ready'; declined: boolean }
  | { kind: 'open' }
  /** Confirmed: goes with the agent's next submit. */
  | { kind: 'confirmed'; values: FieldValues }
  | { kind: 'saved_with_ticket' }
  /** The ticket was solved without a choice; the card stays a moment. */
  | { kind: 'after' }
  | { kind: 'saving' }
  | { kind: 'saved_late'; ticketId: number; values: FieldValues; former: FieldValues }
  | { kind: 'undone' }
  | { kind: 'conflict' }
  | { kind: 'failed'; status: number }

export const AFTER_SECONDS = 8

const isOver = ({ kind }: Stage): boolean =>
  kind === 'saved_with_ticket' || kind === 'saved_late' || kind === 'undone' || kind === 'conflict' || kind === 'failed'

export interface DispositionCard {
  stage: Readonly<ShallowRef<Stage>>
  left: Readonly<Ref<number>>
  /** Asks for an answer right now. */
  asks: ComputedRef<boolean>
  /** The agent has touched something: only then a button may stand out. */
  acted: Ref<boolean>
  open(): void
  decline(): void
  touch(): void
  confirm(values: FieldValues): void
  undo(): void
  settle(): void
}

/** @param isMissing whether the ticket, as it stands in the form now, lacks a reason or a verdict */
export function useDisposition({ desk, lifecycle }: Session, isMissing: () => Promise<boolean>): DispositionCard {
  const stage = shallowRef<Stage>({ kind: 'ready', declined: false })
  const acted = ref(false)
  const countdown = useCountdown(() => stage.value.kind === 'after' && fold())
  const fold = () => {
    stage.value = { kind: 'ready', declined: false }
    acted.value = false
  }
  const isDeclined = () => stage.value.kind === 'ready' && stage.value.declined

  /** By itself it opens once a solve; a card the agent put away stays away. */
  async function offer(): Promise<void> {
    if (stage.value.kind !== 'ready' || isDeclined() || !(await isMissing())) return
    if (stage.value.kind === 'ready' && !isDeclined()) stage.value = { kind: 'open' }
  }
  async function onDraft(): Promise<void> {
    if (stage.value.kind !== 'ready' || isDeclined()) return
    const draft = await desk.readDraft()
    if (!draft.internal && !isEmptyDraft(draft.text)) await offer()
  }
  async function onStatus(): Promise<void> {
    const { status } = await desk.readState()
    if (status === 'solved') await offer()
    else if (isOver(stage.value)) fold()
  }
  async function onSubmitted(): Promise<void> {
    const before = stage.value
    if (before.kind === 'saving' || before.kind === 'after') return
    if (before.kind === 'confirmed' && (await holds(before.values))) return void (stage.value = { kind: 'saved_with_ticket' })
    const { status } = await desk.readState()
    if (status !== 'solved') return isDeclined() ? undefined : fold()
    if (isDeclined() || !(await isMissing())) return fold()
    stage.value = { kind: 'after' }
    countdown.start(AFTER_SECONDS)
  }

  /** The hook cannot wait to see whether the host took the values; the form tells afterwards. */
  async function holds(values: FieldValues): Promise<boolean> {
    const now = await desk.readValues(Object.keys(values).map(Number))
    return Object.values(values).every((value, i) => value === now[i])
  }
  async function saveLate(values: FieldValues): Promise<void> {
    countdown.stop()
    stage.value = { kind: 'saving' }
    const { id } = await desk.readState()
    if (id === null) return void (stage.value = { kind: 'failed', status: 0 })
    const ending = await desk.updateFields(id, values)
    stage.value = ending.kind === 'written' ? { kind: 'saved_late', ticketId: id, values, former: ending.former } : ending
  }
  async function takeBack(late: Extract<Stage, { kind: 'saved_late' }>): Promise<void> {
    stage.value = { kind: 'saving' }
    const ending = await desk.updateFields(late.ticketId, late.former, late.values)
    stage.value = ending.kind === 'written' ? { kind: 'undone' } : ending
  }

  const stops = [
    lifecycle.on('draft', () => void onDraft()),
    lifecycle.on('status', () => void onStatus()),
    lifecycle.on('submitted', () => void onSubmitted()),
    // From memory only: what was confirmed, nothing that was merely suggested.
    lifecycle.beforeSave(async () => stage.value.kind === 'confirmed' && desk.setFields(stage.value.values)),
  ]
  // The agent may have begun to write before the service had answered.
  void onDraft()
  onScopeDispose(() => stops.forEach((stop) => stop()))

  return {
    stage,
    left: countdown.left,
    asks: computed(() => stage.value.kind === 'open' || stage.value.kind === 'after'),
    acted,
    open: () => (stage.value = { kind: 'open' }),
    decline: () => {
      countdown.stop()
      stage.value = { kind: 'ready', declined: true }
    },
    touch: () => {
      acted.value = true
      if (stage.value.kind === 'after') countdown.start(AFTER_SECONDS)
    },
    confirm: (values) => {
      if (stage.value.kind === 'after') void saveLate(values)
      else if (stage.value.kind === 'open') stage.value = { kind: 'confirmed', values }
    },
    undo: () => {
      if (stage.value.kind === 'saved_late') void takeBack(stage.value)
    },
    settle: () => {
      if (stage.value.kind === 'saved_late') stage.value = { kind: 'saved_with_ticket' }
    },
  }
}
