import type { InjectionKey } from 'vue'
import type { ActionBody, ActionEffect, Actions, ActionsQuery, RegisteredAction } from '@shared/api/quality/actions.ts'

/** The register of what was done about failures. A save names the version that it was made from; another answers `action_changed`. */
export interface ActionsBackend {
  actions(ask: Partial<ActionsQuery>, signal?: AbortSignal): Promise<Actions>
  one(id: number, signal?: AbortSignal): Promise<RegisteredAction>
  add(action: ActionBody): Promise<RegisteredAction>
  save(id: number, ifVersion: number, action: ActionBody): Promise<RegisteredAction>
  effect(id: number, signal?: AbortSignal): Promise<ActionEffect>
}
export const ACTIONS_BACKEND: InjectionKey<ActionsBackend> = Symbol('actions-backend')
