export type ZendeskErrorKind =
  | 'rate_limited'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'wrong_account'
  | 'too_recent'
  | 'rejected'
  | 'unavailable'
  | 'bad_shape'
  | 'endless'
  | 'network'
  | 'aborted'

/** What can go wrong between us and Zendesk. The message is one sentence that names the setting and the remedy. */
export class ZendeskError extends Error {
  readonly kind: ZendeskErrorKind
  /** HTTP status, null when there was no answer. */
  readonly status: number | null

  constructor(kind: ZendeskErrorKind, message: string, options: { status?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'ZendeskError'
    this.kind = kind
    this.status = options.status ?? null
  }
}
