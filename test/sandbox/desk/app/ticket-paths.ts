/** What an app reads of the ticket by path: `ticket.*` and `comment.*`, as the platform names them. */
import type { Comment, User } from '../model/rows.ts'
import type { Workspace } from '../model/workspace.ts'

type Reader = (workspace: Workspace) => unknown

const userOf = (user: User | null) =>
  user && {
    id: user.id,
    name: user.name,
    email: user.email,
    externalId: user.externalId,
    locale: user.locale,
    role: user.role,
    tags: user.tags,
    organizations: [],
    groups: [],
  }
const person = (workspace: Workspace, id: number | null) => (id === null ? null : (workspace.state.people[id] ?? null))
const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const assignee = (workspace: Workspace) => person(workspace, numberOrNull(workspace.value('assignee_id')))
const author = ({ state }: Workspace, { authorId }: Comment) => {
  const user = state.people[authorId]
  return { id: authorId, name: user?.name ?? '', role: user?.role ?? 'system', avatar: '' }
}
const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>')

const readers: Record<string, Reader> = {
  id: ({ state }) => state.ticketId,
  isNew: () => false,
  createdAt: ({ ticket }) => ticket?.createdAt,
  updatedAt: ({ ticket }) => ticket?.updatedAt,
  description: ({ ticket }) => ticket?.description,
  subject: (workspace) => workspace.value('subject'),
  status: (workspace) => workspace.value('status'),
  statusCategory: (workspace) => workspace.value('status'),
  customStatus: (workspace) => workspace.value('status'),
  priority: (workspace) => workspace.value('priority'),
  type: (workspace) => workspace.value('type'),
  tags: (workspace) => workspace.value('tags'),
  externalId: (workspace) => workspace.value('external_id'),
  recipient: ({ ticket }) => ticket?.recipient,
  via: ({ ticket }) => ({ channel: ticket?.channel, source: ticket?.source }),
  'form.id': ({ ticket }) => ticket?.formId,
  brand: ({ ticket }) => ({ id: ticket?.brandId }),
  organization: () => null,
  collaborators: () => [],
  viewers: () => [],
  sharedWith: () => [],
  postSaveAction: () => 'stay_on_ticket',
  requester: ({ requester }) => userOf(requester),
  assignee: (workspace) => ({ user: userOf(assignee(workspace)), group: { id: workspace.value('group_id') } }),
  comments: (workspace) =>
    workspace.state.comments.map((comment) => ({
      id: comment.id,
      author: author(workspace, comment),
      value: escape(comment.body),
      imageAttachments: [],
      nonImageAttachments: [],
      via: { channel: comment.channel },
    })),
  conversation: (workspace) =>
    workspace.state.comments.map((comment) => ({
      author: author(workspace, comment),
      message: { content: comment.body, contentType: 'text/plain' },
      timestamp: comment.createdAt,
      channel: { name: comment.isPublic ? comment.channel : 'internal' },
      attachments: [],
    })),
  'editor.targetChannel': (workspace) => ({ name: workspace.state.draft.type === 'internalNote' ? 'internal' : workspace.ticket?.channel }),
  'editor.capabilities': () => ({ richText: false }),
}
const comment: Record<string, Reader> = {
  text: ({ state }) => state.draft.text,
  type: ({ state }) => state.draft.type,
  attachments: () => [],
  useRichText: () => false,
}

/** `ticket.customField:custom_field_123` → `123`. */
export const customFieldId = (path: string): string | null => /^ticket\.customField:(?:custom_field_)?(\d+)$/.exec(path)?.[1] ?? null

/** Undefined when the platform has no such path. `ticket.requester.name` reads `name` of `ticket.requester`. */
export function readTicketPath(workspace: Workspace, path: string): unknown {
  const inComment = /^(?:ticket\.)?comment(?:\.(\w+))?$/.exec(path)
  if (inComment) return inComment[1] === undefined ? readAll(comment, workspace) : comment[inComment[1]]?.(workspace)
  const fieldId = customFieldId(path)
  if (fieldId !== null) return workspace.value(`custom_field_${fieldId}`)
  if (path === 'ticket') return readAll(readers, workspace)
  if (!path.startsWith('ticket.')) return undefined
  const steps = path.slice('ticket.'.length).split('.')
  for (let head = steps.length; head > 0; head -= 1) {
    const reader = readers[steps.slice(0, head).join('.')]
    if (reader) return steps.slice(head).reduce<unknown>(inside, reader(workspace))
  }
  return undefined
}
const readAll = (of: Record<string, Reader>, workspace: Workspace) =>
  Object.fromEntries(Object.entries(of).map(([name, reader]) => [name, reader(workspace)]))

/** Nothing inside nothing is null; a name that an object does not have is unknown. */
function inside(value: unknown, step: string): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined
  return typeof value === 'object' ? Object.entries(value).find(([name]) => name === step)?.[1] : undefined
}
