/** What checking a package says. */
export interface Finding {
  /** The validator's own key; ours begin with `own.`. */
  rule: string
  message: string
}
export interface Findings {
  errors: readonly Finding[]
  warnings: readonly Finding[]
}
export interface Report {
  error(rule: string, message: string): void
  warn(rule: string, message: string): void
}
