/** Addresses of the library and of the register. */
import type { RouteLocationRaw } from 'vue-router'

export const LIBRARY = '/quality/cases'
export const ACTIONS = '/quality/actions'
export const caseAt = (id: number): RouteLocationRaw => ({ path: LIBRARY, query: { case: String(id) } })
export const editPath = (id: number): string => `${LIBRARY}/${id}/edit`
export const ticketPath = (ticketId: number): string => `/tickets/${ticketId}`
export const newActionFor = (id: number): RouteLocationRaw => ({ path: `${ACTIONS}/new`, query: { case: String(id) } })
/** The form opens with what a candidate is: its tickets and its reason come with it. */
export const proposeAt = (ticketId: number, others: readonly number[] = []): RouteLocationRaw => ({
  path: `${LIBRARY}/new`,
  query: { ticket: String(ticketId), ...(others.length > 0 ? { tickets: others.join(',') } : {}) },
})
