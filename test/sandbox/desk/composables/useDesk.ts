import { shallowRef } from 'vue'
import { AGENT_TOKEN } from '../../agent-token.ts'
import type { DeskConfig } from '../app-config.ts'
import type { RequestOutcome } from '../host/api.ts'
import { createRequester } from '../app/request.ts'
import { createDeskApi, DeskError } from '../model/desk-api.ts'
import type { DeskApi } from '../model/desk-api.ts'
import type { Field, Group, User } from '../model/rows.ts'

export interface DeskData {
  config: DeskConfig
  api: DeskApi
  me: User
  fields: readonly Field[]
  groups: readonly Group[]
  /** The sandbox's present in epoch ms, running on. */
  nowMs: () => number
  /** `client.request` of an app. */
  request: (options: unknown) => Promise<RequestOutcome>
}
export type DeskPhase = { kind: 'starting' } | { kind: 'ready'; data: DeskData } | { kind: 'failed'; message: string }

const send: typeof fetch = (input, init) => fetch(input, init)

/** What the desk needs before it can show anything: its configuration, the agent, the fields. */
export function useDesk() {
  const phase = shallowRef<DeskPhase>({ kind: 'starting' })
  async function start(): Promise<void> {
    phase.value = { kind: 'starting' }
    try {
      const api = createDeskApi(AGENT_TOKEN, send)
      const [config, me, fields, groups] = await Promise.all([readConfig(), api.me(), api.fields(), api.groups()])
      const aheadMs = Date.parse(config.now) - Date.now()
      const request = createRequester({
        headers: { authorization: `Bearer ${AGENT_TOKEN}`, 'x-zendesk-app-id': String(config.app?.appId ?? 0) },
        fetch: send,
      })
      phase.value = { kind: 'ready', data: { config, api, me, fields, groups, nowMs: () => Date.now() + aheadMs, request } }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      phase.value = { kind: 'failed', message: error.message }
    }
  }
  return { phase, start }
}

async function readConfig(): Promise<DeskConfig> {
  const response = await fetch('/desk/config.json').catch((cause: unknown) => {
    throw new DeskError('unavailable', 'no connection', { cause })
  })
  if (!response.ok) throw new DeskError('unavailable', `HTTP ${response.status}`)
  return response.json()
}
