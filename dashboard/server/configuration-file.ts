/** `firstfix.config.json`: read with the remedy for what is wrong with it, and saved as the version in force. */
import { readFile } from 'node:fs/promises'
import { configurationSchema, type Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { OpsStore } from './store/ops-store/contract.ts'
import { UsageError } from './usage-error.ts'

/** A new version only when it says something else. */
export async function saveConfiguration(ops: OpsStore, file: string, present: Configuration, at: EpochSeconds): Promise<Configuration> {
  const body = await readConfigurationFile(file)
  if (JSON.stringify(body) === JSON.stringify(present) && (await ops.configuration()) !== null) return present
  return (await ops.saveConfiguration(body, at)).body
}

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
  const parsed = configurationSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  throw new UsageError(parsed.error.issues.map((issue) => `--config ${file}: ${issue.path.join('.') || 'the file'} ${issue.message}`).join('\n'))
}
