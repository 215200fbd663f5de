/** Addresses of Quality that the pages of samples link to. */
import type { RouteLocationRaw } from 'vue-router'
import { writeItemFilter, type ItemFilter } from './detail/item-filter.ts'

export const samplePath = (id: string): string => `/quality/samples/${encodeURIComponent(id)}`
export const resultsPath = (id: string): string => `${samplePath(id)}/results`
/** Where an item is scored, or its review is read. */
export const reviewPath = (itemId: string): string => `/quality/reviews/${encodeURIComponent(itemId)}`
/** Exactly the items that a count of the sample counts. */
export const itemsAt = (id: string, filter: Partial<ItemFilter>): RouteLocationRaw => ({ path: samplePath(id), query: writeItemFilter(filter) })
