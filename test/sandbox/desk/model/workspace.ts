/** One open ticket: what the server has, what the agent (or the app) changed and did not save, and the draft. Tells every change to whoever listens. */
import type { HookResult } from '../host/hooks.ts'
import { DeskError } from './desk-api.ts'
import type { DeskApi } from './desk-api.ts'
import type { CommentType, Draft, Edits } from './edits.ts'
import type { Comment, FieldValue, Ticket, User } from './rows.ts'
import { updateBody } from './update-body.ts'

export type Phase = { kind: 'loading' } | { kind: 'ready'; ticket: Ticket } | { kind: 'missing' } | { kind: 'failed'; message: string }
export type Trouble = { kind: 'blocked'; reason: string | null } | { kind: 'silent' } | { kind: 'conflict' } | { kind: 'refused'; message: string }
export interface WorkspaceState {
  ticketId: number
  phase: Phase
  comments: readonly Comment[]
  people: Record<number, User>
  edits: Edits
  draft: Draft
  saving: boolean
  saveDisabled: boolean
  trouble: Trouble | null
}
/** The app beside the ticket, as far as a ticket knows it. */
export interface Listener {
  emit(event: string, data?: unknown): void
  hook(name: string): Promise<HookResult>
}
export const deaf: Listener = { emit: () => {}, hook: () => Promise.resolve({ kind: 'ok' }) }

export const newState = (ticketId: number): WorkspaceState => ({
  ticketId,
  phase: { kind: 'loading' },
  comments: [],
  people: {},
  edits: {},
  draft: { type: 'publicReply', text: '', selection: { start: 0, end: 0 } },
  saving: false,
  saveDisabled: false,
  trouble: null,
})

export class Workspace {
  readonly state: WorkspaceState
  private readonly api: DeskApi
  private listener = deaf

  constructor(state: WorkspaceState, api: DeskApi) {
    this.state = state
    this.api = api
  }
  attach(listener: Listener): void {
    this.listener = listener
  }
  get ticket(): Ticket | null {
    return this.state.phase.kind === 'ready' ? this.state.phase.ticket : null
  }
  get requester(): User | null {
    return this.ticket ? (this.state.people[this.ticket.requesterId] ?? null) : null
  }
  /** A closed ticket takes no comment and no change. */
  get readOnly(): boolean {
    return this.ticket === null || this.ticket.status === 'closed' || this.ticket.status === 'deleted'
  }
  value(property: string): FieldValue {
    const { edits } = this.state
    if (property in edits) return edits[property] ?? null
    return this.ticket ? saved(this.ticket, property) : null
  }
  change(property: string, value: FieldValue): void {
    if (!this.ticket || same(this.value(property), value)) return
    const { [property]: _, ...rest } = this.state.edits
    this.state.edits = same(saved(this.ticket, property), value) ? rest : { ...rest, [property]: value }
    this.announce(property, value)
  }
  write(text: string, selection = { start: text.length, end: text.length }): void {
    const before = this.state.draft.text
    this.state.draft = { ...this.state.draft, text, selection }
    if (before !== text) this.tell('comment.text', text)
  }
  /** Puts words where the cursor stands, in place of what is selected. */
  insert(words: string): void {
    const { text, selection } = this.state.draft
    const end = selection.start + words.length
    this.write(text.slice(0, selection.start) + words + text.slice(selection.end), { start: end, end })
  }
  append(words: string): void {
    const { text } = this.state.draft
    this.write(text === '' || text.endsWith('\n') ? text + words : `${text}\n${words}`)
  }
  writeAs(type: CommentType): void {
    if (type === this.state.draft.type) return
    this.state.draft = { ...this.state.draft, type }
    this.tell('comment.type', type)
  }

  async load(): Promise<void> {
    try {
      await this.read()
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      this.state.phase = error.kind === 'not-found' ? { kind: 'missing' } : { kind: 'failed', message: error.message }
    }
  }
  /** Somebody else saved the ticket: the new state is shown, edits and draft stay. Rejects when it cannot be read. */
  async refresh(updatedAt: string): Promise<void> {
    if (!this.ticket || this.state.saving || updatedAt <= this.ticket.updatedAt) return
    await this.read()
    this.listener.emit('ticket.updated')
    this.listener.emit('ticket.comments.changed')
  }
  private async read(): Promise<void> {
    const ticket = await this.api.ticket(this.state.ticketId)
    await this.loadComments(ticket)
    this.state.phase = { kind: 'ready', ticket }
  }
  /** Save hook, start, server, done or fail, always: the order of the platform. */
  async submit(status: string): Promise<boolean> {
    const { ticket } = this
    if (!ticket || this.state.saving || this.state.saveDisabled || this.readOnly) return false
    const statusBefore = this.value('status')
    this.state.saving = true
    this.state.trouble = null
    // Inside the hook `ticket.status` is already the one chosen.
    this.change('status', status)
    const answer = await this.listener.hook('ticket.save')
    if (answer.kind !== 'ok') {
      this.change('status', statusBefore)
      this.state.trouble = answer.kind === 'blocked' ? answer : { kind: 'silent' }
      this.state.saving = false
      return false
    }
    this.listener.emit('ticket.submit.start')
    const done = await this.send(ticket)
    this.state.saving = false
    this.listener.emit(done ? 'ticket.submit.done' : 'ticket.submit.fail')
    this.listener.emit('ticket.submit.always')
    return done
  }

  private async send(ticket: Ticket): Promise<boolean> {
    try {
      const updated = await this.api.update(ticket.id, updateBody(ticket, this.state.edits, this.state.draft))
      this.state.edits = {}
      this.write('')
      await this.loadComments(updated)
      this.state.phase = { kind: 'ready', ticket: updated }
      this.listener.emit('ticket.comments.changed')
      return true
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      this.state.trouble = error.kind === 'conflict' ? { kind: 'conflict' } : { kind: 'refused', message: error.message }
      return false
    }
  }
  private async loadComments(ticket: Ticket): Promise<void> {
    const { comments, users } = await this.api.comments(ticket.id)
    for (const user of users) this.state.people[user.id] = user
    for (const id of [ticket.requesterId, ticket.assigneeId])
      if (id !== null && id > 0 && !this.state.people[id]) this.state.people[id] = await this.api.user(id)
    this.state.comments = comments
  }
  private announce(property: string, value: FieldValue): void {
    this.tell(`ticket.${EVENT_NAMES[property] ?? property}`, value)
    if (property === 'status') {
      this.tell('ticket.statusCategory', value)
      this.tell('ticket.customStatus', value)
    }
  }
  private tell(name: string, value: unknown): void {
    this.listener.emit(`${name}.changed`, value)
    this.listener.emit('*.changed', { propertyName: name, newValue: value })
  }
}

const EVENT_NAMES: Record<string, string> = { external_id: 'externalId', assignee_id: 'assignee.user.id', group_id: 'assignee.group.id' }
const same = (a: FieldValue, b: FieldValue): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '')

function saved(ticket: Ticket, property: string): FieldValue {
  const id = /^custom_field_(\d+)$/.exec(property)?.[1]
  if (id !== undefined) return ticket.fields[id] ?? null
  const known: Record<string, FieldValue> = {
    status: ticket.status,
    subject: ticket.subject,
    priority: ticket.priority,
    type: ticket.type,
    tags: ticket.tags,
    external_id: ticket.externalId,
    assignee_id: ticket.assigneeId,
    group_id: ticket.groupId,
  }
  return known[property] ?? null
}
