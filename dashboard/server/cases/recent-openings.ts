/** What customers wrote of late: a table of how rare words are, the same for briefs and figures. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { FactReader } from '../store/fact-store/contract.ts'

const DAYS = 60
const MOST = 1_500
const DAY_SECONDS = 86_400

export async function recentOpenings(reader: Pick<FactReader, 'recentContacts'>, now: EpochSeconds): Promise<string[]> {
  const contacts = await reader.recentContacts({ since: now - DAYS * DAY_SECONDS, after: 0, limit: MOST })
  return contacts.flatMap(({ opening }) => opening ?? [])
}
