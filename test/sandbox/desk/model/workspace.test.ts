import { expect, test } from 'vitest'
import { DeskError } from './desk-api.ts'
import { toTicket } from './rows.ts'
import { fakeDesk, openTicket, row } from './testing.ts'
import { newState, Workspace } from './workspace.ts'

test('a ticket that does not exist is missing, one that cannot be read is failed with the reason', async () => {
  const desk = fakeDesk()
  const missing = new Workspace(newState(43), desk.api)
  await missing.load()
  expect(missing.state.phase).toEqual({ kind: 'missing' })
  desk.api.ticket = () => Promise.reject(new DeskError('unavailable', 'HTTP 503'))
  const failed = new Workspace(newState(42), desk.api)
  await failed.load()
  expect(failed.state.phase).toEqual({ kind: 'failed', message: 'HTTP 503' })
})
test('a change is told once, with the value, and told again in general', async () => {
  const { workspace, told } = await openTicket()
  workspace.change('custom_field_102', 'EX-1')
  workspace.change('custom_field_102', 'EX-1')
  expect(told).toEqual([
    ['ticket.custom_field_102.changed', 'EX-1'],
    ['*.changed', { propertyName: 'ticket.custom_field_102', newValue: 'EX-1' }],
  ])
})
test('a change of status changes category and custom status with it', async () => {
  const { workspace, events } = await openTicket()
  workspace.change('status', 'pending')
  expect(events()).toEqual(['ticket.status.changed', 'ticket.statusCategory.changed', 'ticket.customStatus.changed'])
})
test('a change taken back is no edit any more', async () => {
  const { workspace } = await openTicket()
  workspace.change('subject', 'Other')
  workspace.change('subject', row.subject)
  expect(workspace.state.edits).toEqual({})
})
test('inserted words go where the cursor is and replace what is selected', async () => {
  const { workspace } = await openTicket()
  workspace.write('one two three', { start: 4, end: 7 })
  workspace.insert('2')
  expect(workspace.state.draft).toMatchObject({ text: 'one 2 three', selection: { start: 5, end: 5 } })
  workspace.append('more')
  expect(workspace.state.draft.text).toBe('one 2 three\nmore')
})
test('moving the cursor is no change of the text', async () => {
  const { workspace, events } = await openTicket()
  workspace.write('one')
  workspace.write('one', { start: 0, end: 0 })
  workspace.writeAs('internalNote')
  expect(events()).toEqual(['comment.text.changed', 'comment.type.changed'])
})

test('a submit asks the app, says start, saves, says done, then always', async () => {
  const { workspace, desk, events } = await openTicket()
  workspace.write('On its way')
  workspace.change('custom_field_102', 'EX-1')
  workspace.change('tags', ['eu', 'vip'])
  expect(await workspace.submit('solved')).toBe(true)
  expect(desk.updates).toEqual([
    {
      safe_update: true,
      updated_stamp: row.updated_at,
      status: 'solved',
      tags: ['eu', 'vip'],
      custom_fields: [{ id: 102, value: 'EX-1' }],
      comment: { body: 'On its way', public: true },
    },
  ])
  expect(workspace.state).toMatchObject({ edits: {}, draft: { text: '' }, saving: false, trouble: null })
  const after = events().slice(events().indexOf('ticket.submit.start'))
  expect(after).toEqual(['ticket.submit.start', 'comment.text.changed', 'ticket.comments.changed', 'ticket.submit.done', 'ticket.submit.always'])
})
test('inside the save hook the status is the chosen one, and what the hook sets is saved with the ticket', async () => {
  const { workspace, desk } = await openTicket()
  const seen: unknown[] = []
  workspace.attach({
    emit: () => {},
    hook: async () => {
      seen.push(workspace.value('status'))
      workspace.change('custom_field_101', 'late')
      return { kind: 'ok' }
    },
  })
  await workspace.submit('solved')
  expect(seen).toEqual(['solved'])
  expect(desk.updates).toEqual([{ safe_update: true, updated_stamp: row.updated_at, status: 'solved', custom_fields: [{ id: 101, value: 'late' }] }])
})
test('a blocked save sends nothing, gives the status back and shows the reason', async () => {
  const { workspace, desk, events } = await openTicket(fakeDesk(), { hook: async () => ({ kind: 'blocked', reason: 'Choose a reason' }) })
  workspace.write('kept')
  expect(await workspace.submit('solved')).toBe(false)
  expect(desk.updates).toEqual([])
  expect(workspace.value('status')).toBe('open')
  expect(workspace.state).toMatchObject({ saving: false, trouble: { kind: 'blocked', reason: 'Choose a reason' }, draft: { text: 'kept' } })
  expect(events()).not.toContain('ticket.submit.start')
})
test.each([
  ['nobody answered', 'silent'],
  ['still asked from before', 'busy'],
] as const)('a save hook that %s holds the save and says so', async (_, kind) => {
  const { workspace, desk } = await openTicket(fakeDesk(), { hook: async () => ({ kind }) })
  expect(await workspace.submit('solved')).toBe(false)
  expect(workspace.state.trouble).toEqual({ kind: 'silent' })
  expect(desk.updates).toEqual([])
})
test('a second submit during the first is not sent', async () => {
  const { workspace, desk } = await openTicket()
  const results = await Promise.all([workspace.submit('solved'), workspace.submit('solved')])
  expect(results).toEqual([true, false])
  expect(desk.updates).toHaveLength(1)
})
test('a refused save keeps edits and draft, and says fail, then always', async () => {
  const desk = fakeDesk()
  desk.answerWith(() => {
    throw new DeskError('conflict', 'outdated')
  })
  const { workspace, events } = await openTicket(desk)
  workspace.write('kept')
  expect(await workspace.submit('pending')).toBe(false)
  expect(workspace.state).toMatchObject({ trouble: { kind: 'conflict' }, draft: { text: 'kept' }, edits: { status: 'pending' } })
  expect(events().slice(-3)).toEqual(['ticket.submit.start', 'ticket.submit.fail', 'ticket.submit.always'])
})
test('a disabled save and a closed ticket are not submitted', async () => {
  const held = await openTicket()
  held.workspace.state.saveDisabled = true
  expect(await held.workspace.submit('solved')).toBe(false)
  const closed = await openTicket(fakeDesk(toTicket({ ...row, status: 'closed' })))
  expect(closed.workspace.readOnly).toBe(true)
  expect(await closed.workspace.submit('open')).toBe(false)
})
test('a ticket saved by somebody else is read again and told; an older state is not', async () => {
  const { workspace, events } = await openTicket()
  await workspace.refresh(row.updated_at)
  expect(events()).toEqual([])
  await workspace.refresh('2026-11-16T09:00:00Z')
  expect(events()).toEqual(['ticket.updated', 'ticket.comments.changed'])
})
