import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { decodeRecords, recordsOf } from '@shared/zendesk/decode-page.ts'
import type { DecodeContext } from '@shared/zendesk/decode-context.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import { readConfigurationFile } from '../../configuration/read-file.ts'
import { readDecodeContext } from '../../sync/decode-context.ts'
import { readWhole } from '../../sync/read-lines.ts'
import { UsageError } from '../../usage-error.ts'
import { text, type Command, type Values } from '../command.ts'
import { decodeResponse, streamOfPath } from '../decode-response.ts'
import { json } from '../query.ts'

export const decode: Command = {
  name: 'decode',
  where: 'process',
  access: 'local',
  audit: null,
  takes: 'API_PATH FILE',
  about:
    'Show what is made of a raw response of the API at that path: rows as they would be landed, and what was not understood.\nNeeds no data folder and no connection. FILE is one response as JSON, or a response or record a line; gzip works.',
  options: {
    fields: {
      type: 'string',
      value: 'FILE',
      about: 'response of /api/v2/ticket_fields: types and names of ticket fields, so that their values are shown',
    },
  },
  examples: [
    'firstfix decode /api/v2/incremental/tickets/cursor.json page.json',
    'firstfix decode /api/v2/tickets/35436/audits.json audits.json --fields fields.json',
  ],
  async run({ values, positionals, io }) {
    const [path, file, ...more] = positionals
    if (path === undefined || file === undefined || more.length > 0)
      throw new UsageError('decode takes a path of the API and a file. See: firstfix decode --help')
    const stream = streamOfPath(path)
    if (stream === null) io.err(`Answers of ${path} are not read by any sync; what is in the file is taken by its shape.\n`)
    const documents = await readDocuments(resolve(io.cwd, file), basename(file))
    const decoded = decodeResponse(stream, documents.values, await contextOf(values, io.cwd))
    const { rows, records, notUnderstood, readable } = decoded
    const skipped = [...documents.broken, ...notUnderstood.skipped]
    io.out(json({ path, stream, records, rows, notUnderstood: { ...notUnderstood, skipped } }))
    if (readable) return 0
    io.err(`Nothing in ${file} could be read: ${skipped[0]?.why ?? 'it is empty'}.\n`)
    return 1
  },
}

/** Without a key: the same reference looks the same in two answers, and cannot be read off. */
const hash = (value: string): string => createHash('sha256').update(value).digest('base64url').slice(0, 22)

async function contextOf(values: Values, cwd: string): Promise<DecodeContext> {
  const config = text(values, 'config')
  const fieldsFile = text(values, 'fields')
  const configuration = config === undefined ? DEFAULT_CONFIGURATION : (await readConfigurationFile(resolve(cwd, config))).body
  const plain = await readDecodeContext({ fields: async () => [] }, configuration, hash)
  if (fieldsFile === undefined) return plain
  const documents = await readDocuments(resolve(cwd, fieldsFile), basename(fieldsFile))
  const fields = documents.values.flatMap(({ value }): readonly FieldRow[] => {
    const records = recordsOf('fields', value)
    return records === null ? [] : (decodeRecords('fields', records, plain, String).fields ?? [])
  })
  if (fields.length === 0) throw new UsageError(`--fields ${fieldsFile} holds no ticket_fields.`)
  return readDecodeContext({ fields: async () => fields }, configuration, hash)
}

interface Documents {
  values: readonly { value: unknown; place: string }[]
  broken: readonly { where: string; why: string }[]
}
async function readDocuments(path: string, label: string): Promise<Documents> {
  const unreadable = (cause?: unknown) => new UsageError(`${path} cannot be read: name a file with a response of the API.`, { cause })
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  if (!found.isFile()) throw unreadable()
  const whole = await readWhole(path).catch((cause: unknown) => {
    throw unreadable(cause)
  })
  const document = parse(whole)
  if (document.ok) return { values: [{ value: document.value, place: label }], broken: [] }
  const lines = whole.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [{ ...parse(line), place: `${label}:${at + 1}` }]))
  const values = lines.flatMap((line) => (line.ok ? [{ value: line.value, place: line.place }] : []))
  // Nothing of it is JSON: then the document as a whole says best what is wrong.
  if (values.length === 0) return { values, broken: [{ where: label, why: `is no JSON: ${document.why}` }] }
  return { values, broken: lines.flatMap((line) => (line.ok ? [] : [{ where: line.place, why: `is no JSON: ${line.why}` }])) }
}

function parse(source: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(source) }
  } catch (cause) {
    if (cause instanceof SyntaxError) return { ok: false, why: cause.message }
    throw cause
  }
}
