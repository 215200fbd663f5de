/** Every stream, in the order of reading: what names things first, then who, then what happened. */
import { articles } from './articles.ts'
import { brands } from './brands.ts'
import type { StreamDefinition } from './define-stream.ts'
import { fields } from './fields.ts'
import { groups } from './groups.ts'
import { ticketEvents } from './ticket-events.ts'
import { tickets } from './tickets.ts'
import { users } from './users.ts'

export const STREAM_LIST: readonly StreamDefinition[] = [fields, groups, brands, users, tickets, ticketEvents, articles]
