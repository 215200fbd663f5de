/** A host for tests: holds paths, remembers what was done to it, and emits what a test says. */
import type { RequestOptions, ZafClient } from './client.ts'

export interface FakeZaf extends ZafClient {
  /** What `get` knows; other paths are errors of their own, as in the real host. */
  data: Record<string, unknown>
  sets: Record<string, unknown>[]
  invokes: [string, ...unknown[]][]
  requests: RequestOptions[]
  emit(event: string, data?: unknown): void
  /** Asks like the host before a save: false when a handler would block it. */
  save(): Promise<boolean>
}

/** @param answer what a request resolves to; throw to refuse it
 *  @param refuse names of actions that the host rejects */
export function fakeZaf(
  data: Record<string, unknown>,
  answer: (options: RequestOptions) => unknown = () => ({}),
  refuse: readonly string[] = [],
): FakeZaf {
  const handlers = new Map<string, ((data?: unknown) => unknown)[]>()
  const zaf: FakeZaf = {
    data,
    sets: [],
    invokes: [],
    requests: [],
    get: (paths) => Promise.resolve(Object.fromEntries([['errors', {}], ...paths.filter((path) => path in data).map((path) => [path, data[path]])])),
    set(values) {
      zaf.sets.push(values)
      Object.assign(data, values)
      return Promise.resolve({ errors: {} })
    },
    invoke(name, ...args) {
      if (refuse.includes(name)) return Promise.reject(new Error(`${name} is not here`))
      zaf.invokes.push([name, ...args])
      return Promise.resolve({ errors: {} })
    },
    async request(options) {
      zaf.requests.push(options)
      return answer(options)
    },
    on: (event, handler) => void handlers.set(event, [...(handlers.get(event) ?? []), handler]),
    emit: (event, payload) => handlers.get(event)?.forEach((handler) => handler(payload)),
    async save() {
      const replies = (handlers.get('ticket.save') ?? []).map((handler) => handler())
      return (
        !replies.some((reply) => reply === false || typeof reply === 'string') &&
        Promise.all(replies).then(
          () => true,
          () => false,
        )
      )
    },
  }
  return zaf
}
