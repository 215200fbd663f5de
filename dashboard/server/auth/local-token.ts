/** The token of this computer's user: whoever can read the data folder is admin. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'local-token'
const SHAPE = /^[\w-]{43}$/

/** Reads the folder's token, making it on first use; only its owner can read it. */
export async function readLocalToken(dataDir: string): Promise<string> {
  const path = join(dataDir, FILE)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  try {
    // Two starts at once: the first one names the token, whole, and the other reads it.
    await link(draft, path)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'))
      throw new Error(`${path} cannot be written; the data folder must belong to the user who runs FirstFix.`, { cause })
  } finally {
    await rm(draft)
  }
  await chmod(path, 0o600)
  const token = (await readFile(path, 'utf8')).trim()
  if (!SHAPE.test(token)) throw new Error(`${path} is damaged; delete it, and a new token is made at the next start.`)
  return token
}

/** What the browser keeps instead of the token itself. */
export const cookieValue = (token: string): string => createHmac('sha256', token).update('dashboard session').digest('base64url')

/** In a time that says nothing about where they differ. */
export function sameSecret(given: string, wanted: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}
