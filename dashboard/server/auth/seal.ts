/** Values that leave our hands and come back, or lie in a store, readable with the folder's key alone (AES-256-GCM). */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface Seal {
  /** What was sealed for one purpose opens for no other. */
  close(purpose: string, value: unknown): string
  /** null when it was not sealed here for this purpose, or changed since. */
  open(purpose: string, sealed: string): unknown
}

export function createSeal(folderKey: Buffer): Seal {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', folderKey, 'firstfix seal', purpose, 32))
  return {
    close(purpose, value) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce)
      return Buffer.concat([nonce, cipher.update(JSON.stringify(value), 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null
      const cipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, NONCE_BYTES))
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      const first = cipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES))
      try {
        return JSON.parse(Buffer.concat([first, cipher.final()]).toString('utf8'))
      } catch {
        // The engine says a wrong tag by throwing; nothing of the content is known then.
        return null
      }
    },
  }
}

/** What is kept of a secret of 256 random bits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
export const newSecret = (): string => randomBytes(32).toString('base64url')
