/** The options by which commands ask for numbers, the same words as the API's. */
import type { z } from 'zod'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { LENS_IDS, PERIOD_UNITS } from '@shared/api/trend.ts'
import type { Answer } from '../analytics/answer.ts'
import { list, text, type OptionSpec, type Values } from './command.ts'
import { UsageError } from '../usage-error.ts'

export const QUERY_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  lens: { type: 'string', value: 'L', about: `how to count: ${LENS_IDS.join(', ')} (default net)` },
  window: { type: 'string', value: 'W', about: 'days in which a return is a repeat: 1, 3, 7, 14, 30; overrides the configuration' },
  by: { type: 'string', value: 'P', about: `period: ${PERIOD_UNITS.join(', ')} (default week)` },
  from: { type: 'string', value: 'D', about: "first day, in the account's zone, e.g. 2026-08-17" },
  to: { type: 'string', value: 'D', about: 'last day, inclusive' },
  slice: { type: 'string', value: 'DIM', about: `one row for each value of ${DIMENSIONS.join(', ')}` },
  filter: {
    type: 'string',
    value: 'DIM=VALUE',
    about: 'only these, DIM!=VALUE for all others; an id or the exact name, "(none)" for no value; may be given again',
    multiple: true,
  },
  'as-of': { type: 'string', value: 'T', about: 'as it was known at this moment, e.g. 2026-11-01T00:00:00Z' },
  json: { type: 'boolean', about: 'print one JSON document' },
}

/** Option values as the query schema names them. */
export function queryValues(values: Values): Record<string, unknown> {
  const asked: Record<string, unknown> = { filter: list(values, 'filter'), asOf: text(values, 'as-of') }
  for (const name of ['lens', 'window', 'by', 'from', 'to', 'slice', 'state', 'reason', 'period']) asked[name] = text(values, name)
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}

export function parseQuery<T extends z.ZodType>(schema: T, asked: unknown): z.infer<T> {
  const parsed = schema.safeParse(asked)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const name = issue?.path.join('.').replace('asOf', 'as-of') ?? ''
  throw new UsageError(`--${name} ${issue?.message ?? 'is not understood'}`)
}

/** A refusal of the question is wrong use; anything else that is not found has failed. */
export function unwrap<T>(answered: Answer<T>): T {
  if (answered.ok) return answered.value
  if (answered.problem.kind === 'usage') throw new UsageError(answered.problem.detail)
  throw new Error(answered.problem.detail)
}

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
