/** The data folder: who may read it, which account it belongs to, and the keys that never leave it. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const OWNER_ONLY = 0o600
const markSchema = z.object({
  /** Host of the account, `demo …`, or `import`. */
  source: z.string(),
  /** A demo whose first load was finished begins anew next time: its world does. */
  loaded: z.boolean().default(false),
})
export type FolderMark = z.infer<typeof markSchema>

export interface FolderKeys {
  /** Key of the keyed hashes (order references). */
  hash: Buffer
  /** Key of the sidebar's JWT when the environment names none. */
  signing: string
}

export async function prepareFolder(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 })
}

/** Reads the folder's keys, making them on first use. */
export async function folderKeys(dir: string): Promise<FolderKeys> {
  const path = join(dir, 'keys.json')
  const found = await readText(path)
  if (found !== null) {
    const { hash, signing } = z.object({ hash: z.string(), signing: z.string() }).parse(JSON.parse(found))
    return { hash: Buffer.from(hash, 'hex'), signing }
  }
  const made = { hash: randomBytes(32).toString('hex'), signing: randomBytes(32).toString('hex') }
  await writeFile(path, JSON.stringify(made), { mode: OWNER_ONLY })
  await chmod(path, OWNER_ONLY)
  return { hash: Buffer.from(made.hash, 'hex'), signing: made.signing }
}

const markPath = (dir: string) => join(dir, 'source.json')
export async function readMark(dir: string): Promise<FolderMark | null> {
  const found = await readText(markPath(dir))
  return found === null ? null : markSchema.parse(JSON.parse(found))
}
export async function writeMark(dir: string, mark: FolderMark): Promise<void> {
  await writeFile(markPath(dir), JSON.stringify(mark), { mode: OWNER_ONLY })
}

/** Removes what FirstFix keeps in the folder, and nothing else that may lie there. */
export async function emptyFolder(dir: string): Promise<void> {
  for (const name of ['facts.duckdb', 'facts.duckdb.wal', 'ops.duckdb', 'ops.duckdb.wal', 'keys.json', 'source.json', 'local-token', 'tmp'])
    await rm(join(dir, name), { recursive: true, force: true })
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`${path} cannot be read; the data folder must belong to the user who runs FirstFix.`, { cause })
  }
}
