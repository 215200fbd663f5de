/** Forgetting a person (design 11). */
import { z } from 'zod'

const userId = z.int('is no whole number').positive('must be above 0')
export const forgetWishSchema = z.strictObject({
  userId,
  /** Only this user, not the other users of the same person. */
  onlyUser: z.boolean().default(false),
  /** Words that tell who it is and that nobody keeps: names as people typed them. */
  also: z.array(z.string().min(2).max(200)).max(50).default([]),
})
export type ForgetWish = z.infer<typeof forgetWishSchema>

export const forgetPlanSchema = z.object({
  /** Who would be forgotten. */
  users: z.array(z.int()),
  /** Other users of the same person. */
  others: z.array(z.int()),
  /** Their tickets: texts go, contacts stay. */
  tickets: z.int(),
  identities: z.int(),
  /** Reviews, cases and what else of Quality speaks of them. */
  records: z.int(),
  /** Has rights or signed in here. */
  signsIn: z.boolean(),
  /** Anything is kept of them at all. */
  known: z.boolean(),
})
export type ForgetPlan = z.infer<typeof forgetPlanSchema>

export const forgetResultSchema = z.object({
  users: z.int(),
  /** Users of the same person who were left. */
  others: z.int(),
  /** Random numbers that stand in for them. */
  standIns: z.array(z.int()),
  tickets: z.int(),
  records: z.int(),
  auditLines: z.int(),
  /** Copies inside the data folder that were removed. */
  copies: z.int(),
})
export type ForgetResult = z.infer<typeof forgetResultSchema>
