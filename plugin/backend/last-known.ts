/** The last brief of each ticket, for the time the browser tab lives: shown with its age when the service can't be reached. Ids, dates and codes only. */
import type { Brief } from '@shared/api/brief.ts'
import { isRecord, toJson } from '../decode.ts'
import { decodeBrief } from './decode-brief.ts'

export interface Known {
  brief: Brief
  /** Milliseconds of the clock. */
  at: number
}
export interface LastKnown {
  keep(ticketId: number | null, known: Known): void
  find(ticketId: number | null): Known | null
}

/** @param storage null where the browser gives an embedded page none */
export function createLastKnown(storage: Storage | null, installationId: string): LastKnown {
  const key = (ticketId: number) => `firstfix:${installationId}:${ticketId}`
  return {
    keep: (ticketId, known) => {
      if (ticketId !== null && storage) write(storage, key(ticketId), JSON.stringify(known))
    },
    find: (ticketId) => {
      const kept = ticketId === null ? null : toJson(storage?.getItem(key(ticketId)))
      if (!isRecord(kept) || typeof kept['at'] !== 'number') return null
      const brief = decodeBrief(kept['brief'])
      return brief.kind === 'ok' ? { brief: brief.value, at: kept['at'] } : null
    },
  }
}
/** A full store is emptied of our own entries: the present ticket counts more than earlier ones. */
function write(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value)
  } catch {
    Object.keys(storage)
      .filter((name) => name.startsWith('firstfix:'))
      .forEach((name) => storage.removeItem(name))
  }
}
/** Null where reading it already throws (blocked third-party storage). */
export function tabStorage(): Storage | null {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}
