import { expect, test } from 'vitest'
import { feedbackSchema } from '@shared/api/brief.ts'
import { answer } from './answer.ts'
import { createFeedback } from './feedback.ts'
import { fakeReader } from './fake-reader.test-helper.ts'
import { ticketRow } from './fake-ticket.test-helper.ts'

function given() {
  const saved: object[] = []
  const judged: (readonly number[])[] = []
  const persons: object[] = []
  const deeds: object[] = []
  const send = createFeedback({
    reader: fakeReader({ tickets: [ticketRow(1), ticketRow(2)] }),
    ops: { saveIssueVerdict: async (verdict, at) => void saved.push({ ...verdict, at }) },
    judgeAgain: async (tickets) => void judged.push(tickets),
    sayPerson: async (word) => {
      persons.push(word)
      return answer({ ...word, factsChanged: 1 })
    },
    sayArticle: async (deed) => void deeds.push(deed),
    now: () => 5_000,
  })
  return { saved, judged, persons, deeds, say: (ticketId: number, feedback: object) => send(ticketId, feedbackSchema.parse(feedback)) }
}

test('a word on two tickets is kept in one order and both are judged again', async () => {
  const { say, saved, judged } = given()
  expect(await say(2, { kind: 'not_same_issue', otherTicketId: 1 })).toEqual({ ok: true, value: { kept: true } })
  await say(900, { kind: 'undo_issue', otherTicketId: 1 })
  expect(saved).toEqual([
    { a: 1, b: 2, same: false, at: 5 },
    { a: 1, b: 900, same: null, at: 5 },
  ])
  expect(judged).toEqual([
    [1, 2],
    [1, 900],
  ])
})
test('a word without its second ticket, on one ticket twice, or on an unknown one is refused', async () => {
  const { say, saved } = given()
  const code = async (feedback: object) => {
    const result = await say(2, feedback)
    return result.ok ? 'no problem' : result.problem.code
  }
  expect(await code({ kind: 'same_issue' })).toBe('missing_ticket')
  expect(await code({ kind: 'same_issue', otherTicketId: 2 })).toBe('same_ticket')
  expect(await code({ kind: 'same_issue', otherTicketId: 3 })).toBe('unknown_ticket')
  expect(saved).toEqual([])
})
test('a use and a dismissal of an article are kept and taken back; one without its article is refused', async () => {
  const { say, deeds } = given()
  expect(await say(2, { kind: 'article_used', articleId: 7 })).toEqual({ ok: true, value: { kept: true } })
  await say(2, { kind: 'article_dismissed', articleId: 8 })
  await say(2, { kind: 'undo_article', articleId: 7 })
  expect(deeds).toEqual([
    { ticketId: 2, articleId: 7, kind: 'used', undo: false },
    { ticketId: 2, articleId: 8, kind: 'dismissed', undo: false },
    { ticketId: 2, articleId: 7, kind: 'used', undo: true },
    { ticketId: 2, articleId: 7, kind: 'dismissed', undo: true },
  ])
  expect(await say(2, { kind: 'article_used' })).toMatchObject({ ok: false, problem: { code: 'missing_article' } })
  expect(await say(2, { kind: 'no_good_article' })).toEqual({ ok: true, value: { kept: false } })
})

test('“other person” parts the requesters of the two tickets, and its undo takes that back', async () => {
  const { say, persons, saved } = given()
  expect(await say(2, { kind: 'other_person', otherTicketId: 1 })).toEqual({ ok: true, value: { kept: true } })
  await say(2, { kind: 'undo_person', otherTicketId: 1 })
  const [a, b] = [ticketRow(2).requesterId, ticketRow(1).requesterId]
  expect(persons).toEqual([
    { a, b, same: false },
    { a, b, same: null },
  ])
  expect(saved).toEqual([])
  expect(await say(900, { kind: 'other_person', otherTicketId: 1 })).toMatchObject({ ok: false, problem: { code: 'unknown_ticket' } })
})
