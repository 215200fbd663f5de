/** A person who is forgotten is found by no search of the data folder, and no published number moves (design 11). */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import { caseBook } from '../../dashboard/server/cases/bodies.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { checkInvariants } from '../../dashboard/server/judge/invariants.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let users: number[]
let words: string[]
let before: { numbers: unknown; facts: ContactFact[]; vintages: unknown }
let tickets: number[]
const NAME = 'Ottilie Zaunkönig'
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 800, seed: 5 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
})
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})

async function command(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const io = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    signal: new AbortController().signal,
    cwd: folder.dir,
  }
  return { exit: await runInService(args, folder.engine, folder.runner, io), out, err }
}
async function numbers(): Promise<unknown> {
  const api = await startApi(folder)
  const asked = LENS_IDS.flatMap((lens) =>
    ['', 'reason', 'channel', 'market', 'language'].map((slice) => `lens=${lens}${slice === '' ? '' : `&slice=${slice}`}`),
  )
  const answers = []
  for (const query of asked) {
    const { rows, total } = (await api.inject({ url: `/api/v1/fcr/trend?${query}`, headers: BEARER })).json<{ rows: unknown; total: unknown }>()
    answers.push({ query, rows, total })
  }
  await api.close()
  return answers
}
async function allFacts(): Promise<ContactFact[]> {
  const facts: ContactFact[] = []
  await folder.engine.store.everyFact(2000, async (batch) => void facts.push(...batch.map(({ fact }) => fact)))
  return facts.sort((a, b) => a.ticketId - b.ticketId)
}
/** Without who it was. */
const nameless = (facts: readonly ContactFact[]) => facts.map(({ personId: _person, requesterId: _requester, ...rest }) => rest)

/** Every byte of every file, and every text and number of every table. */
async function traces(dir: string): Promise<string[]> {
  const found: string[] = []
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const bytes = (await readFile(path)).toString('latin1').toLowerCase()
    for (const word of words) if (bytes.includes(Buffer.from(word, 'utf8').toString('latin1').toLowerCase())) found.push(`${entry.name}: ${word}`)
    if (!entry.name.endsWith('.duckdb')) continue
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    const columns = (
      await connection.runAndReadAll(
        `select table_name, column_name, data_type from duckdb_columns() where not internal and database_name = current_database()`,
      )
    ).getRows()
    for (const [table, column, type] of columns.map((row) => row.map(String))) {
      if (type!.startsWith('BIGINT')) {
        const hits = await connection.runAndReadAll(`select count(*) from ${table} where ${column} in (${users.join(',')})`)
        if (Number(hits.getRows()[0]![0]) > 0) found.push(`${entry.name} ${table}.${column}: a user's number`)
      }
      if (!/VARCHAR|BLOB/.test(type!)) continue
      const text = type === 'BLOB' ? `decode(${column})` : `${column}::varchar`
      for (const word of [...words, ...users.map(String)]) {
        const isNumber = /^\d+$/.test(word)
        const where = isNumber
          ? `regexp_matches(${column}::varchar, '(^|[^0-9])${word}([^0-9]|$)')`
          : `contains(lower(${type === 'BLOB' ? `${column}::varchar` : text}), '${word.toLowerCase().replaceAll("'", "''")}')`
        const hits = await connection.runAndReadAll(`select count(*) from ${table} where ${where}`)
        if (Number(hits.getRows()[0]![0]) > 0) found.push(`${entry.name} ${table}.${column}: ${word}`)
      }
    }
    connection.closeSync()
    instance.closeSync()
  }
  return found
}

test('before, the search finds them: it can fail', async () => {
  const { engine } = folder
  const facts = await allFacts()
  const people = await engine.store.people()
  const byPerson = new Map<number, number[]>()
  for (const { userId, personId } of people) byPerson.set(personId, [...(byPerson.get(personId) ?? []), userId])
  const counted = facts.filter(({ exclusion, next }) => exclusion === null && next.gap !== null)
  const person = counted
    .map(({ personId }) => personId)
    .find((id) => (byPerson.get(id)?.length ?? 0) > 1 && facts.filter((fact) => fact.personId === id).length > 2)!
  users = byPerson.get(person)!
  tickets = facts.filter(({ personId }) => personId === person).map(({ ticketId }) => ticketId)
  const known = (await engine.store.usersBehind(users)).flatMap(({ identities }) =>
    identities.map(({ value }) => value.slice(value.indexOf(':') + 1)),
  )
  const said = (await Promise.all(tickets.map((id) => engine.store.ticket(id)))).flatMap((one) => [
    one!.row.subject,
    ...one!.events.map(({ text }) => text),
  ])
  const refs = (await Promise.all(tickets.map((id) => engine.store.ticket(id)))).flatMap((one) => [
    ...one!.row.orderRefs,
    ...one!.events.flatMap(({ orderRefs }) => orderRefs),
  ])
  const shared = (text: string) => facts.length > 0 && [...sandbox.world.tickets.values()].filter((ticket) => ticket.subject === text).length > 1
  words = [...new Set([...known, NAME, ...refs, ...said.filter((text): text is string => text !== null && text.length > 60 && !shared(text))])]
  expect([users.length, tickets.length, known.length]).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)])
  expect(words.length).toBeGreaterThan(3)

  const at = 1
  const [user, ticket] = [users[0]!, tickets[0]!]
  const contact = known[0]!
  const record = { keys: [`ticket:${ticket}`], savedAt: at, savedBy: 'user:501', ifVersion: 0 }
  const quoted = said.find((text) => text !== null && text.length > 20) ?? NAME
  await engine.ops.saveRecords([
    {
      ...record,
      kind: 'review',
      id: 'r1',
      body: {
        score: 0.8,
        ticketId: ticket,
        words: { note: `Called ${NAME}\nat ${contact}`, comments: [{ line: null, quote: quoted, text: `${NAME} was right`, tags: [] }] },
      },
    },
    { ...record, kind: 'review', id: 'draft', body: { state: 'draft', score: null, words: { note: `Draft on\n${NAME}`, comments: [] } } },
    { ...record, kind: 'coaching', id: 'c1', keys: [`user:501`], body: { text: `Remember ${NAME}, user ${user}` } },
  ])
  const text = {
    title: `${NAME}: asked twice`,
    reason: null,
    cause: null,
    accountCause: null,
    whatHappened: `First\n${NAME} wrote from ${contact}`,
    quotes: [{ text: quoted, said: 'customer' as const, ticketId: ticket }],
    lesson: `Ask ${NAME} once`,
    rightAnswer: 'once',
    tags: [],
    links: [],
    reviewBy: null,
    curator: null,
    language: 'en' as const,
  }
  const proposed = { by: 'somebody', at }
  await caseBook(engine.ops).save(
    'case-1',
    0,
    {
      state: 'published',
      words: text,
      masked: [],
      tickets: [ticket, 1],
      reviewId: 'r1',
      proposed,
      proposer: 'user:501',
      closed: null,
      log: [],
      published: { words: text, version: 1, by: 'somebody', at, checkedBy: 'somebody' },
    },
    'user:501',
    at,
  )
  const stranger = people.find(({ userId }) => !users.includes(userId))!.userId
  await engine.identities.say({ a: user, b: stranger, same: false })
  const at0 = { at: 5, who: { kind: 'session', userId: 501, role: 'manager' }, act: 'read_conversation', outcome: 'done', details: null } as const
  await engine.audit.write({ ...at0, target: [`identity/people/${user}`] })
  await engine.audit.write({ ...at0, target: ['audit'] })
  const { version } = engine.configurations
  const saved = await engine.configurations.save({
    body: { ...engine.configuration(), sharedIdentities: [], thirdParties: ['nobody@example.org'] },
    ifVersion: version(),
    by: 'local',
    origin: 'saved',
    note: `asked by ${NAME}`,
  } as never)
  if (saved.ok) await saved.value.judged

  await folder.close()
  const found = await traces(folder.dir)
  expect(found.length).toBeGreaterThan(words.length)
  folder = await openFolder({ url: sandbox.url, dir: folder.dir })
  before = { numbers: await numbers(), facts: await allFacts(), vintages: await folder.engine.ops.vintages({ lens: 'net' }) }
})

test('without a yes nothing happens, and it says what would go', async () => {
  const { exit, out } = await command('forget', String(users[0]), '--json')
  expect([exit, JSON.parse(out)]).toEqual([0, expect.objectContaining({ done: false, users, tickets: tickets.length, known: true })])
  expect(await allFacts()).toEqual(before.facts)
  expect((await command('forget', '99999999999')).exit).toBe(1)
  expect((await command('forget', 'x')).exit).toBe(2)
})

test('forgotten: every number stands, and no file holds anything of them', async () => {
  const { exit, out, err } = await command('forget', String(users[0]), '--also', NAME, '--yes', '--json')
  expect([exit, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ done: true, users: users.length, tickets: tickets.length })
  const facts = await allFacts()
  expect(nameless(facts)).toEqual(nameless(before.facts))
  const own = facts.filter(({ ticketId }) => tickets.includes(ticketId))
  expect(own.every(({ personId, requesterId }) => isStandIn(personId) && isStandIn(requesterId))).toBe(true)
  expect(new Set(own.map(({ personId }) => personId)).size).toBe(1)
  expect(await numbers()).toEqual(before.numbers)
  expect(await folder.engine.ops.vintages({ lens: 'net' })).toEqual(before.vintages)
  const review = await folder.engine.ops.record('review', 'r1')
  expect(review?.body).toMatchObject({ score: 0.8, words: { comments: [{ quote: '[removed]' }] } })
  const kept = (await caseBook(folder.engine.ops).get('case-1'))!.body
  expect([kept.state, kept.tickets, kept.published!.words.rightAnswer]).toEqual(['published', [1], 'once'])
  expect(kept.published!.words.title).toMatch(/^\[(name|value)\]: asked twice$/)
  expect((await folder.engine.audit.verify()).whole).toBe(true)
  const page = await folder.engine.audit.list({ limit: 10 } as never)
  expect(page?.entries[0]).toMatchObject({ act: 'write', target: ['forget', ...users.map(() => expect.stringMatching(/^8\d{15}$/))] })
  await folder.close()
  expect(await traces(folder.dir)).toEqual([])
  folder = await openFolder({ url: sandbox.url, dir: folder.dir })
})

test('every rule still holds, and judging anew changes nothing', async () => {
  const { engine } = folder
  const identities = await checkInvariants({ store: engine.store, judge: engine.judge, settings: engine.settings() })
  expect(identities.filter(({ ok }) => !ok)).toEqual([])
  expect((await command('rebuild')).exit).toBe(0)
})

test('the same export read again from its beginning brings nothing back', async () => {
  await folder.close()
  const instance = await DuckDBInstance.create(join(folder.dir, 'facts.duckdb'))
  const connection = await instance.connect()
  await connection.run('update stream_state set cursor = null')
  connection.closeSync()
  instance.closeSync()
  folder = await openFolder({ url: sandbox.url, dir: folder.dir })
  await syncWhole(folder)
  expect(nameless(await allFacts())).toEqual(nameless(before.facts))
  expect((await command('rebuild')).exit).toBe(0)
  await folder.close()
  expect(await traces(folder.dir)).toEqual([])
  folder = await openFolder({ url: sandbox.url, dir: folder.dir })
})
