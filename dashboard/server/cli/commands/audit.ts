import { auditQuerySchema, type AuditPage } from '@shared/api/audit.ts'
import { auditCsv } from '../../api/audit-csv.ts'
import { everyLine } from '../../audit/open-audit.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, text, type Command, type FolderCall } from '../command.ts'
import { json, parseQuery } from '../query.ts'
import { printable } from '../printable.ts'
import { table } from '../table.ts'

export const audit: Command = {
  name: 'audit',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: ({ values }) => (flag(values, 'csv') ? 'export' : null),
  about:
    'The audit log: who read a conversation, changed something, took a file, signed in or was refused, the newest first.\n--verify reads the whole chain: each line holds a keyed hash of itself and of the one before.',
  options: {
    who: { type: 'string', value: 'W', about: "a user's id, or a kind: session, token, local, demo, app, nobody, service" },
    act: { type: 'string', value: 'A', about: 'sign_in, read_conversation, write, export, settings, token, request, purged …' },
    from: { type: 'string', value: 'T', about: 'from this moment, e.g. 2026-11-01T00:00:00Z' },
    to: { type: 'string', value: 'T', about: 'before this moment' },
    target: { type: 'string', value: 'X', about: 'what it was done to: whole, e.g. contacts/900301, or its id alone' },
    limit: { type: 'string', value: 'N', about: 'lines to print (default 100); --csv prints all' },
    cursor: { type: 'string', value: 'C', about: 'go on where a page ended' },
    csv: { type: 'boolean', about: 'print CSV, safe to open in a spreadsheet' },
    verify: { type: 'boolean', about: 'check that no line was changed or taken away; exit code 1 if one was' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix audit --act settings', 'firstfix audit --target 900301 --json', 'firstfix audit --verify'],
  async run(call) {
    const { engine, values, io } = call
    if (flag(values, 'verify')) return verify(call)
    const asked = ['who', 'act', 'from', 'to', 'target', 'limit', 'cursor'].flatMap((name) => {
      const value = text(values, name)
      return value === undefined ? [] : [[name, value]]
    })
    const query = parseQuery(auditQuerySchema, Object.fromEntries(asked))
    if (flag(values, 'csv')) {
      for await (const chunk of auditCsv(everyLine(engine.audit, query))) io.out(String(chunk))
      return 0
    }
    const page = await engine.audit.list(query)
    if (page === null) throw new UsageError('--cursor takes what an earlier page gave as next')
    io.out(flag(values, 'json') ? json(page) : toText(page))
    return 0
  },
}

async function verify({ engine, values, io }: FolderCall): Promise<number> {
  const found = await engine.audit.verify()
  const { whole, entries, head, broken } = found
  if (flag(values, 'json')) io.out(json(found))
  else if (whole)
    io.out(
      `${entries} lines, none changed, none missing.\n${head === null ? '' : `The last one is ${head}; kept elsewhere, it shows later whether the end was cut off.\n`}`,
    )
  else
    io.out(
      `Line ${broken?.seq ?? '?'} ${broken?.why === 'missing_before' ? 'does not follow the one before it: lines are missing' : 'is not as it was written'}.\n`,
    )
  return whole ? 0 : 1
}

function toText({ entries, next }: AuditPage): string {
  const rows = entries.map(({ seq, at, who, act, target, outcome, details }) => [
    String(seq),
    at,
    `${who.userId ?? who.kind}${who.role === null ? '' : ` (${who.role})`}`,
    act,
    outcome,
    printable(target.join(' ')),
    details === null ? '' : printable(JSON.stringify(details)),
  ])
  const heads = ['line', 'at', 'who', 'act', 'outcome', 'target', 'details'].map((head) => ({ head }))
  return `${table(heads, rows)}${next === null ? '' : `\nMore with --cursor ${next}\n`}`
}
