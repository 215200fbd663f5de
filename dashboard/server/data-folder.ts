/** The data folder: who may read it, which account it belongs to, and the keys that never leave it. */
import { createHmac, randomBytes } from 'node:crypto'
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
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

/** Makes the folder; from here on this process makes files that only their owner can read, the stores' own included. */
export async function prepareFolder(dir: string): Promise<void> {
  process.umask(0o077)
  await mkdir(dir, { recursive: true, mode: 0o700 })
  for (const name of DATABASES) await chmod(join(dir, name), OWNER_ONLY).catch(unlessMissing)
}
const DATABASES = ['facts.duckdb', 'facts.duckdb.wal', 'ops.duckdb', 'ops.duckdb.wal']
function unlessMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw new Error(`${cause.path} is not ours; the data folder must belong to the user who runs FirstFix.`, { cause })
}

/** Reads the folder's keys, making them on first use. */
export async function folderKeys(dir: string): Promise<FolderKeys> {
  const path = join(dir, 'keys.json')
  const found = await readText(path)
  if (found !== null) {
    const { hash, signing } = decode(path, found, keysSchema, 'put back a copy of it, or empty the folder: order numbers are kept under its keys')
    return { hash: Buffer.from(hash, 'hex'), signing }
  }
  const made = { hash: randomBytes(32).toString('hex'), signing: randomBytes(32).toString('hex') }
  await writeFile(path, JSON.stringify(made), { mode: OWNER_ONLY })
  await chmod(path, OWNER_ONLY)
  return { hash: Buffer.from(made.hash, 'hex'), signing: made.signing }
}

/** Key of the audit log's chain: of the folder, and of nothing else. */
export const auditKey = ({ hash }: Pick<FolderKeys, 'hash'>): Buffer => createHmac('sha256', hash).update('audit log').digest()

const keysSchema = z.object({ hash: z.string(), signing: z.string() })

function decode<T extends z.ZodType>(path: string, text: string, schema: T, remedy: string): z.infer<T> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path} is damaged; ${remedy}.`, { cause })
  }
}

const markPath = (dir: string) => join(dir, 'source.json')
export async function readMark(dir: string): Promise<FolderMark | null> {
  const found = await readText(markPath(dir))
  return found === null ? null : decode(markPath(dir), found, markSchema, 'delete it')
}
export async function writeMark(dir: string, mark: FolderMark): Promise<void> {
  await writeFile(markPath(dir), JSON.stringify(mark), { mode: OWNER_ONLY })
}

/** Removes what FirstFix keeps in the folder, and nothing else that may lie there. */
export async function emptyFolder(dir: string): Promise<void> {
  for (const name of [...DATABASES, 'keys.json', 'source.json', 'local-token', 'tmp', 'backups'])
    await rm(join(dir, name), { recursive: true, force: true })
}

/** Removes copies of the data that lie in the folder itself: of before a schema step, and what a restore set aside. How many. */
export async function dropCopies(dir: string): Promise<number> {
  const backups = join(dir, 'backups')
  const names = await readdir(backups).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return []
    throw cause
  })
  for (const name of names) await rm(join(backups, name), { recursive: true, force: true })
  return names.filter((name) => !name.endsWith('.wal')).length
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`${path} cannot be read; the data folder must belong to the user who runs FirstFix.`, { cause })
  }
}

/** Why a folder's data could not be opened, as a sentence with its remedy. */
export function heldElsewhere(cause: unknown, dataDir: string): Error {
  const text = cause instanceof Error ? cause.message : String(cause)
  return /lock/i.test(text)
    ? new Error(`${dataDir} is held by another FirstFix. Stop it, or wait until its command has ended.`, { cause })
    : new Error(`The data in ${dataDir} cannot be opened: ${text}`, { cause })
}
