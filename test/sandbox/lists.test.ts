import { expect, test } from 'vitest'
import { testDesk, type Body } from './sandbox.test-helper.ts'
import { createWorld } from './world.ts'

const desk = testDesk(createWorld({ tickets: 1500 }))

test('page[size] over 100 and pages over 100 are refused', async () => {
  expect(await desk.ask('/api/v2/tickets?page[size]=101')).toMatchObject({
    status: 400,
    body: { error: 'InvalidPaginationParameter', description: 'page[size] cannot be greater than 100' },
  })
  expect((await desk.ask('/api/v2/users?page=101')).status).toBe(400)
  expect((await desk.ask('/api/v2/tickets?page[after]=x')).body.description).toBe('page[after] is not valid')
})
test('cursor lists give a next link even on the last page; has_more decides', async () => {
  const ids: number[] = []
  let url = '/api/v2/users?page[size]=100'
  for (let pages = 0; pages < 100; pages++) {
    const { body } = await desk.ask(url)
    ids.push(...body.users.map((user: Body) => user.id))
    expect(body.links.next).toEqual(expect.any(String))
    url = body.links.next
    if (!body.meta.has_more) break
  }
  expect(new Set(ids).size).toBe(desk.world.users.size)
})
test('lists ignore start_time and hide archived and deleted tickets; the ticket itself is still there', async () => {
  const all = (await desk.ask('/api/v2/tickets?per_page=1')).body.count
  expect((await desk.ask(`/api/v2/tickets?per_page=1&start_time=${desk.clock.now() - 999}`)).body.count).toBe(all)
  expect(all).toBeLessThan(desk.world.tickets.size)
  const old = [...desk.world.tickets.values()].find((ticket) => ticket.status === 'closed' && ticket.updated_at < '2026-06-20')
  expect((await desk.ask(`/api/v2/tickets/${old?.id}`)).status).toBe(200)
  expect((await desk.ask(`/api/v2/users/${old?.requester_id}/tickets/requested`)).body.tickets.map((row: Body) => row.id)).not.toContain(old?.id)
})
test('only exports carry generated_timestamp', async () => {
  expect((await desk.ask('/api/v2/tickets/900101')).body.ticket).not.toHaveProperty('generated_timestamp')
})

test('audits give ids as text, −1 for the system, and keep what nobody documents', async () => {
  const { audits } = (await desk.ask('/api/v2/tickets/901901/audits')).body
  expect(audits[0].events).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: 'Create', field_name: 'requester_id', value: '9001901' })]),
  )
  expect(audits[0].events.find((event: Body) => event.field_name === 'group_id')).toMatchObject({
    value: '3001',
    via: { channel: 'rule', source: { rel: 'trigger' } },
  })
  expect(audits.some((audit: Body) => audit.author_id === -1 && audit.events.some((event: Body) => event.type === 'Notification'))).toBe(true)
})
test('audits of an archived ticket come all at once', async () => {
  const old = [...desk.world.tickets.values()].find((ticket) => ticket.status === 'closed' && ticket.updated_at < '2026-06-20')
  const { body } = await desk.ask(`/api/v2/tickets/${old?.id}/audits?page[size]=1`)
  expect(body.audits.length).toBeGreaterThan(1)
  expect(body).not.toHaveProperty('meta')
})
test('comments come with their authors, newest first on request', async () => {
  const { body } = await desk.ask('/api/v2/tickets/900201/comments?include=users&sort=-created_at')
  expect(body.comments.map((comment: Body) => comment.body)).toEqual([
    'thanks!',
    'The invoice is attached.',
    'Could I have the invoice again, the first one got lost.',
  ])
  expect(body.users.map((user: Body) => user.id).sort()).toEqual([501, 9_000_201])
})

test('search stops after a thousand results with 422, though it offered the next page', async () => {
  const tenth = (await desk.ask('/api/v2/search?query=type:ticket&per_page=100&page=10')).body
  expect(tenth.next_page).toEqual(expect.any(String))
  expect(tenth.count).toBeGreaterThan(1000)
  expect(await desk.ask(tenth.next_page)).toMatchObject({ status: 422, body: { error: 'invalid' } })
})
test('a requester is found with everything, archived included', async () => {
  const byId = (await desk.ask('/api/v2/search?query=type:ticket requester:9000301')).body
  expect(byId.results.map((row: Body) => row.id)).toEqual([900_302, 900_301])
  const byMail = (await desk.ask('/api/v2/search?query=requester:golden-3-1@mail.example status>=solved')).body
  expect(byMail.count).toBe(2)
  expect((await desk.ask('/api/v2/search?query=kettle created<2026-10-01')).body.count).toBeGreaterThan(0)
})
test('the export of a search pages by cursor, newest first, and refuses a type in the query', async () => {
  const ids: number[] = []
  let url = '/api/v2/search/export?query=status:closed&filter[type]=ticket&page[size]=500'
  for (;;) {
    const { body } = await desk.ask(url)
    ids.push(...body.results.map((row: Body) => row.id))
    url = body.links.next
    if (!body.meta.has_more) break
  }
  expect(ids).toHaveLength([...desk.world.tickets.values()].filter((ticket) => ticket.status === 'closed').length)
  expect((await desk.ask('/api/v2/search/export?query=type:ticket&filter[type]=ticket')).status).toBe(422)
})
test('articles are listed by locale and found by word, drafts not', async () => {
  const zh = (await desk.ask('/api/v2/help_center/zh-cn/articles?per_page=100')).body
  expect(zh.articles.every((article: Body) => article.locale === 'zh-cn')).toBe(true)
  const found = (await desk.ask('/api/v2/help_center/articles/search?query=refund&locale=en-us')).body
  expect(found.results[0]).toMatchObject({ result_type: 'article', snippet: expect.stringContaining('<em>') })
  expect(found.results.every((article: Body) => !article.draft)).toBe(true)
  expect((await desk.ask('/api/v2/help_center/articles/search')).status).toBe(400)
})
