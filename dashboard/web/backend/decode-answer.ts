import type { ZodType } from 'zod'
import { BackendError } from './backend-error.ts'

/** An answer of the service, checked at the door: a page of another version says so instead of showing half a figure. */
export function decodeAnswer<T>(schema: ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new BackendError('bad_shape', 'unknown_answer', parsed.error.issues[0]?.path.join('.') ?? null, { cause: parsed.error })
}
export const decoder =
  <T>(schema: ZodType<T>) =>
  (body: unknown): T =>
    decodeAnswer(schema, body)
