/** What a route declares about the audit log is written here, for all of them: reads of a conversation, files, changes, settings. */
import type { FastifyRequest } from 'fastify'
import type { AuditAct, AuditEntry, AuditOutcome, AuditWho } from '../auth/audit-log.ts'
import { whoOf } from '../auth/audit-who.ts'
import type { ApiServer } from './define-route.ts'
import type { ApiDeps } from './deps.ts'

export function writeAudit(server: ApiServer, { access, audit }: Pick<ApiDeps, 'access' | 'audit'>): void {
  const clock = access.clock ?? Date.now
  server.decorateRequest('auditDetails', null)
  server.decorateRequest('wasAdmitted', false)
  server.addHook('preParsing', async (request) => {
    request.wasAdmitted = true
  })
  server.addHook('onSend', async (request, reply, payload) => {
    const act = request.routeOptions.config.audit ?? null
    if (act === null || act === 'own' || !request.wasAdmitted || isPage(act, request.query)) return payload
    const outcome = outcomeOf(reply.statusCode)
    const entry: AuditEntry = {
      at: Math.floor(clock() / 1000),
      who: outcome === 'done' && act === 'sign_in' ? HOLDER : whoOf(request.identity),
      act,
      target: targetOf(request),
      outcome,
      details: request.auditDetails,
    }
    const kept = audit.write(entry)
    // A change is answered when its line is kept; who only reads does not wait for it.
    if (CHANGES.has(act)) await kept
    else kept.catch((cause: unknown) => request.log.error({ err: cause }, 'a line of the audit log was not kept yet'))
    return payload
  })
}
const CHANGES: ReadonlySet<AuditAct> = new Set<AuditAct>(['write', 'settings', 'sign_in'])
/** Whoever brings the local token may read the data folder. */
const HOLDER: AuditWho = { kind: 'local', userId: null, role: 'admin' }

/** A route that gives pages and files says `export`; a page is none. */
const isPage = (act: AuditAct, query: unknown): boolean =>
  act === 'export' && typeof query === 'object' && query !== null && 'format' in query && query.format === 'json'

const outcomeOf = (status: number): AuditOutcome =>
  status < 400 ? 'done' : status === 401 || status === 403 || status === 429 ? 'refused' : 'failed'

/** The route with its parameters filled in, e.g. `contacts/900301`, and the ids that a body names, e.g. `userId/7`. */
function targetOf({ routeOptions, params, body }: FastifyRequest): string[] {
  const given = new Map(Object.entries(params ?? {}))
  const path = (routeOptions.url ?? '')
    .replace(/^\/(api\/v1\/)?/, '')
    .replaceAll(/:(\w+)/g, (_, name: string) => plain(String(given.get(name) ?? '')))
  const ids = typeof body === 'object' && body !== null ? Object.entries(body).flatMap(([name, value]) => idsOf(name, value)) : []
  return [path, ...ids]
}
const ID_NAME = /^(a|b|\w*[iI]ds?)$/
const idsOf = (name: string, value: unknown): string[] =>
  ID_NAME.test(name) && typeof value === 'number' && Number.isSafeInteger(value) ? [`${name}/${value}`] : []
/** A parameter may be anything before it is checked; only what looks like an id is written down. */
const plain = (text: string): string => (/^[\w-]{1,40}$/.test(text) ? text : '…')
