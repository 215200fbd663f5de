/** The one place where errors of the API end. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { sendProblem } from './problem.ts'

/** Codes of what the server itself refuses; their words name the remedy. */
const REFUSED: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['invalid_request', 'The request could not be read; the body must be JSON.'],
  403: ['forbidden', 'Nothing is served at this path.'],
  408: ['timed_out', 'The request did not arrive in time; send it again.'],
  413: ['body_too_large', 'The body is longer than this service takes.'],
  415: ['unsupported_media_type', 'The body must be JSON, sent as application/json.'],
  429: ['too_many_requests', 'Too many requests in a minute; wait as long as Retry-After says.'],
  503: ['busy', 'The answer took too long; try again, or ask a shorter range.'],
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (hasZodFastifySchemaValidationErrors(error)) return sendProblem(reply, 400, 'invalid_request', sentenceOf(error))
    const status = error.statusCode ?? 500
    const refused = REFUSED[status] ?? (status >= 400 && status < 500 ? REFUSED[400] : undefined)
    if (refused) return sendProblem(reply, status, ...refused)
    request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, 500, 'internal', `Something failed inside the service; its log has the cause under request ${request.id}.`)
  })
}

export const sendUnknownRoute = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 404, 'unknown_route', `There is no ${request.method} ${request.url.split('?')[0]} here; the list is /api/v1/openapi.json.`)

/** Before a route is known: an address that cannot even be read. */
export const sendUnreadable = (_error: unknown, _request: unknown, reply: FastifyReply): FastifyReply =>
  sendProblem(reply, 400, 'invalid_request', 'The address of this request cannot be read.')

interface Invalid {
  validation: readonly { instancePath: string; message?: string | undefined }[]
  validationContext?: string | undefined
}
/** The first fault, by its name: `query from is not a day; an example is 2026-11-02`. */
function sentenceOf({ validation, validationContext }: Invalid): string {
  const [first] = validation
  const where = [validationContext === 'querystring' ? 'query' : validationContext, first?.instancePath.split('/').filter(Boolean).join('.')]
    .filter(Boolean)
    .join(' ')
  return `${where}: ${first?.message ?? 'is not valid'}.`
}
