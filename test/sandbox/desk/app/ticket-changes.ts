/** What an app may change on the ticket: `set` paths and the actions on tags, draft and editor. Everything goes into the unsaved edits, so it is saved with the agent's submit. */
import { ApiError } from '../host/api.ts'
import type { FieldValue } from '../model/rows.ts'
import type { Workspace } from '../model/workspace.ts'
import { htmlToText } from './html-text.ts'
import { customFieldId } from './ticket-paths.ts'

const WRITABLE: Record<string, string> = {
  'ticket.status': 'status',
  'ticket.statusCategory': 'status',
  'ticket.customStatus': 'status',
  'ticket.subject': 'subject',
  'ticket.priority': 'priority',
  'ticket.type': 'type',
  'ticket.tags': 'tags',
  'ticket.externalId': 'external_id',
}
const STATUSES = ['new', 'open', 'pending', 'hold', 'solved']

/** False when there is no such path to set. */
export function setTicketPath(workspace: Workspace, path: string, value: unknown): boolean {
  if (/^(ticket\.)?comment\.text$/.test(path)) {
    writable(workspace)
    workspace.write(text(value))
    return true
  }
  // Reported broken on the real platform since 2021: an app must not depend on switching public and internal.
  if (/^(ticket\.)?comment\.type$/.test(path)) throw new ApiError('NotAllowed', 'The type of the comment is the agent’s to choose')
  if (path === 'ticket.assignee') return setAssignee(workspace, value)
  const fieldId = customFieldId(path)
  const property = fieldId === null ? WRITABLE[path] : `custom_field_${fieldId}`
  if (property === undefined) return false
  writable(workspace)
  if (property === 'status' && !STATUSES.includes(text(value))) throw new ApiError('InvalidValue', 'No such status')
  workspace.change(property, fieldValue(value))
  return true
}

/** False when there is no such action. */
export function invokeTicketAction(workspace: Workspace, path: string, args: readonly unknown[]): boolean {
  const action = actions[path.replace(/^ticket\.comment\./, 'comment.')]
  if (!action) return false
  writable(workspace)
  action(workspace, args)
  return true
}
const actions: Record<string, (workspace: Workspace, args: readonly unknown[]) => void> = {
  'ticket.tags.add': (workspace, args) => workspace.change('tags', [...new Set([...tags(workspace), ...tagsOf(args)])]),
  'ticket.tags.remove': (workspace, args) => {
    const gone = new Set(tagsOf(args))
    workspace.change(
      'tags',
      tags(workspace).filter((tag) => !gone.has(tag)),
    )
  },
  'ticket.editor.insert': (workspace, [html]) => workspace.insert(htmlToText(text(html))),
  'comment.appendText': (workspace, [words]) => workspace.append(text(words)),
  'comment.appendMarkdown': (workspace, [words]) => workspace.append(text(words)),
  'comment.appendHtml': (workspace, [html]) => workspace.append(htmlToText(text(html))),
  enableSave: (workspace) => (workspace.state.saveDisabled = false),
  disableSave: (workspace) => (workspace.state.saveDisabled = true),
}

function setAssignee(workspace: Workspace, value: unknown): true {
  writable(workspace)
  if (typeof value !== 'object' || value === null) throw new ApiError('InvalidValue', 'An assignee has a groupId or a userId')
  if ('groupId' in value && typeof value.groupId === 'number') workspace.change('group_id', value.groupId)
  if ('userId' in value && typeof value.userId === 'number') workspace.change('assignee_id', value.userId)
  return true
}
function writable(workspace: Workspace): void {
  if (workspace.readOnly) throw new ApiError('NotAllowed', 'A closed ticket cannot be changed')
}
function text(value: unknown): string {
  if (typeof value !== 'string') throw new ApiError('InvalidValue', 'A text is expected')
  return value
}
function fieldValue(value: unknown): FieldValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value
  throw new ApiError('InvalidValue', 'A text, number, yes or no, or a list of texts is expected')
}
function tags(workspace: Workspace): readonly string[] {
  const value = workspace.value('tags')
  return Array.isArray(value) ? value : []
}
/** `('a', 'b')` and `(['a', 'b'])` alike; tags are lower case without spaces. */
const tagsOf = (args: readonly unknown[]): string[] =>
  args
    .flat()
    .filter((tag) => typeof tag === 'string')
    .map((tag) => tag.trim().toLowerCase().replace(/\s+/g, '_'))
