/** What was written and is not confirmed by the service yet, kept in this browser: it outlives a reload, a closed tab and a service that is away. */
import { z, type ZodType } from 'zod'

export interface LocalCopy<T> {
  body: T
  /** The kept version that it was made from. */
  version: number
  /** Sent, but whether they arrived is not known. */
  sent: readonly T[]
  /** Epoch ms. */
  at: number
}
export interface LocalShelf<T> {
  read(): LocalCopy<T> | null
  write(copy: LocalCopy<T>): void
  clear(): void
}

const PREFIX = 'firstfix.draft.'

/** One place on the shelf. A browser that keeps nothing (full, or forbidden) has an empty one: the service still has all but the last second. */
export function createLocalShelf<T>(name: string, schema: ZodType<T>, storage: Storage = localStorage): LocalShelf<T> {
  const key = `${PREFIX}${name}`
  const copySchema = z.object({ body: schema, version: z.number(), sent: z.array(schema), at: z.number() })
  return {
    read: () => {
      const text = storage.getItem(key)
      return text === null ? null : (copySchema.safeParse(parsed(text)).data ?? null)
    },
    write: (copy) => {
      try {
        storage.setItem(key, JSON.stringify(copy))
      } catch {
        storage.removeItem(key)
      }
    },
    clear: () => storage.removeItem(key),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
