/** The records of one file with their places, whatever its form: a record a line, a response a line, or one response as a document. */
import { listsOf, streamOfRecord } from './recognise.ts'
import { readLines, readWhole } from './read-lines.ts'
import { sideLoadsOf, type SideLoads, NO_SIDE_LOADS } from '@shared/zendesk/decode-page.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'

export type Found =
  | { kind: 'record'; stream: StreamName; value: unknown; place: string; beside: SideLoads }
  /** A line or file that cannot be used. */
  | { kind: 'broken'; place: string; why: string }

export interface FileToRead {
  path: string
  /** As it is listed. */
  label: string
  /** What its name says it holds. */
  stream: StreamName | null
}

export async function* readRecords(file: FileToRead): AsyncGenerator<Found> {
  if (/\.json(\.gz)?$/i.test(file.path)) {
    const document = parse(await readWhole(file.path))
    if (document.ok) {
      yield* recordsOfValue(document.value, file, file.label)
      return
    }
  }
  for await (const line of readLines(file.path)) {
    if (line.text === '') continue
    const place = `${file.label}:${line.number}`
    const parsed = parse(line.text)
    if (parsed.ok) yield* recordsOfValue(parsed.value, file, place)
    else yield { kind: 'broken', place, why: `is no JSON: ${parsed.why}` }
  }
}

function* recordsOfValue(value: unknown, file: FileToRead, place: string): Generator<Found> {
  const lists = listsOf(value)
  if (lists.length > 0) {
    const beside = sideLoadsOf(value)
    for (const { stream, records } of lists)
      for (const [index, record] of records.entries())
        yield { kind: 'record', stream, value: record, place: `${place}, ${stream} ${index + 1}`, beside }
    return
  }
  if (Array.isArray(value)) {
    for (const [index, record] of value.entries()) yield* oneRecord(record, file, `${place}, record ${index + 1}`)
    return
  }
  yield* oneRecord(value, file, place)
}
function* oneRecord(value: unknown, file: FileToRead, place: string): Generator<Found> {
  const stream = file.stream ?? streamOfRecord(value)
  if (stream === null) yield { kind: 'broken', place, why: 'looks like no record of Zendesk' }
  else yield { kind: 'record', stream, value, place, beside: NO_SIDE_LOADS }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (cause) {
    // The engine's sentence quotes the text around the fault, and a line of a file holds somebody's words.
    if (cause instanceof SyntaxError) return { ok: false, why: cause.message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/su, '') }
    throw cause
  }
}
