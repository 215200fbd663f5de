/** Every error the API answers is one of these (RFC 9457), with a code that stays. */
import { STATUS_CODES } from 'node:http'
import type { Problem } from '@shared/api/status.ts'
import type { FastifyReply } from 'fastify'
import type { Answer, CallerProblem } from '../analytics/answer.ts'

function toProblem(status: number, code: string, detail: string): Problem {
  return { type: `urn:firstfix:problem:${code}`, title: STATUS_CODES[status] ?? 'Error', status, code, detail }
}

export function sendProblem(reply: FastifyReply, status: number, code: string, detail: string, more: CallerProblem['more'] = {}): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send({ ...toProblem(status, code, detail), ...more })
}

const STATUS_OF: Readonly<Record<CallerProblem['kind'], number>> = { usage: 400, not_found: 404, conflict: 409, forbidden: 403 }

/** The value, or the caller's problem as a document. */
export function sendAnswer<T>(reply: FastifyReply, answer: Answer<T>): FastifyReply {
  if (answer.ok) return reply.send(answer.value)
  const { kind, code, detail, more } = answer.problem
  return sendProblem(reply, STATUS_OF[kind], code, detail, more)
}
