import './without-eval.ts'
import type { ZodType } from 'zod'
import { demoChoicesSchema, meSchema } from '@shared/api/people.ts'
import { BackendError } from './backend-error.ts'

const decoder =
  <T>(schema: ZodType<T>) =>
  (body: unknown): T => {
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new BackendError('bad_shape', 'unknown_answer', parsed.error.issues[0]?.path.join('.') ?? null, { cause: parsed.error })
  }
export const decodeMe = decoder(meSchema)
export const decodeDemoChoices = decoder(demoChoicesSchema)
