import { isAbsolute, resolve } from 'node:path'
import type { ConfigurationChange, ConfigurationDryRun } from '@shared/api/configuration-answers.ts'
import { formatCount, formatRate } from '@shared/i18n/format.ts'
import { savedLenses } from '../../configuration/file-lenses.ts'
import { readConfigurationFile, writeConfigurationFile } from '../../configuration/read-file.ts'
import { settingsDetails } from '../../configuration/settings-details.ts'
import { takeOver } from '../../configuration/take-over.ts'
import { deskOf } from '../../questions.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, number, text, type Command, type FolderCall } from '../command.ts'
import { json, unwrap } from '../query.ts'
import { printable } from '../printable.ts'
import { table } from '../table.ts'

const VERBS = { show, history, suggestions, taxonomy, export: exportAll, import: importFile } as const
const isVerb = (name: string): name is keyof typeof VERBS => Object.hasOwn(VERBS, name)

export const config: Command = {
  name: 'config',
  where: 'folder',
  access: ({ values, positionals: [verb] }) => ({
    role: verb === 'suggestions' || (verb === 'import' && !flag(values, 'dry-run')) ? 'admin' : 'manager',
    scope: 'whole',
  }),
  audit: ({ values, positionals: [verb] }) => (verb === 'import' && !flag(values, 'dry-run') ? 'settings' : verb === 'export' ? 'export' : null),
  takes: 'show | history [KEY] | suggestions | taxonomy | export | import FILE',
  about:
    'The configuration: what is in force, who changed what, what the account suggests, reasons and causes as they are used, and a file of all of it, saved lenses included.\nA file is tried with --dry-run: which keys change, whether tickets are judged again, and net over the last 26 weeks.',
  options: {
    'dry-run': { type: 'boolean', about: 'with import: show what would change, save nothing' },
    'if-version': { type: 'string', value: 'N', about: 'with import: save only while this version is in force (default: the present one)' },
    note: { type: 'string', value: 'TEXT', about: 'with import: why, kept with the version' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: [
    'firstfix config export > firstfix.config.json',
    'firstfix config import firstfix.config.json --dry-run',
    'firstfix config history windowByReason',
  ],
  async run(call) {
    const [verb = 'show', word, ...rest] = call.positionals
    if (!isVerb(verb) || rest.length > 0) throw new UsageError(`config: say ${Object.keys(VERBS).join(', ')}, e.g. firstfix config export`)
    return VERBS[verb](call, word)
  },
}

async function show({ engine, values, io }: FolderCall): Promise<number> {
  const shown = await deskOf(engine).show()
  if (flag(values, 'json')) {
    io.out(json(shown))
    return 0
  }
  const rows = Object.entries(shown.body).map(([key, value]) => [
    key,
    printable(JSON.stringify(value)),
    shown.defaults.includes(key) ? 'default' : '',
  ])
  io.out(`version ${shown.version}${shown.savedAt === null ? '' : `, saved ${shown.savedAt} by ${printable(shown.savedBy ?? 'somebody')}`}\n\n`)
  io.out(table([{ head: 'key' }, { head: 'value' }, { head: '' }], rows))
  return 0
}
async function history({ engine, values, io }: FolderCall, key?: string): Promise<number> {
  const found = unwrap(await deskOf(engine).history(key))
  const rows = found.changes.map((one) => [
    String(one.version),
    one.savedAt ?? '',
    printable(one.savedBy ?? ''),
    one.key,
    printable(JSON.stringify(one.before)),
    printable(JSON.stringify(one.after)),
    printable(one.note),
  ])
  const heads = ['version', 'at', 'by', 'key', 'before', 'after', 'note'].map((head) => ({ head }))
  io.out(flag(values, 'json') ? json(found) : table(heads, rows))
  return 0
}
async function suggestions({ engine, values, io }: FolderCall): Promise<number> {
  const found = await deskOf(engine).suggestions()
  const fields = found.fields.map((one) => [
    one.key,
    String(one.id),
    printable(one.title),
    one.why,
    one.filled === null ? '–' : formatCount(one.filled),
    one.inForce ? 'in force' : '',
  ])
  const groups = found.groups.map((one) => [one.key, String(one.id), printable(one.name), one.why, '', one.inForce ? 'in force' : ''])
  const heads = ['key', 'id', 'name', 'why', 'filled', ''].map((head) => ({ head }))
  io.out(flag(values, 'json') ? json(found) : table(heads, [...fields, ...groups]))
  return 0
}
async function taxonomy({ engine, values, io }: FolderCall): Promise<number> {
  const found = await deskOf(engine).taxonomy()
  const rows = found.lists.flatMap(({ of, values: all }) =>
    all.map((one) => [
      of,
      printable(one.value),
      printable(one.name),
      formatCount(one.tickets),
      one.countsAs === one.value ? '' : printable(one.countsAs),
      one.retired ? 'retired' : one.offered ? '' : 'not offered',
    ]),
  )
  const heads = [{ head: '' }, { head: 'value' }, { head: 'name' }, { head: 'tickets', align: 'right' as const }, { head: 'counts as' }, { head: '' }]
  io.out(flag(values, 'json') ? json(found) : table(heads, rows))
  return 0
}
async function exportAll({ engine, io }: FolderCall): Promise<number> {
  io.out(writeConfigurationFile(engine.configuration(), savedLenses(engine.lenses)))
  return 0
}

async function importFile(call: FolderCall, file?: string): Promise<number> {
  const { engine, values, io, line, caller } = call
  if (file === undefined) throw new UsageError('config import: name a file, e.g. firstfix config import firstfix.config.json')
  const read = await readConfigurationFile(isAbsolute(file) ? file : resolve(io.cwd, file))
  if (flag(values, 'dry-run')) {
    const found = unwrap(await deskOf(engine).dryRun(read.body, read.lenses))
    io.out(flag(values, 'json') ? json(found) : dryRunText(found))
    return 0
  }
  const ifVersion = number(values, 'if-version') ?? engine.configurations.version()
  const books = { book: engine.configurations, lenses: engine.lenses }
  const saved = unwrap(await takeOver(books, read, { ifVersion, by: caller.subject, note: text(values, 'note') ?? '' }))
  line.details = settingsDetails(saved)
  await saved.judged
  io.out(
    flag(values, 'json')
      ? json({ version: saved.version, changes: saved.changes })
      : `The configuration is at version ${saved.version}.\n${changesText(saved.changes)}`,
  )
  return 0
}

const changesText = (changes: readonly ConfigurationChange[]): string =>
  changes.length === 0
    ? 'It changes nothing.\n'
    : table(
        ['key', 'before', 'after', 'takes effect'].map((head) => ({ head })),
        changes.map((one) => [one.key, printable(JSON.stringify(one.before)), printable(JSON.stringify(one.after)), one.takesEffect]),
      )
function dryRunText({ changes, rejudges, net, notices }: ConfigurationDryRun): string {
  const rate = (value: number | null) => (value === null ? '–' : formatRate(value))
  return [
    changesText(changes),
    ...(rejudges ? ['Every ticket would be judged again.\n'] : []),
    ...notices.map((notice) => `${printable(notice)}\n`),
    ...(net === null
      ? []
      : [
          `net, last 26 weeks: ${rate(net.total.before.rate)} before, ${rate(net.total.after.rate)} after; ${formatCount(net.total.changed)} tickets change.\n`,
        ]),
    'Nothing is saved.\n',
  ].join('')
}
