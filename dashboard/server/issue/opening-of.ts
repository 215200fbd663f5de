/** A contact's opening, as the judge reads it. */
import type { RecentContact } from '../store/fact-store/contract.ts'

/** Subject and the customer's first words; null where no text is kept. */
export const openingOf = ({ row, opening }: Pick<RecentContact, 'row' | 'opening'>): string | null =>
  opening === null ? null : `${row.subject ?? ''}\n${opening}`
