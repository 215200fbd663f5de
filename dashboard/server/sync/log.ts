/** Where sync says what it does; results never go here. */
export interface SyncLog {
  debug(line: string): void
  info(line: string): void
  warn(line: string): void
}
