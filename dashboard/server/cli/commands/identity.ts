import type { PersonAnswer } from '@shared/api/identity.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, number, type Command, type FolderCall } from '../command.ts'
import { json, unwrap } from '../query.ts'
import { table } from '../table.ts'

const SAYS: Readonly<Record<string, boolean | null>> = { link: true, unlink: false, undo: null }

export const identity: Command = {
  name: 'identity',
  where: 'folder',
  access: { role: 'manager', scope: 'whole' },
  audit: ({ positionals: [verb] }) => (verb === 'show' || verb === 'queue' ? null : 'write'),
  takes: 'show USER | queue | link USER USER | unlink USER USER | undo USER USER',
  about: 'Who is one person and why; a human’s word wins over every rule, can be undone, and merges nothing in the helpdesk.',
  options: {
    limit: { type: 'string', value: 'N', about: 'persons of the queue to print (default 50)' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix identity queue', 'firstfix identity show 360001', 'firstfix identity unlink 360001 360002'],
  async run(call) {
    const [verb, ...rest] = call.positionals
    if (verb === 'show') return show(call, userOf(rest[0]))
    if (verb === 'queue') return queue(call)
    const same = verb === undefined ? undefined : SAYS[verb]
    if (same === undefined) throw new UsageError('identity: say show, queue, link, unlink or undo. See: firstfix identity --help')
    const said = unwrap(await call.engine.identities.say({ a: userOf(rest[0]), b: userOf(rest[1]), same }))
    const word = same === null ? 'word taken back' : same ? 'one person' : 'not one person'
    call.io.out(flag(call.values, 'json') ? json(said) : `${said.a} and ${said.b}: ${word}; ${said.factsChanged} facts changed\n`)
    return 0
  },
}

function userOf(text: string | undefined): number {
  const id = Number(text)
  if (text === undefined || !Number.isSafeInteger(id) || id <= 0)
    throw new UsageError(`identity: "${text ?? ''}" is no user id; an example is 360001.`)
  return id
}

async function show({ engine, values, io }: FolderCall, user: number): Promise<number> {
  const person = unwrap(await engine.identities.person(user))
  io.out(flag(values, 'json') ? json(person) : toText(person))
  return 0
}

async function queue({ engine, values, io }: FolderCall): Promise<number> {
  const found = await engine.identities.queue(number(values, 'limit') ?? 50)
  if (flag(values, 'json')) {
    io.out(json(found))
    return 0
  }
  const heads = ['person', 'users', 'tickets', 'doubt'].map((head) => ({ head }))
  const rows = found.persons.map((one) => [String(one.personId), one.users.map(({ id }) => id).join(' '), String(one.tickets), one.doubts.join(' ')])
  io.out(
    `${table(heads, rows)}\n${found.persons.length} of ${found.total} shown; ${found.idle.total} values link nobody because too many carry them\n`,
  )
  return 0
}

function toText(person: PersonAnswer): string {
  const heads = ['users', 'by', 'value', 'carriers'].map((head) => ({ head }))
  const rows = person.links.map(({ a, b, by, value, carriers }) => [`${a} ${b}`, by, value ?? '', carriers === null ? '' : String(carriers)])
  const lines = [
    `person ${person.personId}: ${person.users.length} users, ${person.tickets} tickets${person.shared ? ', a shared requester' : ''}`,
    ...person.users.map(({ id, tickets, values }) => `  ${id}  ${tickets} tickets  ${values.join(', ')}`),
    ...(rows.length === 0 ? [] : [table(heads, rows)]),
    ...person.idle.map(({ value, carriers, why }) => `${value} links nobody: ${why}, carried by ${carriers}`),
    ...person.words.map(({ a, b, same, at }) => `${at}: ${a} and ${b} are ${same ? 'one person' : 'not one person'}`),
    ...(person.doubts.length === 0 ? [] : [`doubtful: ${person.doubts.join(', ')}`]),
  ]
  return `${lines.join('\n')}\n`
}
