/** Who asks, for rooms that answer each their own: the guard has let nobody through without an identity. */
import type { FastifyRequest } from 'fastify'
import type { Identity } from '../auth/identity.ts'
import type { ApiDeps } from './deps.ts'

export function identityOf({ identity }: Pick<FastifyRequest, 'identity'>): Identity {
  if (identity === null) throw new Error('a route that speaks to persons was reached by nobody')
  return identity
}
/** With the reader of the rows that they may see. */
export const callerOf = (request: Pick<FastifyRequest, 'identity'>, { reader }: Pick<ApiDeps, 'reader'>) => ({
  identity: identityOf(request),
  reader,
})
