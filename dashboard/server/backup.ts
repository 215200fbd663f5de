/** A folder's data as of one moment: both stores copied while nobody writes, the keys they need, and what tells a damaged copy. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { Engine } from './engine.ts'
import { UsageError } from './usage-error.ts'
import { VERSION } from './version.ts'

const MANIFEST = 'backup.json'
/** Keys of order numbers and of the audit chain, and which account it is: without them the stores are of no use. */
const BESIDE = ['keys.json', 'source.json']
const STORES = ['facts.duckdb', 'ops.duckdb'] as const
const MAY_BE = [...STORES.flatMap((name) => [name, `${name}.wal`]), ...BESIDE]
const manifestSchema = z.object({
  version: z.string(),
  at: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })).min(1),
})
export type BackupManifest = z.infer<typeof manifestSchema>

/** Into a new or empty folder; reads go on meanwhile, writes wait. */
export async function backUp(engine: Pick<Engine, 'store' | 'ops' | 'environment' | 'audit'>, to: string, now = Date.now()): Promise<BackupManifest> {
  await mkdir(to, { recursive: true, mode: 0o700 })
  if ((await readdir(to)).length > 0) throw new UsageError(`backup: ${to} is not empty; name a new folder.`)
  await engine.audit.settled()
  await engine.ops.hold((copyOps) =>
    engine.store.hold(async (copyFacts) => {
      await copyFacts(join(to, 'facts.duckdb'))
      await copyOps(join(to, 'ops.duckdb'))
    }),
  )
  for (const name of BESIDE) await copyFile(join(engine.environment.dataDir, name), join(to, name)).catch(unlessMissing)
  const names = (await readdir(to)).toSorted()
  const files = await Promise.all(names.map(async (name) => ({ name, sha256: await checksum(join(to, name)) })))
  for (const { name } of files) await chmod(join(to, name), 0o600)
  const manifest = { version: VERSION, at: new Date(now).toISOString(), files }
  await writeFile(join(to, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600 })
  return manifest
}

/** Checks the copy first, then puts it in place of the folder's data, which are set aside; where they lie now, null = there were none. */
export async function restoreFrom(from: string, dataDir: string, now = Date.now()): Promise<{ manifest: BackupManifest; aside: string | null }> {
  const manifest = await readManifest(from)
  for (const { name, sha256 } of manifest.files) {
    if (!MAY_BE.includes(name)) throw new UsageError(`restore: ${from} names ${name}, which is no file of a backup.`)
    const found = await checksum(join(from, name)).catch(() => null)
    if (found !== sha256)
      throw new UsageError(`restore: ${join(from, name)} is ${found === null ? 'missing' : 'damaged'}; nothing was changed. Take another backup.`)
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const incoming = join(dataDir, 'restoring')
  await rm(incoming, { recursive: true, force: true })
  await mkdir(incoming, { mode: 0o700 })
  for (const { name } of manifest.files) await copyFile(join(from, name), join(incoming, name))
  const present = (await readdir(dataDir)).filter((name) => MAY_BE.includes(name))
  const aside = present.length === 0 ? null : join(dataDir, 'backups', `before-restore.${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`)
  if (aside !== null) {
    await mkdir(aside, { recursive: true, mode: 0o700 })
    for (const name of present) await rename(join(dataDir, name), join(aside, name))
  }
  for (const { name } of manifest.files) {
    await rename(join(incoming, name), join(dataDir, name))
    await chmod(join(dataDir, name), 0o600)
  }
  await rm(incoming, { recursive: true, force: true })
  return { manifest, aside }
}

async function readManifest(from: string): Promise<BackupManifest> {
  const text = await readFile(join(from, MANIFEST), 'utf8').catch((cause: unknown) => {
    throw new UsageError(`restore: ${from} holds no backup (${MANIFEST} is missing); name a folder that firstfix backup wrote.`, { cause })
  })
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UsageError(`restore: ${join(from, MANIFEST)} is damaged; take another backup.`, { cause })
  }
}
async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
function unlessMissing(cause: NodeJS.ErrnoException): void {
  if (cause.code !== 'ENOENT') throw cause
}
