/** Reads the files of a data set: NDJSON, gzip or plain, every row checked. What is wrong is one sentence with its place. */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { DataProblem } from './row.ts'

/** Rows of `FOLDER/NAME.jsonl.gz` (or without `.gz`); `label` is how the folder is named to people. */
export function readRows<T>(folder: string, label: string, name: string, schema: z.ZodType<T>): T[] {
  const path = findFile(folder, [`${name}.jsonl.gz`, `${name}.jsonl`, `${name}.ndjson.gz`, `${name}.ndjson`])
  if (path === null) throw new DataProblem(`${label} has no ${name}.jsonl.gz.`)
  const file = `${label}/${basename(path)}`
  const rows: T[] = []
  for (const [at, line] of readText(path, file).split('\n').entries())
    if (line.trim() !== '') rows.push(checked(parse(line, `${file}, line ${at + 1},`), schema, `${file}, line ${at + 1},`))
  if (rows.length === 0) throw new DataProblem(`${file} holds no rows.`)
  return rows
}

export function readDocument<T>(folder: string, label: string, name: string, schema: z.ZodType<T>): T {
  const path = findFile(folder, [name, `${name}.gz`])
  if (path === null) throw new DataProblem(`${label} has no ${name}.`)
  const file = `${label}/${basename(path)}`
  return checked(parse(readText(path, file), file), schema, file)
}

const findFile = (folder: string, names: readonly string[]): string | null =>
  names.map((name) => join(folder, name)).find((path) => existsSync(path)) ?? null

function readText(path: string, file: string): string {
  try {
    const bytes = readFileSync(path)
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
    if (path.endsWith('.gz') && !isGzip) throw new Error('it is no gzip file')
    return (isGzip ? gunzipSync(bytes) : bytes).toString('utf8')
  } catch (cause) {
    throw new DataProblem(`${file} cannot be read: ${messageOf(cause)}.`, { cause })
  }
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DataProblem(`${where} is no JSON.`, { cause })
  }
}

function checked<T>(value: unknown, schema: z.ZodType<T>, where: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new DataProblem(`${where} cannot be used: ${issue?.path.join('.') || 'the row'}: ${issue?.message ?? 'unknown'}.`)
}

export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).replace(/\.$/, '').split('\n')[0] ?? ''
