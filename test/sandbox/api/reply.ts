/** What a route answers, and Zendesk's error bodies word for word. */
import type { RawUser } from '../world/records.ts'
import type { World } from '../world.ts'
import type { Faults } from './faults.ts'

export interface Reply {
  status: number
  body: unknown
}
export interface Context {
  world: World
  url: URL
  /** Parts of the path that the route's pattern captured. */
  params: readonly string[]
  body: Record<string, unknown>
  /** Epoch seconds by the sandbox's clock. */
  now: number
  actor: RawUser
  faults: Faults
  /** How side-loaded metric sets arrive on exports; Zendesk does both. */
  metricSets: 'embedded' | 'top_level'
}
export type Handler = (context: Context) => Reply

export const ok = (body: unknown): Reply => ({ status: 200, body })
export const created = (body: unknown): Reply => ({ status: 201, body })
export const failed = (status: number, error: string, description: string): Reply => ({ status, body: { error, description } })

export const NOT_FOUND = failed(404, 'RecordNotFound', 'Not found')
export const NO_ENDPOINT = failed(404, 'InvalidEndpoint', 'Not found')
export const CONFLICT = failed(
  409,
  'UpdateConflict',
  'Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.',
)
export const SEARCH_LIMIT = failed(422, 'invalid', 'Invalid search: Requested response size was greater than Search Response Limits')
export const FORBIDDEN: Reply = {
  status: 403,
  body: {
    error: {
      title: 'Forbidden',
      message: 'You do not have access to this page. Please contact the account owner of this help desk for further help.',
    },
  },
}
export const invalidRecord = (field: string, description: string): Reply => ({
  status: 422,
  body: { error: 'RecordInvalid', description: 'Record validation errors', details: { [field]: [{ description }] } },
})
export const badPage = (description: string): Reply => failed(400, 'InvalidPaginationParameter', description)

export const isReply = <T>(value: T | Reply): value is Reply =>
  typeof value === 'object' && value !== null && 'status' in value && 'body' in value && typeof value.status === 'number'
export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
