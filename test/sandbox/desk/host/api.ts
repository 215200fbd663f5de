/** What a host offers an app behind `get`, `set`, `invoke` and `request`; the desk implements it, the protocol knows no ticket. */
export interface AppApi {
  /** Why the whole API cannot be used now (the ticket is not loaded), or null. */
  unavailable(): string | null
  get(path: string): unknown
  set(path: string, value: unknown): unknown
  invoke(path: string, args: readonly unknown[]): unknown
  request(options: unknown): Promise<RequestOutcome>
}

/** The first argument of the app's promise: the answer, or the xhr-like object of a failure. */
export type RequestOutcome =
  | { kind: 'done'; data: unknown; status: number }
  | { kind: 'fail'; status: number; statusText: string; responseText: string; responseJSON?: unknown }

/** A refusal the app gets to see, by name and message. */
export class ApiError extends Error {
  constructor(name: string, message: string) {
    super(message)
    this.name = name
  }
}
export const noHandler = (path: string): ApiError => new ApiError('APIUnavailable', `Could not find handler for: "${path}"`)
