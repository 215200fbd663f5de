/** Tickets on which the check was answered or seen: it asks once a ticket, in this browser, whatever happens after. */
import { toId, toJson, toList, toRecord } from '../../decode.ts'

/** `solved`: went out with the check on screen and no word on it. */
export type Why = 'checked' | 'wrong_here' | 'not_now' | 'solved'
export interface PutAway {
  has(ticketId: number | null): boolean
  add(ticketId: number | null, why: Why): void
}

const KEY = 'firstfix:checked'
/** The oldest give way. */
const MOST = 300

/** @param storage null where the browser gives an embedded page none: then remembered as long as this page lives. */
export function createPutAway(storage: Pick<Storage, 'getItem' | 'setItem'> | null): PutAway {
  const here = new Set<number | null>()
  const kept = () => toList(toJson(storage?.getItem(KEY))).filter((entry) => toId(toRecord(entry)['id']) !== null)
  const others = (ticketId: number | null) => kept().filter((entry) => toRecord(entry)['id'] !== ticketId)
  return {
    has: (ticketId) => here.has(ticketId) || (ticketId !== null && others(ticketId).length < kept().length),
    add: (ticketId, why) => {
      here.add(ticketId)
      if (ticketId !== null) write(storage, JSON.stringify([...others(ticketId), { id: ticketId, why }].slice(-MOST)))
    },
  }
}
/** A store that is full or blocked remembers less; the page itself still does. */
function write(storage: Pick<Storage, 'setItem'> | null, value: string): void {
  try {
    storage?.setItem(KEY, value)
  } catch (cause) {
    console.warn('FirstFix: the browser keeps no note of answered checks', cause)
  }
}
/** Null where reading it already throws (blocked third-party storage). */
export function agentStorage(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
