/** What a configuration may say: every fault in one sentence, by its path. */
import { configurationFileSchema, type ConfigurationFile } from '@shared/api/configuration-file.ts'
import { configurationSchema, type Configuration } from '@shared/api/configuration.ts'
import type { z } from 'zod'

export interface Fault {
  /** `windowByReason.refund`; empty for the whole. */
  path: string
  detail: string
}
export type Checked<T> = { ok: true; body: T } | { ok: false; faults: readonly Fault[] }

export const checkConfiguration = (raw: unknown): Checked<Configuration> => check(configurationSchema, raw)
export const checkConfigurationFile = (raw: unknown): Checked<ConfigurationFile> => check(configurationFileSchema, raw)

function check<T>(schema: z.ZodType<T>, raw: unknown): Checked<T> {
  const parsed = schema.safeParse(raw)
  return parsed.success ? { ok: true, body: parsed.data } : { ok: false, faults: parsed.error.issues.flatMap(faultsOf) }
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [{ path, detail: `${path || 'the configuration'} ${worded(issue)}.` }]
  return issue.keys.map((key) => {
    const at = path === '' ? key : `${path}.${key}`
    return { path: at, detail: `${at} is no key of the configuration.` }
  })
}
const worded = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return `must be ${ARTICLES[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`
  return issue.message.replace(/\.$/, '')
}
const ARTICLES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object with keys',
  record: 'an object with keys',
}
