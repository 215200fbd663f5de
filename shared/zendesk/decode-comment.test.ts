import { expect, test } from 'vitest'
import type { DecodeContext } from './decode-context.ts'
import { CONTEXT, rawEvent } from './decode.test-helper.ts'
import { decodeEvents } from './decode-events.ts'
import { createNotes } from './decode-notes.ts'

function comment(more: Record<string, unknown>, event: Record<string, unknown> = {}, context: DecodeContext = CONTEXT) {
  const child = { id: 1, event_type: 'Comment', public: true, author_id: 11, body: 'x', via: 'Mail', via_reference_id: null, ...more }
  const row = decodeEvents(rawEvent([child], event), context, createNotes('ticket_events'), 'e')[0]
  if (row?.kind !== 'comment') throw new Error('no comment')
  return row
}

test('verdicts are read from the raw text, before it is redacted or dropped', () => {
  const body = 'Order DE-123456, call me at +49 30 1234567'
  expect(comment({ body }, {}, { ...CONTEXT, storeText: 'none' })).toMatchObject({ text: null, orderRefs: ['#DE123456'] })
  expect(comment({ body }, {}, { ...CONTEXT, storeText: 'redacted' })).toMatchObject({
    text: 'Order DE-123456, call me at [phone]',
    orderRefs: ['#DE123456'],
  })
  expect(comment({ body: 'Thanks a lot!' }, {}, { ...CONTEXT, storeText: 'none' })).toMatchObject({ text: null, gratitude: true })
})
test('what a comment says beside its matter is read from the raw text too, and only of public words', () => {
  const body = 'Terrible. When do I get my refund?'
  expect(comment({ body }, {}, { ...CONTEXT, storeText: 'none' })).toMatchObject({ text: null, signals: 1 * 4 + 2 })
  expect(comment({ body, public: false })).not.toHaveProperty('signals')
  expect(comment({ body: '' })).not.toHaveProperty('signals')
})
test('an internal note is no public word: no verdicts, no references, kept only when all text is', () => {
  const body = 'Thanks, order DE-123456'
  expect(comment({ body, public: false })).toMatchObject({ public: false, gratitude: false, autoReply: false, orderRefs: [], text: body })
  expect(comment({ body, public: false }, {}, { ...CONTEXT, storeText: 'redacted' }).text).toBeNull()
})
test('out-of-office replies are marked, by flag or by their words', () => {
  expect(comment({ body: 'Automatic reply: I am out of the office' }).autoReply).toBe(true)
  expect(comment({ body: 'Hello' }, { metadata: { flags: [4] } }).autoReply).toBe(true)
  expect(comment({ body: 'Hello' }, { metadata: { flags: [2] } }).autoReply).toBe(false)
})
test('an integration that writes for a person is a person, a rule is not', () => {
  expect(comment({ author_id: 20 }, { updater_id: -1 })).toMatchObject({ actorId: -1, authorId: 20, byPerson: true })
  expect(comment({ author_id: 20, via: 'Rule' }, { updater_id: 20 }).byPerson).toBe(false)
  expect(comment({ author_id: -1 }, { updater_id: -1 })).toMatchObject({ authorId: -1, byPerson: false })
})
test('a call is answered by whoever took it', () => {
  const call = { event_type: 'VoiceComment', author_id: 11 }
  expect(comment({ ...call, data: { answered_by_id: 20 } })).toMatchObject({ voice: true, authorId: 20 })
  expect(comment({ ...call, data: { answered_by_id: null } })).toMatchObject({ voice: false, authorId: 11 })
  expect(comment({ ...call, author_id: 20 })).toMatchObject({ voice: true, authorId: 20 })
})
test('text is found wherever it stands', () => {
  expect(comment({ body: undefined, plain_body: 'plain' }).text).toBe('plain')
  expect(comment({ body: null, html_body: '<p>Hello</p>' }).text).toBe('text of <p>Hello</p>')
  expect(comment({ body: '' }).text).toBeNull()
})
test('unusual signs survive', () => {
  expect(comment({ body: '“quoted” (●ↀ ω ↀ )' }).text).toBe('“quoted” (●ↀ ω ↀ )')
})

test.each([
  ['the sentence of the source', { body: 'This request was closed and merged into request #45 "Where".' }, {}, true, 45],
  [
    'the sentence of the target',
    { body: 'Request #44 "Where" was closed and merged into this request. Last comment in request #44: Hi' },
    {},
    true,
    null,
  ],
  ['several sources', { body: 'Requests #44, #46 were closed and merged into this request.' }, {}, true, null],
  ['the via word with its reference', { body: 'Closed', via: 'Merge', via_reference_id: 45 }, {}, true, 45],
  ['the via number', { body: 'Closed', via: 19 }, {}, true, null],
  [
    'an audit that merges',
    { body: 'Closed', via: undefined },
    { via: { channel: 'web', source: { rel: 'merge', to: { ticket_id: 45 } } } },
    true,
    45,
  ],
  ['a customer who quotes it', { body: 'Why? > This request was closed and merged into request #45' }, {}, false, null],
  ['the Chinese sentence', { body: '此请求已关闭并合并到请求 #45。' }, {}, true, 45],
])('a merge is known by %s', (_how, more, event, byMerge, mergeTarget) => {
  expect(comment(more, event)).toMatchObject({ byMerge, mergeTarget })
})
