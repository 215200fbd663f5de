import { shallowRef } from 'vue'
import { AGENT_TOKEN } from '../../agent-token.ts'
import type { DeskConfig } from '../app-config.ts'
import { createRequester } from '../app/request.ts'
import { createDeskApi, DeskError } from '../model/desk-api.ts'
import type { Field, Group, User } from '../model/rows.ts'

export interface DeskData {
  config: DeskConfig
  me: User
  fields: readonly Field[]
  groups: readonly Group[]
  /** The sandbox's present, running on. */
  nowMs: () => number
}
export type DeskPhase = { kind: 'starting' } | { kind: 'ready'; data: DeskData } | { kind: 'failed'; message: string }

/** What the desk needs before it can show anything: its configuration, the agent, the fields. */
export function useDesk() {
  const api = createDeskApi(AGENT_TOKEN, (input, init) => fetch(input, init))
  const phase = shallowRef<DeskPhase>({ kind: 'starting' })
  async function start(): Promise<void> {
    phase.value = { kind: 'starting' }
    try {
      const [config, me, fields, groups] = await Promise.all([readConfig(), api.me(), api.fields(), api.groups()])
      const ahead = Date.parse(config.now) - Date.now()
      phase.value = { kind: 'ready', data: { config, me, fields, groups, nowMs: () => Date.now() + ahead } }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      phase.value = { kind: 'failed', message: error.message }
    }
  }
  const requester = (appId: number) => createRequester({ token: AGENT_TOKEN, appId, fetch: (input, init) => fetch(input, init) })
  return { api, phase, start, requester }
}

async function readConfig(): Promise<DeskConfig> {
  const response = await fetch('/desk/config.json').catch((cause: unknown) => {
    throw new DeskError('unavailable', 'no connection', { cause })
  })
  if (!response.ok) throw new DeskError('unavailable', `HTTP ${response.status}`)
  return response.json()
}
