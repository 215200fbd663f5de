import { peopleSchema, personAccessChangeSchema, personAccessSchema, personUserParamsSchema, type PersonAccess } from '@shared/api/people.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { PeopleBook } from '../../auth/people.ts'
import { defineRoute } from '../define-route.ts'
import { sendProblem } from '../problem.ts'

export const NO_ACCOUNTS = 'This service was started without accounts of people.'
type StoredPerson = NonNullable<Awaited<ReturnType<PeopleBook['person']>>>

const printPerson = ({ groups, changedAt, signedInAt, ...person }: StoredPerson): PersonAccess => ({
  ...person,
  groups: groups && [...groups],
  changedAt: toIso(changedAt),
  lastSignInAt: toIsoOrNull(signedInAt),
})

export const peopleRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/people',
  role: 'admin',
  scope: 'whole',
  summary: 'Who signed in or was given a role, and what they see',
  schema: { response: { 200: peopleSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send({ people: ((await deps.access.accounts?.people.list()) ?? []).map(printPerson) }),
})
export const changePersonRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/people/:userId',
  role: 'admin',
  scope: 'whole',
  audit: 'own',
  summary: 'Gives a user of the helpdesk a role, and the groups whose contacts they see; in force with their next request',
  schema: { params: personUserParamsSchema, body: personAccessChangeSchema, response: { 200: personAccessSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { accounts } = deps.access
      if (!accounts || request.identity === null) return sendProblem(reply, 404, 'no_accounts', NO_ACCOUNTS)
      const { userId } = request.params
      const changed = await accounts.people.change({ userId, ...request.body }, request.identity)
      if (changed.kind === 'changed') return reply.send(printPerson(changed.person))
      if (changed.kind === 'groups_missing')
        return sendProblem(reply, 400, 'groups_missing', 'A vendor sees the contacts of some groups: name at least one.')
      const present = changed.person === null ? 'was never changed' : `is at version ${changed.person.version} by now`
      return sendProblem(reply, 409, 'person_changed', `User ${userId} ${present}; look at it and change it again.`)
    },
})
