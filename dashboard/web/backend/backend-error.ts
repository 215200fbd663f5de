/** `code` is stable and shown; `detail` is the service's own sentence, if it gave one. */
export class BackendError extends Error {
  override readonly name = 'BackendError'
  readonly kind: 'forbidden' | 'not_found' | 'conflict' | 'refused' | 'unavailable' | 'bad_shape'
  readonly code: string
  readonly detail: string | null

  constructor(kind: BackendError['kind'], code: string, detail: string | null = null, options?: ErrorOptions) {
    super(detail ?? code, options)
    this.kind = kind
    this.code = code
    this.detail = detail
  }
}
