import { expect, test, vi } from 'vitest'
import { asHtml, insertIntoDraft, type Piece } from './draft.ts'
import { fakeZaf } from './fake-zaf.test-helper.ts'

const piece: Piece = { title: 'Refunds & returns', url: 'https://help.example.com/1', internal: false }
const draft = (more: object = {}) => ({ comment: { text: 'Dear', type: 'publicReply', useRichText: false, ...more } })

/** A host whose composer takes what is inserted. */
function host(more: object = {}, refuse: readonly string[] = []) {
  const zaf = fakeZaf(draft(more), undefined, refuse)
  const { invoke } = zaf
  zaf.invoke = async (name, ...args) => {
    const done = await invoke(name, ...args)
    Object.assign(zaf.data['comment'] as object, { text: `Dear ${String(args[0])}` })
    return done
  }
  return zaf
}

test('a link goes in at the cursor', async () => {
  const zaf = host()
  expect((await insertIntoDraft(zaf, piece)).kind).toBe('inserted')
  expect(zaf.invokes).toEqual([['ticket.editor.insert', '<a href="https://help.example.com/1">Refunds &amp; returns</a>']])
})
test('without an editor it is appended, as plain text', async () => {
  const zaf = host({}, ['ticket.editor.insert'])
  expect((await insertIntoDraft(zaf, piece)).kind).toBe('inserted')
  expect(zaf.invokes).toEqual([['comment.appendText', 'Refunds & returns https://help.example.com/1']])
})
test('a rich composer without an editor gets HTML appended', async () => {
  const zaf = host({ useRichText: true }, ['ticket.editor.insert'])
  await insertIntoDraft(zaf, piece)
  expect(zaf.invokes.map(([name]) => name)).toEqual(['comment.appendHtml'])
})
test('a composer that takes nothing leaves the clipboard', async () => {
  const copy = vi.fn(async () => undefined)
  const zaf = host({}, ['ticket.editor.insert', 'comment.appendText'])
  expect(await insertIntoDraft(zaf, piece, copy)).toEqual({ kind: 'copied', because: 'no_editor' })
  expect(copy).toHaveBeenCalledWith('Refunds & returns https://help.example.com/1')
})
test('without a clipboard the text is handed back to be copied by hand', async () => {
  const zaf = host({}, ['ticket.editor.insert', 'comment.appendText'])
  const ending = await insertIntoDraft(zaf, piece, () => Promise.reject(new Error('not allowed')))
  expect(ending).toEqual({ kind: 'by_hand', text: 'Refunds & returns https://help.example.com/1' })
})
test('an internal article never goes into a public reply', async () => {
  const zaf = host()
  expect(await insertIntoDraft(zaf, { ...piece, internal: true }, async () => undefined)).toEqual({ kind: 'copied', because: 'internal' })
  expect(zaf.invokes).toEqual([])
})
test('an internal article may go into an internal note', async () => {
  expect((await insertIntoDraft(host({ type: 'internalNote' }), { ...piece, internal: true })).kind).toBe('inserted')
})
test('taking out restores the draft as it was', async () => {
  const zaf = host()
  const ending = await insertIntoDraft(zaf, piece)
  expect(ending.kind === 'inserted' && (await ending.takeOut())).toBe('taken_out')
  expect(zaf.sets).toEqual([{ 'comment.text': 'Dear' }])
})
test('a draft written on in the meantime is not overwritten', async () => {
  const zaf = host()
  const ending = await insertIntoDraft(zaf, piece)
  Object.assign(zaf.data['comment'] as object, { text: 'Dear customer, see this' })
  expect(ending.kind === 'inserted' && (await ending.takeOut())).toBe('changed_since')
  expect(zaf.sets).toEqual([])
})
test('titles are text and only web addresses become links', () => {
  expect(asHtml({ title: '<img src=x onerror=alert(1)>', url: 'javascript:alert(1)', internal: false })).toBe('&lt;img src=x onerror=alert(1)&gt;')
})
