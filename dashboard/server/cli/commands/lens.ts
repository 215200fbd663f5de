import { lensChangesSchema, type LensDryRun } from '@shared/api/lenses.ts'
import { CHANGEABLE, type LensChanges } from '@shared/fcr/lens-changes.ts'
import { LENS_IDS, type LensId } from '@shared/fcr/lens.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import type { LensBook } from '../../analytics/lens-book.ts'
import { dryRunLens, listLenses, listMoved } from '../../analytics/lenses.ts'
import { flag, number, text, type Command, type FolderCall } from '../command.ts'
import { changesAsked, LENS_CHANGE_OPTIONS } from '../lens-changes.ts'
import { json, parseQuery, unwrap } from '../query.ts'
import { table } from '../table.ts'
import { UsageError } from '../../usage-error.ts'

export const lens: Command = {
  name: 'lens',
  where: 'folder',
  access: ({ positionals: [action] }) => (action === 'set' ? { role: 'manager', scope: 'whole' } : { role: 'vendor', scope: 'none' }),
  audit: ({ values, positionals: [action] }) => (action === 'set' && flag(values, 'yes') && !flag(values, 'dry-run') ? 'settings' : null),
  takes: 'list | show LENS | set LENS',
  about:
    'Definitions of the lenses: what is in force, every version before it, and a change.\nA change is shown first for the last 26 weeks (--dry-run, nothing is saved) and kept as the next version with --yes.',
  options: {
    ...LENS_CHANGE_OPTIONS,
    'dry-run': { type: 'boolean', about: 'show the effect on the last 26 weeks, save nothing' },
    tickets: { type: 'string', value: 'FROM:TO', about: 'with --dry-run: the tickets that change so, e.g. success:failed' },
    limit: { type: 'string', value: 'N', about: 'with --tickets: rows to print (default 50)' },
    yes: { type: 'boolean', about: 'save it as the next version' },
    'if-version': { type: 'string', value: 'N', about: 'save only while this version is in force (default: the present one)' },
    note: { type: 'string', value: 'TEXT', about: 'why, kept with the version' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: [
    'firstfix lens list',
    'firstfix lens set net --window 14 --dry-run',
    'firstfix lens set net --window-for refund=14 --flag-off clarification --yes',
  ],
  async run(call) {
    const [action = 'list', named, ...rest] = call.positionals
    if (rest.length > 0) throw new UsageError(`lens: one lens at a time; "${rest.join(' ')}" is too much.`)
    if (action === 'list' && named === undefined) return list(call)
    if (action === 'show') return show(call, lensNamed(named))
    if (action === 'set') return set(call, lensNamed(named))
    throw new UsageError('lens: say list, show LENS or set LENS, e.g. firstfix lens show net')
  },
}

function lensNamed(name: string | undefined): LensId {
  const id = LENS_IDS.find((known) => known === name)
  if (id === undefined) throw new UsageError(`lens: name one of ${LENS_IDS.join(', ')}; "${name ?? ''}" is none.`)
  return id
}

function list({ engine, values, io }: FolderCall): number {
  const { lenses } = listLenses(engine.lenses)
  if (flag(values, 'json')) io.out(json({ lenses }))
  else {
    const rows = lenses.map(({ definition }) => [
      definition.id,
      String(definition.version),
      definition.windowDays === null ? '–' : `${definition.windowDays} d`,
    ])
    io.out(table([{ head: 'lens' }, { head: 'version', align: 'right' }, { head: 'window', align: 'right' }], rows))
  }
  return 0
}

function show({ engine, values, io }: FolderCall, id: LensId): number {
  const found = listLenses(engine.lenses).lenses.find(({ definition }) => definition.id === id)
  if (found === undefined) throw new Error(`the lens ${id} has no definition`)
  if (flag(values, 'json')) {
    io.out(json(found))
    return 0
  }
  const { definition, changes, history } = found
  const parts = CHANGEABLE[id].map((part) => [part, said(definition[part]), changes[part] === undefined ? 'configuration' : 'saved here'])
  const versions = history.map((one) => [
    String(one.definition.version),
    one.savedAt,
    one.savedBy ?? one.origin,
    JSON.stringify(one.changes),
    one.note,
  ])
  io.out(
    `${id} v${definition.version}\n\n${table(
      ['part', 'value', 'from'].map((head) => ({ head })),
      parts,
    )}`,
  )
  if (versions.length > 0)
    io.out(
      `\n${table(
        ['version', 'since', 'by', 'changes', 'note'].map((head) => ({ head })),
        versions,
      )}`,
    )
  return 0
}
const said = (value: unknown): string =>
  (Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value)) || '–'

async function set(call: FolderCall, id: LensId): Promise<number> {
  const { engine, values, io } = call
  const before = engine.lenses.inForce()[id]
  const changes = parseQuery(lensChangesSchema, changesAsked(values, before, engine.lenses.history(id)[0]?.changes ?? {}))
  const draft = unwrap(engine.lenses.draft(id, changes))
  if (flag(values, 'yes') && !flag(values, 'dry-run')) return save(call, engine.lenses, id, changes)
  if (!flag(values, 'dry-run')) throw new UsageError('lens set: say --dry-run to see the effect, or --yes to save it.')
  const tickets = text(values, 'tickets')
  if (tickets === undefined) {
    const found = await dryRunLens(engine.store, engine.settings(), before, draft)
    io.out(flag(values, 'json') ? json(found) : dryRunText(found))
    return 0
  }
  const at = tickets.lastIndexOf(':')
  const [from, to] = /:excluded:[a-z_]+$/.test(tickets) ? splitAt(tickets, tickets.lastIndexOf(':excluded:')) : splitAt(tickets, at)
  const page = unwrap(await listMoved(engine.store, engine.settings(), before, draft, { from, to, limit: number(values, 'limit') ?? 50 }))
  const rows = page.rows.map((row) => [String(row.ticketId), row.channel, row.contactReason ?? '', row.firstSolvedAt ?? '', row.subject ?? ''])
  io.out(
    flag(values, 'json')
      ? json(page)
      : `${table(
          ['ticket', 'channel', 'reason', 'first solved', 'subject'].map((head) => ({ head })),
          rows,
        )}\n${page.rows.length} of ${page.total} shown\n`,
  )
  return 0
}
const splitAt = (text: string, at: number): [string, string] => [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]

async function save({ values, io, caller }: FolderCall, book: LensBook, id: LensId, changes: LensChanges): Promise<number> {
  const ifVersion = number(values, 'if-version') ?? book.inForce()[id].version
  const saved = unwrap(await book.save({ id, changes, ifVersion, by: caller.subject, note: text(values, 'note') ?? '' }))
  io.out(flag(values, 'json') ? json(saved) : `${id} is at version ${saved.definition.version}.\n`)
  return 0
}

function dryRunText(found: LensDryRun): string {
  const side = ({ rate, low, high, n }: LensDryRun['total']['before']) => [
    rate === null ? '–' : formatRate(rate),
    low === null || high === null ? '' : formatInterval(low, high),
    formatCount(n),
  ]
  const rows = [...found.rows, found.total].map((row) => [row.period ?? 'total', ...side(row.before), ...side(row.after), formatCount(row.changed)])
  const right = (head: string) => ({ head, align: 'right' as const })
  const heads = ['before', '95 %', 'n', 'after', '95 %', 'n', 'changed'].map(right)
  const moves = found.moves.map(({ from, to, tickets }) => [from, to, formatCount(tickets)])
  return [
    `${found.before.id} v${found.before.version}, changed: ${found.parts.join(', ') || 'nothing'} · as of ${found.asOf ?? 'never synced'} · nothing is saved\n`,
    table([{ head: 'week' }, ...heads], rows),
    moves.length === 0 ? 'No ticket changes its state.\n' : table([{ head: 'from' }, { head: 'to' }, right('tickets')], moves),
  ].join('\n')
}
