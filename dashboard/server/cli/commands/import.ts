import { resolve } from 'node:path'
import type { Engine } from '../../engine.ts'
import { flag, moment, type Command, type Io } from '../command.ts'
import { UsageError } from '../../usage-error.ts'
import { reportLine } from '../progress.ts'
import { json } from '../query.ts'
import { summaryJson, summaryText } from '../summary.ts'

export const importFiles: Command = {
  name: 'import',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'write',
  takes: 'PATH…',
  about:
    "Read records in the shapes of Zendesk's export endpoints from NDJSON files, plain or gzip; a folder works.\nTheir tickets are landed and judged as a sync would.",
  options: {
    'complete-to': { type: 'string', value: 'T', about: 'the data are whole up to this moment (default: the latest date in them)' },
    'allow-skipped': { type: 'boolean', about: 'exit with 0 though some lines could not be used' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix import export/ --complete-to 2026-11-01T00:00:00Z --config firstfix.config.json'],
  async run({ engine, runner, values, positionals, io }) {
    if (positionals.length === 0) throw new UsageError('import: name at least one file or folder. See: firstfix import --help')
    const summary = await runner.importPaths({
      paths: positionals.map((path) => resolve(io.cwd, path)),
      completeTo: moment(values, 'complete-to') ?? null,
      signal: io.signal,
      onProgress: reportLine(io),
    })
    if (summary.problem !== null) io.err(`${summary.problem}\n`)
    if (summary.skipped > 0) await listSkipped(engine, io)
    io.out(flag(values, 'json') ? json(summaryJson(summary)) : summaryText(summary))
    if (summary.skipped > 0 && !flag(values, 'allow-skipped')) {
      io.err('Some records were skipped, the rest is in. To take this as done, add --allow-skipped.\n')
      return 1
    }
    return summary.complete ? 0 : 1
  },
}

const SHOWN = 20
async function listSkipped(engine: Engine, io: Io): Promise<void> {
  const { total, rows } = await engine.store.skippedRows(SHOWN)
  for (const row of rows) io.err(`skipped ${row.where}: ${row.why}\n`)
  if (total > rows.length) io.err(`… and ${total - rows.length} more\n`)
}
