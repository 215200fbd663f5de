import { beforeAll, expect, test } from 'vitest'
import { fromCursor, toCursor } from './api/paging.ts'
import { testDesk, type Body, type TestDesk } from './sandbox.test-helper.ts'
import { createWorld } from './world.ts'

let desk: TestDesk
beforeAll(() => {
  desk = testDesk(createWorld({ tickets: 400 }))
})
const TICKETS = '/api/v2/incremental/tickets'

async function walkCursor(first: string, key: string): Promise<{ pages: Body[]; ids: number[] }> {
  const pages: Body[] = []
  for (let url = first; ; url = pages.at(-1).after_url) {
    const { body } = await desk.ask(url)
    pages.push(body)
    if (body.end_of_stream) break
  }
  return { pages, ids: pages.flatMap((page) => page[key].map((row: { id: number }) => row.id)) }
}

test('a cursor is the base64 of time and id, as recorded', () => {
  expect(toCursor(1_707_271_741, 4045)).toBe('MTcwNzI3MTc0MS4wfHw0MDQ1fA==')
  expect(fromCursor('MTcwNzI3MTc0MS4wfHw0MDQ1fA==')).toEqual({ time: 1_707_271_741, id: 4045 })
})

test('the cursor export gives every ticket once, in order, over many pages', async () => {
  const { pages, ids } = await walkCursor(`${TICKETS}/cursor.json?start_time=0&per_page=64&support_type_scope=all`, 'tickets')
  expect(pages.length).toBeGreaterThan(5)
  expect(new Set(ids).size).toBe(desk.world.tickets.size)
  expect(ids).toHaveLength(desk.world.tickets.size)
  const times = pages.flatMap((page) => page.tickets.map((row: Body) => row.generated_timestamp))
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(pages[0].before_cursor).toBeNull()
})

test('the last page keeps a cursor, and asking on with it gives an empty end again', async () => {
  const { pages } = await walkCursor(`${TICKETS}/cursor?start_time=0&per_page=1000`, 'tickets')
  const last = pages.at(-1)
  expect(last).toMatchObject({ end_of_stream: true, after_cursor: expect.any(String) })
  const { body } = await desk.ask(last.after_url)
  expect(body).toMatchObject({ tickets: [], end_of_stream: true, after_cursor: last.after_cursor })
})

test('AI-agent tickets come only when asked for', async () => {
  const scopeOf = async (scope: string) => (await walkCursor(`${TICKETS}/cursor?start_time=0${scope}`, 'tickets')).ids
  const all = await scopeOf('&support_type_scope=all')
  const bot = await scopeOf('&support_type_scope=ai_agent')
  expect(bot.length).toBeGreaterThan(0)
  expect(bot).toContain(901_301)
  expect(await scopeOf('')).toHaveLength(all.length - bot.length)
})

test('a time page never splits a second, and the last one names its own last second for ever', async () => {
  const seen: number[] = []
  let url = `${TICKETS}?start_time=0&per_page=1&support_type_scope=all`
  let body: Body
  for (let pages = 0; ; pages++) {
    body = (await desk.ask(url)).body
    seen.push(...body.tickets.map((row: Body) => row.id))
    const seconds = new Set(body.tickets.map((row: Body) => row.generated_timestamp))
    expect(seconds.size).toBeLessThanOrEqual(1)
    if (body.end_of_stream) break
    expect(body.end_time).toBe(Number([...seconds][0]) + 1)
    url = body.next_page
    expect(pages).toBeLessThan(1000)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toHaveLength(desk.world.tickets.size)
  expect(body.end_time).toBe(body.tickets.at(-1).generated_timestamp)
  const again = (await desk.ask(body.next_page)).body
  expect(again).toMatchObject({ end_of_stream: true, end_time: body.end_time, next_page: body.next_page })
  expect(again.tickets.map((row: Body) => row.id)).toEqual(body.tickets.map((row: Body) => row.id))
})

test('ticket events hold every audit once and show comments only with the side-load', async () => {
  const read = async (include: string) => {
    const rows: Body[] = []
    for (let url = `/api/v2/incremental/ticket_events?start_time=0&per_page=300${include}`; ;) {
      const { body } = await desk.ask(url)
      rows.push(...body.ticket_events)
      if (body.end_of_stream) return rows
      url = body.next_page
    }
  }
  const full = await read('&include=comment_events')
  expect(full).toHaveLength(desk.world.events().length)
  expect(new Set(full.map((event) => event.id)).size).toBe(full.length)
  const first = full.find((event) => event.ticket_id === 900_101)
  expect(first).toMatchObject({
    via: 'Mail',
    event_type: 'Audit',
    child_events: [
      { event_type: 'Create', status: 'new' },
      { event_type: 'Comment', public: true, body: expect.any(String) },
      { event_type: 'Change', via: 'Rule', previous_value: null },
    ],
  })
  const bare = (await read('')).find((event) => event.ticket_id === 900_101)
  expect(bare.child_events[1]).toMatchObject({ comment_present: true, comment_public: true })
  expect(bare.child_events[1]).not.toHaveProperty('body')
})

test('rows of the last minute are held back until the clock has moved on', async () => {
  const own = testDesk(createWorld({ tickets: 60 }))
  const made = await own.send('POST', '/api/v2/tickets', {
    ticket: { subject: 'New', comment: { body: 'fresh' }, requester: { name: 'N', email: 'n@mail.example' } },
  })
  const ids = async () => (await own.ask(`${TICKETS}/cursor?start_time=0`)).body.tickets.map((row: Body) => row.id)
  expect(await ids()).not.toContain(made.body.ticket.id)
  own.clock.set(own.clock.now() + 59)
  expect(await ids()).not.toContain(made.body.ticket.id)
  own.clock.set(own.clock.now() + 4)
  expect(await ids()).toContain(made.body.ticket.id)
})

test('a start within the last minute is refused, and one is needed', async () => {
  const late = await desk.ask(`${TICKETS}/cursor?start_time=${desk.clock.now() - 30}`)
  expect(late).toMatchObject({
    status: 400,
    body: { error: 'StartTimeTooRecent', description: 'Too recent start_time. Use a start_time older than 60 seconds' },
  })
  expect((await desk.ask(`${TICKETS}?start_time=${desk.clock.now() - 30}`)).body.error).toBe('StartTimeTooRecent')
  expect((await desk.ask(`${TICKETS}/cursor`)).status).toBe(400)
  expect((await desk.ask(`${TICKETS}/cursor?cursor=nonsense`)).status).toBe(400)
})

test('deleted tickets are in the export, scrubbed ones without words, and out of it on request', async () => {
  const rows = (await desk.ask(`${TICKETS}/cursor?start_time=0&support_type_scope=all`)).body.tickets
  const deleted = rows.filter((row: Body) => row.status === 'deleted')
  expect(deleted.length).toBeGreaterThan(0)
  const world = createWorld({ tickets: 60 })
  world.deleteTicket(900_101, world.endAt, true)
  const scrubbed = (await testDesk(world).ask(`${TICKETS}/cursor?start_time=0`)).body.tickets.find((row: Body) => row.id === 900_101)
  expect(scrubbed).toMatchObject({ status: 'deleted', subject: 'SCRUBBED', raw_subject: 'SCRUBBED', description: 'X' })
  const living = (await desk.ask(`${TICKETS}/cursor?start_time=0&exclude_deleted=true&support_type_scope=all`)).body.tickets
  expect(living).toHaveLength(rows.length - deleted.length)
})

test('metric sets come inside the ticket or beside the list, as the desk is set', async () => {
  const path = `${TICKETS}/cursor?start_time=0&per_page=3&include=metric_sets`
  expect((await desk.ask(path)).body.tickets[0].metric_set).toMatchObject({ ticket_id: expect.any(Number), reply_time_in_minutes: {} })
  const beside = (await testDesk(desk.world, { metricSets: 'top_level' }).ask(path)).body
  expect(beside.metric_sets[0].ticket_id).toBe(beside.tickets[0].id)
  expect(beside.tickets[0]).not.toHaveProperty('metric_set')
})

test('users come by cursor with their identities beside them', async () => {
  const { pages, ids } = await walkCursor('/api/v2/incremental/users/cursor?start_time=0&per_page=100&include=identities', 'users')
  expect(new Set(ids).size).toBe(desk.world.users.size)
  const whatsapp = pages.flatMap((page) => page.identities).find((identity) => identity.user_id === 9_001_602)
  expect(whatsapp).toMatchObject({ type: 'phone_number', value: expect.stringMatching(/^\+\d+$/) })
})

test('articles page by time without any end_of_stream', async () => {
  const ids = new Set<number>()
  let pages = 0
  for (let url: string | null = '/api/v2/help_center/incremental/articles?start_time=0&per_page=30'; url; pages++) {
    const { body }: { body: Body } = await desk.ask(url)
    expect(body).not.toHaveProperty('end_of_stream')
    for (const article of body.articles) ids.add(article.id)
    url = body.next_page
  }
  expect(ids.size).toBe(desk.world.articles.length)
  expect(pages).toBeGreaterThan(3)
})

test('the answer carries the date of the desk, not of the computer', async () => {
  const { headers } = await desk.ask('/api/v2/groups')
  expect(Date.parse(headers.get('date') ?? '')).toBe((desk.world.endAt + 3600) * 1000)
})
