/** Who asks: the part of the service that every page stands on, whoever is signed in. */
import type { InjectionKey } from 'vue'
import type { DemoAct, DemoChoices, Me } from '@shared/api/people.ts'
import { BackendError } from './backend-error.ts'

export interface PersonBackend {
  me(): Promise<Me>
  signOut(): Promise<void>
  /** In a demo only. */
  choices(): Promise<DemoChoices>
  act(as: DemoAct): Promise<void>
}
export const PERSON: InjectionKey<PersonBackend> = Symbol('person')

export function createPersonBackend(fetcher: typeof fetch = (...args) => fetch(...args)): PersonBackend {
  const decoders = import('./decode-person.ts')
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetcher(path, { credentials: 'same-origin', ...init }).catch((cause: unknown) => {
      throw new BackendError('unavailable', 'service_unreachable', null, { cause })
    })
    if (answer.ok) return answer
    throw new BackendError(answer.status < 500 ? 'refused' : 'unavailable', `http_${answer.status}`)
  }
  return {
    me: async () => (await decoders).decodeMe(await (await send('/api/v1/me')).json()),
    signOut: async () => void (await send('/auth/sign-out', { method: 'POST' })),
    choices: async () => (await decoders).decodeDemoChoices(await (await send('/api/v1/demo/role')).json()),
    act: async (as) =>
      void (await send('/api/v1/demo/role', { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(as) })),
  }
}
