import './without-eval.ts'
import { demoChoicesSchema, meSchema } from '@shared/api/people.ts'
import { decoder } from './decode-answer.ts'

export const decodeMe = decoder(meSchema)
export const decodeDemoChoices = decoder(demoChoicesSchema)
