/** A question that `ask` puts to the facts: its options, its schema, who answers, and how the answer reads in a terminal. */
import type { z } from 'zod'
import type { Answer } from '../../analytics/answer.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { list, text, type CommandAccess, type OptionSpec, type Values } from '../command.ts'
import { parseQuery, queryValues, unwrap } from '../query.ts'

export interface Question {
  name: string
  /** Who may ask it with a token. */
  access: CommandAccess
  about: string
  /** Beyond those that every question takes. */
  options: Readonly<Record<string, OptionSpec>>
  /** Of those that every question takes, what this one has no use for. */
  without?: readonly string[]
  ask(reader: AnalyticsReader, settings: AnalyticsSettings, values: Values): Promise<{ value: unknown; text: () => string }>
}
interface QuestionSpec<Q extends z.ZodType, T> extends Omit<Question, 'ask'> {
  schema: Q
  read: (reader: AnalyticsReader, settings: AnalyticsSettings, query: z.infer<Q>) => Promise<Answer<T>>
  toText: (value: T) => string
}

export function defineQuestion<Q extends z.ZodType, T>({ schema, read, toText, ...rest }: QuestionSpec<Q, T>): Question {
  return {
    ...rest,
    async ask(reader, settings, values) {
      const value = unwrap(await read(reader, settings, parseQuery(schema, asked(values, rest.options))))
      return { value, text: () => toText(value) }
    },
  }
}

/** `--before-from D` is `beforeFrom` of the schema. */
const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
function asked(values: Values, options: Question['options']): Record<string, unknown> {
  const own = Object.entries(options).flatMap(([name, { type, multiple }]) => {
    if (values[name] === undefined) return []
    return [[camel(name), type === 'boolean' ? String(values[name]) : multiple ? [...list(values, name)] : text(values, name)]]
  })
  return { ...queryValues(values), ...Object.fromEntries(own) }
}
