// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { agent, fakeDesk, fields, openTicket, row } from '../model/testing.ts'
import { toTicket } from '../model/rows.ts'
import { createAppApi } from './app-api.ts'
import type { DeskActions } from './app-api.ts'

async function api(ticket = toTicket(row)) {
  const opened = await openTicket(fakeDesk(ticket))
  const actions = {
    notify: vi.fn<DeskActions['notify']>(),
    resize: vi.fn<DeskActions['resize']>(),
    openTicket: vi.fn<DeskActions['openTicket']>(),
    show: vi.fn<DeskActions['show']>(),
  }
  const app = createAppApi({
    workspace: opened.workspace,
    app: {
      url: '/app/iframe.html',
      name: 'FirstFix',
      version: '1',
      appId: 1,
      installationId: 1,
      settings: {},
      requirements: [
        { identifier: 'ff_reason', type: 'ticket_fields', title: 'Contact reason' },
        { identifier: 'ff_gone', type: 'ticket_fields', title: 'Gone' },
      ],
    },
    subdomain: 'sandbox',
    me: agent,
    groups: [{ id: 11, name: 'returns queue' }],
    fields,
    fieldView: { hidden: new Set(), disabled: new Set() },
    locale: () => 'zh-CN',
    colorScheme: () => 'dark',
    visible: () => true,
    identities: opened.desk.api.identities,
    request: async () => ({ kind: 'done', data: null, status: 200 }),
    actions,
  })
  return { app, actions, ...opened }
}

test.each([
  ['ticket.id', 42],
  ['ticket.isNew', false],
  ['ticket.subject', 'Still no refund'],
  ['ticket.status', 'open'],
  ['ticket.statusCategory', 'open'],
  ['ticket.description', 'You said five days.'],
  ['ticket.createdAt', '2026-11-16T00:00:00Z'],
  ['ticket.externalId', null],
  ['ticket.via.channel', 'email'],
  ['ticket.via.source.from', { address: 'a@example.com' }],
  ['ticket.tags', ['eu']],
  ['ticket.brand.id', 5],
  ['ticket.requester.id', 7],
  ['ticket.requester.email', 'c7@example.com'],
  ['ticket.requester.locale', 'de'],
  ['ticket.assignee.user.id', null],
  ['ticket.assignee.group.id', 11],
  ['ticket.organization', null],
  ['ticket.requester.identities', [{ id: 9, type: 'phone_number', value: '+4917012345' }]],
  ['ticket.customField:custom_field_101', 'refund'],
  ['ticket.customField:custom_field_102', null],
  ['ticket.editor.targetChannel.name', 'email'],
  ['comment.text', ''],
  ['comment.type', 'publicReply'],
  ['ticket.comment.useRichText', false],
  ['currentUser.id', 1],
  ['currentUser.role', 'agent'],
  ['currentUser.locale', 'zh-CN'],
  ['currentUser.groups', [{ id: 11, name: 'returns queue' }]],
  ['currentAccount.subdomain', 'sandbox'],
  ['colorScheme', 'dark'],
  ['requirement:ff_reason', { requirement_id: 101 }],
  ['ticketFields:custom_field_101.optionValues', [{ label: 'Refund', value: 'refund' }]],
  ['assetURL:logo.png', '/app/logo.png'],
])('get %s', async (path, value) => {
  const { app } = await api()
  expect(await app.get(path)).toEqual(value)
})
test('the whole ticket, the conversation and the comments are read with their authors', async () => {
  const { app } = await api()
  expect(app.get('ticket')).toMatchObject({ id: 42, requester: { id: 7 }, tags: ['eu'] })
  expect(app.get('comment')).toMatchObject({ text: '', type: 'publicReply' })
  expect(app.get('ticket.conversation')).toMatchObject([
    { author: { id: 7, role: 'end-user' }, message: { content: 'You said <five> days.' }, channel: { name: 'email' } },
    { author: { id: 1, role: 'agent' }, channel: { name: 'internal' } },
  ])
  expect(app.get('ticket.comments')).toMatchObject([{ value: 'You said &lt;five&gt; days.' }, {}])
  expect(app.get('ticketFields')).toHaveLength(3)
})
test.each([
  ['x.y', 'Could not find handler'],
  ['ticket.nothing', 'Could not find handler'],
  ['ticket.requester.password', 'Could not find handler'],
  ['currentUser.nothing', 'Could not find handler'],
  ['ticketFields:custom_field_999', 'No such ticket field'],
  ['ticket.customField:custom_field_999', 'No such ticket field'],
  ['requirement:ff_gone', 'No such requirement'],
  ['requirement:none', 'No such requirement'],
])('get %s is refused', async (path, message) => {
  const { app } = await api()
  expect(() => app.get(path)).toThrow(message)
})
test.each([
  ['ticket.status', 'solved', 'status'],
  ['ticket.subject', 'New words', 'subject'],
  ['ticket.priority', 'high', 'priority'],
  ['ticket.tags', ['a'], 'tags'],
  ['ticket.customField:custom_field_102', 'EX-2', 'custom_field_102'],
])('set %s is an unsaved edit', async (path, value, property) => {
  const { app, workspace, desk } = await api()
  app.set(path, value)
  expect(workspace.state.edits).toEqual({ [property]: value })
  expect(app.get(path)).toEqual(value)
  expect(desk.updates).toEqual([])
})
test('set of the draft, the assignee and the group', async () => {
  const { app, workspace } = await api()
  app.set('comment.text', 'Hello')
  app.set('ticket.assignee', { groupId: 12, userId: 1 })
  expect(workspace.state.draft.text).toBe('Hello')
  expect(workspace.state.edits).toEqual({ group_id: 12, assignee_id: 1 })
})
test.each([
  ['ticket.id', 1, 'Could not find handler'],
  ['ticket.status', 'finished', 'No such status'],
  ['comment.type', 'internalNote', 'the agent’s to choose'],
  ['comment.text', 7, 'A text is expected'],
  ['ticket.subject', { a: 1 }, 'list of texts is expected'],
  ['ticket.customField:custom_field_999', 'x', 'No such ticket field'],
])('set %s to %o is refused', async (path, value, message) => {
  const { app, workspace } = await api()
  expect(() => app.set(path, value)).toThrow(message)
  expect(workspace.state.edits).toEqual({})
})
test('tags are added and removed, as a list or one by one, lower case and once', async () => {
  const { app, workspace } = await api()
  app.invoke('ticket.tags.add', [['VIP customer', 'eu']])
  app.invoke('ticket.tags.add', ['late', 'late'])
  expect(workspace.value('tags')).toEqual(['eu', 'vip_customer', 'late'])
  app.invoke('ticket.tags.remove', [['eu', 'late']])
  expect(workspace.value('tags')).toEqual(['vip_customer'])
})
test('what is inserted as HTML arrives as text at the cursor', async () => {
  const { app, workspace } = await api()
  workspace.write('Dear you, ', { start: 10, end: 10 })
  app.invoke('ticket.editor.insert', ['<a href="https://example.com/a">Refund times</a><script>alert(1)</script>'])
  expect(workspace.state.draft.text).toBe('Dear you, Refund times (https://example.com/a)')
  app.invoke('comment.appendHtml', ['<p>One</p><ul><li>a</li><li>b</li></ul>'])
  app.invoke('ticket.comment.appendText', ['<b>plain</b>'])
  expect(workspace.state.draft.text).toBe('Dear you, Refund times (https://example.com/a)\nOne\n\n- a\n- b\n<b>plain</b>')
})
test('the save can be held and released', async () => {
  const { app, workspace } = await api()
  app.invoke('disableSave', [])
  expect(workspace.state.saveDisabled).toBe(true)
  app.invoke('enableSave', [])
  expect(workspace.state.saveDisabled).toBe(false)
})
test('the desk notifies, resizes, opens tickets, hides and tolerates tracking', async () => {
  const { app, actions } = await api()
  app.invoke('notify', ['<b>Done</b>', 'error', 500])
  app.invoke('notify', ['Stays', 'notice', { sticky: true }])
  expect(actions.notify.mock.calls).toEqual([
    ['<b>Done</b>', 'error', 500],
    ['Stays', 'notice', null],
  ])
  app.invoke('resize', [{ width: '100%', height: 400 }])
  app.invoke('resize', [{ height: 'javascript:1' }])
  expect(actions.resize.mock.calls).toEqual([[{ width: '100%', height: '400px' }], [{ width: null, height: null }]])
  app.invoke('routeTo', ['ticket', 900_301])
  expect(actions.openTicket).toHaveBeenCalledWith(900_301)
  app.invoke('hide', [])
  expect(actions.show).toHaveBeenCalledWith(false)
  expect(app.invoke('track', [{ type: 'click', value: 'x' }])).toBeNull()
  expect(() => app.invoke('routeTo', ['user', 1])).toThrow('only opens tickets')
  expect(() => app.invoke('macro', [1])).toThrow('Could not find handler')
})
test('fields are hidden and disabled by name', async () => {
  const { app } = await api()
  app.invoke('ticketFields:custom_field_101.hide', [])
  app.invoke('ticketFields:custom_field_101.disable', [])
  expect(app.get('ticketFields:custom_field_101')).toMatchObject({ isVisible: false, isEnabled: false })
  app.invoke('ticketFields:custom_field_101.toggle', [])
  app.invoke('ticketFields:custom_field_101.enable', [])
  expect(app.get('ticketFields:custom_field_101')).toMatchObject({ isVisible: true, isEnabled: true })
})
test('a closed ticket can be read and not changed', async () => {
  const { app } = await api(toTicket({ ...row, status: 'closed' }))
  expect(app.get('ticket.status')).toBe('closed')
  expect(() => app.set('ticket.status', 'open')).toThrow('closed')
  expect(() => app.set('comment.text', 'x')).toThrow('closed')
  expect(() => app.invoke('ticket.editor.insert', ['x'])).toThrow('closed')
  expect(() => app.invoke('ticket.tags.add', ['x'])).toThrow('closed')
})
test('before the ticket is loaded the whole API is unavailable', async () => {
  const { app, workspace } = await api()
  expect(app.unavailable()).toBeNull()
  workspace.state.phase = { kind: 'loading' }
  expect(app.unavailable()).toBe('The ticket is not loaded')
})
