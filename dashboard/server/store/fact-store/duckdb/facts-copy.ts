/** Facts and people exist twice; this knows which copy is in force. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { readMeta } from './meta.ts'

export type CopyName = 'a' | 'b'
export interface Tables {
  facts: string
  people: string
}
const tablesOf = (copy: CopyName): Tables => ({ facts: `facts_${copy}`, people: `people_${copy}` })

/** Read inside the asking transaction, so that a swap never splits an answer. */
export async function inForce(connection: DuckDBConnection): Promise<CopyName> {
  return (await readMeta(connection, 'facts_copy')) === 'b' ? 'b' : 'a'
}
export const otherCopy = (copy: CopyName): CopyName => (copy === 'a' ? 'b' : 'a')
export const currentTables = async (connection: DuckDBConnection): Promise<Tables> => tablesOf(await inForce(connection))
export const spareTables = async (connection: DuckDBConnection): Promise<Tables> => tablesOf(otherCopy(await inForce(connection)))
