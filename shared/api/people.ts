/** Who may do what: `GET /api/v1/me`, `/api/v1/people`, `/api/v1/tokens`, and the demo's choice of who acts. */
import { z } from 'zod'

/** `vendor` sees the contacts of its groups and nothing else. */
export const ROLES = ['agent', 'reviewer', 'manager', 'admin', 'vendor'] as const
export type Role = (typeof ROLES)[number]

const userId = z.int().positive('is no user id; an example is 360001')
const groupIds = z.array(z.int().positive('is no group id; an example is 7001')).max(500)
const role = z.enum(ROLES, `is no role; it is one of ${ROLES.join(', ')}`)

export const meSchema = z.object({
  /** `nobody` has not signed in. `local` came with the token of this machine, `demo` with nothing. */
  kind: z.enum(['nobody', 'local', 'demo', 'session', 'token', 'app']),
  role: role.nullable(),
  userId: z.number().nullable(),
  name: z.string().nullable(),
  /** Whose contacts this caller sees; null = all. */
  groups: z.array(z.number()).nullable(),
  /** Sign-in through the helpdesk is set up. */
  canSignIn: z.boolean(),
  /** Invented data: who acts can be chosen. */
  demo: z.boolean(),
})
export type Me = z.infer<typeof meSchema>

export const personAccessSchema = z.object({
  userId: z.number(),
  name: z.string().nullable(),
  role,
  groups: z.array(z.number()).nullable(),
  /** false: follows the helpdesk (its admins are admins, its agents agents). */
  chosen: z.boolean(),
  /** Counts up with each change; a change names the one that it was made from. */
  version: z.number(),
  changedAt: z.string(),
  changedBy: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
})
export type PersonAccess = z.infer<typeof personAccessSchema>
export const peopleSchema = z.object({ people: z.array(personAccessSchema) })
export const personUserParamsSchema = z.object({ userId: z.coerce.number('is no user id; an example is 360001').pipe(userId) })
export const personAccessChangeSchema = z.object({
  role,
  /** null = all groups; a vendor always has a list. */
  groups: groupIds.nullable(),
  /** The version that was shown; 0 for someone who never signed in. */
  ifVersion: z.int().min(0),
})

export const accessTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  role,
  groups: z.array(z.number()).nullable(),
  madeAt: z.string(),
  madeBy: z.string(),
  endsAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
export type AccessTokenRow = z.infer<typeof accessTokenSchema>
export const accessTokensSchema = z.object({ tokens: z.array(accessTokenSchema) })
export const accessTokenAskSchema = z.object({
  role,
  groups: groupIds.nullable().default(null),
  name: z.string().trim().max(100).default(''),
  days: z.int().min(1).max(365, 'is more than a year; make another one then').default(90),
})
/** The one time the secret is said. */
export const accessTokenMadeSchema = accessTokenSchema.extend({ secret: z.string() })
export type AccessTokenMade = z.infer<typeof accessTokenMadeSchema>
export const accessTokenParamsSchema = z.object({ id: z.string().regex(/^[a-z0-9]{8}$/, 'is no id of a token; the list names them') })

export const demoChoicesSchema = z.object({
  roles: z.array(role),
  staff: z.array(z.object({ userId: z.number(), name: z.string() })),
  /** Groups that a vendor of the demo sees. */
  vendorGroups: z.array(z.object({ id: z.number(), name: z.string() })),
})
export type DemoChoices = z.infer<typeof demoChoicesSchema>
export const demoActSchema = z.object({ role, userId })
export type DemoAct = z.infer<typeof demoActSchema>
