import { resolve } from 'node:path'
import { backUp } from '../../backup.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'

export const backup: Command = {
  name: 'backup',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'export',
  takes: 'DIR',
  about:
    'Copy everything of the data folder into a new folder, as of one moment, while the service runs.\nIt holds the keys of order numbers and whatever text is kept: guard it like the data folder.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix backup /backups/2026-11-16'],
  async run({ engine, values, positionals, io }) {
    const [dir, ...rest] = positionals
    if (dir === undefined || rest.length > 0) throw new UsageError('backup: name one new folder, e.g. firstfix backup /backups/2026-11-16')
    const manifest = await backUp(engine, resolve(io.cwd, dir))
    io.out(
      flag(values, 'json') ? json(manifest) : `${manifest.files.length} files copied as of ${manifest.at}. To use them: firstfix restore ${dir}\n`,
    )
    return 0
  },
}
