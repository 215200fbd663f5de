/** The contacts of 30 days as the sidebar shows them: the present issue open, the others folded. */
import type { Brief } from '@shared/api/brief.ts'

export type Contact = Brief['history'][number]['contacts'][number]
export interface Issues {
  /** Oldest first, without the open ticket. */
  present: readonly Contact[]
  others: readonly (readonly Contact[])[]
}

export function splitIssues(brief: Brief, ticketId: number | null): Issues {
  const linked = new Set(brief.repeat.previous.map((previous) => previous.ticketId))
  const isPresent = (contacts: readonly Contact[]) =>
    contacts.some((contact) => contact.ticketId === ticketId || contact.same === 'yes' || linked.has(contact.ticketId))
  const oldestFirst = (contacts: readonly Contact[]) =>
    contacts.filter((contact) => contact.ticketId !== ticketId).toSorted((a, b) => a.createdAt.localeCompare(b.createdAt))
  const groups = brief.history.map(({ contacts }) => contacts)
  return {
    present: oldestFirst(groups.filter(isPresent).flat()),
    others: groups
      .filter((contacts) => !isPresent(contacts))
      .map(oldestFirst)
      .filter((contacts) => contacts.length > 0),
  }
}
