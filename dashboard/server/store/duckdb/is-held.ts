import { DuckDBInstance } from '@duckdb/node-api'
import { existsSync } from 'node:fs'

/** Whether another process has this database file open. */
export async function isHeld(path: string): Promise<boolean> {
  if (!existsSync(path)) return false
  try {
    const instance = await DuckDBInstance.create(path)
    instance.closeSync()
    return false
  } catch (cause) {
    if (cause instanceof Error && /lock/i.test(cause.message)) return true
    // A file that cannot be read is no reason to refuse a backup of it.
    return false
  }
}
