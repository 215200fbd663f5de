import { createClock, type Clock } from './clock.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from './handle.ts'
import { createWorld, type World } from './world.ts'

export const ORIGIN = 'http://127.0.0.1:4620'
export const BEARER = { authorization: 'Bearer sandbox-token' }

/** A decoded answer; tests read it by plain property access. */
// oxlint-disable-next-line typescript/no-explicit-any -- bodies are checked by the expectations themselves
export type Body = any
interface Asked {
  status: number
  body: Body
  text: string
  headers: Headers
}
export interface TestDesk extends Sandbox {
  clock: Clock
  ask(path: string, init?: RequestInit): Promise<Asked>
  send(method: string, path: string, body: object, headers?: Record<string, string>): Promise<Asked>
}

/** A sandbox whose clock stands still, an hour after the world's end, until a test moves it. */
export function testDesk(world: World = createWorld({ tickets: 300 }), options: SandboxOptions = {}): TestDesk {
  const sandbox = createSandbox(world, { clock: createClock(world.endAt + 3600, () => 0), ...options })
  const ask: TestDesk['ask'] = async (path, init = {}) => {
    const url = path.startsWith('http') ? path : `${ORIGIN}${path}`
    const response = await sandbox.handle(new Request(url, { ...init, headers: { ...BEARER, ...Object.fromEntries(new Headers(init.headers)) } }))
    const text = response.type === 'error' ? '' : await response.text()
    return { status: response.status, text, headers: response.headers, body: readJson(text) }
  }
  const send: TestDesk['send'] = (method, path, body, headers = {}) => ask(path, { method, body: JSON.stringify(body), headers })
  return Object.assign(sandbox, { ask, send })
}
function readJson(text: string): Body {
  return /^\s*[[{n]/.test(text) ? JSON.parse(text) : null
}
