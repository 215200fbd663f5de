/** Files to import: the named ones, and those of a named folder that hold records. */
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { STREAMS } from '@shared/zendesk/rows.ts'
import { readRecords, type FileToRead } from './import-records.ts'
import { streamOfName } from './recognise.ts'

const DATA_FILE = /\.(ndjson|jsonl|json)(\.gz)?$/i

/** In the order of reading: fields before the tickets that carry them. Throws one sentence when a path leads nowhere. */
export async function findFiles(paths: readonly string[]): Promise<readonly FileToRead[]> {
  const found: { file: FileToRead; turn: number }[] = []
  for (const path of paths) {
    const isFolder = await isDirectory(path)
    const files = isFolder ? (await readdir(path)).filter((name) => DATA_FILE.test(name)).map((name) => join(path, name)) : [path]
    for (const each of files.toSorted()) {
      const file = { path: each, label: basename(each), stream: streamOfName(basename(each)) }
      const first = file.stream ?? (await firstStream(file))
      // A folder may hold other things; a file named by hand is read, and says what is wrong with it.
      if (first !== null || !isFolder) found.push({ file, turn: STREAMS.indexOf(first ?? 'tickets') })
    }
  }
  if (found.length === 0)
    throw new Error(
      `Nothing to import in ${paths.join(', ')}: files are expected whose names or records say what they hold, for example tickets.ndjson.gz and ticket_events.ndjson.gz.`,
    )
  return found.toSorted((a, b) => a.turn - b.turn).map(({ file }) => file)
}

async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (cause) {
    throw new Error(`There is no file or folder ${path}: give the path of an NDJSON file or of a folder that holds some.`, { cause })
  }
}
async function firstStream(file: FileToRead) {
  for await (const found of readRecords(file)) return found.kind === 'record' ? found.stream : null
  return null
}
