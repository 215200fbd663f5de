/** The FirstFix service, reached through Zendesk's signing proxy. */
import { toRecord, toText } from '../decode.ts'
import type { Reply, Transport } from '../zaf/transport.ts'
import type { Answer, Backend, ProblemKind } from './backend.ts'
import { decodeArticles, decodeBrief } from './decode-brief.ts'

export function createServiceBackend(transport: Transport): Backend {
  return {
    async brief(ticketId, request) {
      const reply = await transport.toService('POST', `/api/v1/tickets/${ticketId ?? 0}/brief`, request)
      return reply.ok ? decodeBrief(reply.body) : failure(reply)
    },
    async searchArticles(query, locale) {
      const reply = await transport.toService('GET', `/api/v1/articles?${new URLSearchParams({ q: query, locale })}`)
      return reply.ok ? decodeArticles(reply.body) : failure(reply)
    },
    async sendFeedback(ticketId, feedback) {
      const reply = await transport.toService('POST', `/api/v1/tickets/${ticketId}/feedback`, feedback)
      return reply.ok ? { kind: 'ok', value: null } : failure(reply)
    },
  }
}

function failure(reply: Reply): Answer<never> {
  const code = toText(toRecord(reply.body)['code']) ?? (reply.status === 0 ? 'no_answer' : `http_${reply.status}`)
  return { kind: 'failed', problem: { kind: toKind(reply.status), code } }
}
function toKind(status: number): ProblemKind {
  if (status === 401 || status === 403) return 'refused'
  if (status === 429) return 'busy'
  if (status === 404) return 'service_too_old'
  if (status === 400 || status === 422) return 'unreadable'
  return 'unreachable'
}
