import { join, resolve } from 'node:path'
import { restoreFrom } from '../../backup.ts'
import { readEnvironment } from '../../environment.ts'
import { isHeld } from '../../store/duckdb/is-held.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'

export const restore: Command = {
  name: 'restore',
  where: 'process',
  access: 'local',
  audit: null,
  takes: 'DIR',
  about:
    'Put a backup in place of the data folder. The service must be stopped; what the folder holds now is set aside, not removed.\nEvery file is checked first, and a damaged one changes nothing.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix restore /backups/2026-11-16'],
  async run({ values, positionals, io }) {
    const [dir, ...rest] = positionals
    if (dir === undefined || rest.length > 0)
      throw new UsageError('restore: name the folder of one backup, e.g. firstfix restore /backups/2026-11-16')
    const read = readEnvironment(process.env)
    if (!read.ok) throw new UsageError(read.problems.join('\n'))
    const { dataDir } = read.environment
    if (await isHeld(join(dataDir, 'facts.duckdb'))) throw new UsageError(`restore: ${dataDir} is held by a running FirstFix. Stop it first.`)
    const { manifest, aside } = await restoreFrom(resolve(io.cwd, dir), dataDir)
    if (flag(values, 'json')) io.out(json({ at: manifest.at, version: manifest.version, aside }))
    else io.out(`The data of ${manifest.at} are in place.${aside === null ? '' : ` Those of before lie in ${aside}.`}\n`)
    return 0
  },
}
