/** Who is one person and why: `GET /api/v1/identity/people/{userId}`, `GET /api/v1/identity/queue`, `POST /api/v1/identity/words`. Values come masked. */
import { z } from 'zod'
import { PERSON_DOUBTS } from '../identity/evidence.ts'

const userId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
export const personSchema = z.object({
  personId: z.number(),
  /** One of its users writes more than 40 tickets in 30 days: same issue needs an order or a problem in common. */
  shared: z.boolean(),
  tickets: z.number(),
  users: z.array(z.object({ id: z.number(), tickets: z.number(), suspended: z.boolean(), active: z.boolean(), values: z.array(z.string()) })),
  links: z.array(
    z.object({
      a: z.number(),
      b: z.number(),
      by: z.enum(['email', 'phone', 'external', 'other', 'human']),
      value: z.string().nullable(),
      /** Users of the whole account who carry the value. */
      carriers: z.number().nullable(),
    }),
  ),
  /** Values that link nobody. */
  idle: z.array(z.object({ value: z.string(), carriers: z.number(), why: z.enum(['too_many_carriers', 'listed_as_shared', 'kept_apart']) })),
  /** What people said, newest first; `undo` takes a word back. */
  words: z.array(z.object({ a: z.number(), b: z.number(), same: z.boolean(), at: z.string() })),
  doubts: z.array(z.enum(PERSON_DOUBTS)),
})
export type PersonAnswer = z.infer<typeof personSchema>
export const personParamsSchema = z.object({ userId })

export const identityQueueSchema = z.object({
  completeTo: z.string().nullable(),
  /** Persons that a human should look at, all of them; `persons` are the busiest. */
  total: z.number(),
  persons: z.array(personSchema),
  /** Values that too many carry to link anybody. */
  idle: z.object({ total: z.number(), values: z.array(z.object({ value: z.string(), carriers: z.number() })) }),
  /** Words on users that Zendesk has merged or deleted since. */
  staleWords: z.array(z.object({ a: z.number(), b: z.number(), same: z.boolean(), at: z.string() })),
})
export type IdentityQueue = z.infer<typeof identityQueueSchema>
export const identityQueueQuerySchema = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })

/** `same: null` takes the word back. */
export const personWordSchema = z.object({ a: userId, b: userId, same: z.boolean().nullable() })
export type PersonWordRequest = z.infer<typeof personWordSchema>
export const personWordAnswerSchema = z.object({ a: z.number(), b: z.number(), same: z.boolean().nullable(), factsChanged: z.number() })
