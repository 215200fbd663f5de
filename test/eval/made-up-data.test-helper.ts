/** A tiny folder of every shape, made from a seed. */
import { seededRandom, integerBelow } from '@shared/stats/random.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const HOUR = 3600
const DAY = 24 * HOUR
const SUBJECTS = ['kettle', 'lantern', 'scarf', 'ladder'] as const
const WORDS: Readonly<Record<(typeof SUBJECTS)[number], readonly string[]>> = {
  kettle: ['kettle', 'boil', 'lid', 'steam', 'spout'],
  lantern: ['lantern', 'glow', 'wick', 'flicker', 'oil'],
  scarf: ['scarf', 'wool', 'stitch', 'colour', 'wash'],
  ladder: ['ladder', 'rung', 'wobble', 'height', 'hinge'],
}

export function writeRows(path: string, rows: readonly unknown[]): void {
  writeFileSync(path, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join('')))
}
const folder = (...parts: string[]): string => {
  const path = join(...parts)
  mkdirSync(path, { recursive: true })
  return path
}

export function writeTopics(root: string): void {
  const random = seededRandom('topics')
  const text = (subject: (typeof SUBJECTS)[number]) => Array.from({ length: 4 }, () => WORDS[subject][integerBelow(random, 5)]!).join(' ')
  const rows = (each: number) => SUBJECTS.flatMap((label) => Array.from({ length: each }, () => ({ text: `my ${text(label)} please`, label })))
  const at = folder(root, 'topics', 'household')
  writeRows(join(at, 'train.jsonl.gz'), rows(30))
  writeRows(join(at, 'test.jsonl.gz'), [...rows(10), ...Array.from({ length: 10 }, (_, n) => ({ text: `zebra ${n} quantum`, label: 'oos' }))])
}

export function writeRanking(root: string): void {
  const at = folder(root, 'ranking', 'shelf')
  const docs = SUBJECTS.map((subject, n) => ({ doc_id: `d${n}`, title: `About the ${subject}`, body: `${WORDS[subject].join(' ')} and more of it` }))
  writeRows(join(at, 'docs.jsonl.gz'), docs)
  writeRows(
    join(at, 'queries.jsonl.gz'),
    SUBJECTS.map((subject, n) => ({ query: `my ${WORDS[subject][1]!} ${subject} is odd`, doc_ids: [`d${n}`] })),
  )
}

export function writePairs(root: string): void {
  const at = folder(root, 'pairs', 'twins')
  const rows = SUBJECTS.flatMap((subject, n) => {
    const other = SUBJECTS[(n + 1) % SUBJECTS.length]!
    const a = `The ${subject} that I bought has a broken ${WORDS[subject][2]!}`
    return [
      { a, b: `The ${WORDS[subject][2]!} of my ${subject} is broken`, same: true },
      { a, b: `Where can I read about the ${WORDS[other][3]!} of a ${other}`, same: false },
    ]
  })
  writeRows(join(at, 'pairs.jsonl.gz'), rows)
}

export function writeVolume(root: string): void {
  const at = folder(root, 'volume', 'counter')
  const random = seededRandom('volume')
  const start = Date.parse('2025-01-06T00:00:00Z')
  const day = (n: number) => new Date(start + n * DAY * 1000).toISOString().slice(0, 10)
  writeRows(
    join(at, 'series.jsonl.gz'),
    Array.from({ length: 70 }, (_, n) => ({ t: day(n), value: 100 + 30 * (n % 7) + integerBelow(random, 9) })),
  )
  writeFileSync(join(at, 'split.json'), JSON.stringify({ testFrom: day(56), stepHours: 24, origin: 'fixed' }))
}

/** Persons 1 to 20 come back at once with the same reason, the others hardly ever. */
export function writeIncidents(root: string): void {
  const at = folder(root, 'incidents', 'desk')
  const random = seededRandom('incidents')
  const start = Date.parse('2025-01-06T00:00:00Z') / 1000
  const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '')
  const day = (n: number) => iso(start + n * DAY).slice(0, 10)
  const tickets = Array.from({ length: 900 }, (_, n) => {
    const requester = integerBelow(random, 2) === 0 ? 1 + integerBelow(random, 20) : 21 + integerBelow(random, 400)
    const created = start + Math.floor((n * 60 * DAY) / 900)
    return { id: 1000 + n, requester, created, reason: requester <= 20 ? 'billing' : `reason_${integerBelow(random, 4)}` }
  })
  writeRows(join(at, 'ticket_fields.ndjson.gz'), [{ id: 7, type: 'tagger', title: 'Contact reason', active: true, custom_field_options: [] }])
  writeRows(join(at, 'groups.ndjson.gz'), [{ id: 9, name: 'Desk' }])
  writeRows(
    join(at, 'users.ndjson.gz'),
    Array.from({ length: 421 }, (_, n) => ({ id: n + 1, name: `Caller ${n + 1}`, role: 'end-user' })),
  )
  writeRows(
    join(at, 'tickets.ndjson.gz'),
    tickets.map(({ id, requester, created, reason }) => ({
      id,
      requester_id: requester,
      submitter_id: requester,
      status: 'closed',
      created_at: iso(created),
      updated_at: iso(created + HOUR),
      generated_timestamp: created + HOUR,
      via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
      tags: [],
      custom_fields: [{ id: 7, value: reason }],
    })),
  )
  writeRows(
    join(at, 'ticket_events.ndjson.gz'),
    tickets.map(({ id, requester, created }) => ({
      id: id * 10,
      ticket_id: id,
      timestamp: created,
      created_at: iso(created),
      updater_id: requester,
      via: 'email',
      event_type: 'Audit',
      child_events: [{ id: id * 100, event_type: 'Create', status: 'new', group_id: 9, requester_id: requester }],
    })),
  )
  const split = { asOf: iso(start + 60 * DAY), train: [day(5), day(30)], test: [day(38), day(52)], windowDays: 7 }
  writeFileSync(join(at, 'split.json'), JSON.stringify(split))
}
