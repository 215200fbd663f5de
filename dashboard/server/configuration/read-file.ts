/** `firstfix.config.json`: read with the remedy for what is wrong with it, and written. */
import { readFile } from 'node:fs/promises'
import type { Configuration } from '@shared/api/configuration.ts'
import { UsageError } from '../usage-error.ts'
import { checkConfiguration } from './check.ts'

export async function readConfigurationFile(file: string): Promise<Configuration> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`--config ${file} cannot be read; name a file like firstfix.config.json.`, { cause })
  })
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (cause) {
    throw new UsageError(`--config ${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  const checked = checkConfiguration(raw)
  if (checked.ok) return checked.body
  throw new UsageError(checked.faults.map(({ detail }) => `--config ${file}: ${detail}`).join('\n'))
}

/** Every key, so that a file says the same whatever later versions take for a default. */
export const writeConfigurationFile = (body: Configuration): string => `${JSON.stringify(body, null, 2)}\n`
