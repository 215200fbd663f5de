/** `firstfix.config.json`: read with the remedy for what is wrong with it, and written. */
import { readFile } from 'node:fs/promises'
import type { FileLenses } from '@shared/api/configuration-file.ts'
import type { Configuration } from '@shared/api/configuration.ts'
import { UsageError } from '../usage-error.ts'
import { checkConfigurationFile } from './check.ts'

export interface ReadFile {
  body: Configuration
  /** null = the file says nothing of lenses. */
  lenses: FileLenses | null
}
export async function readConfigurationFile(file: string): Promise<ReadFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`--config ${file} cannot be read; name a file like firstfix.config.json.`, { cause })
  })
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`--config ${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  const checked = checkConfigurationFile(raw)
  if (!checked.ok) throw new UsageError(checked.faults.map(({ detail }) => `--config ${file}: ${detail}`).join('\n'))
  const { lenses = null, ...body } = checked.body
  return { body, lenses }
}

/** Every key, so that a file says the same whatever later versions take for a default. */
export const writeConfigurationFile = (body: Configuration, lenses: FileLenses): string => `${JSON.stringify({ ...body, lenses }, null, 2)}\n`
