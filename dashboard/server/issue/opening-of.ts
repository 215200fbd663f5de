/** A contact's opening, as the judge and the models read it. */
import type { TicketRow } from '@shared/zendesk/rows.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'

/** Subject and the customer's first words; null where no text is kept. */
export const openingOf = ({ row, opening }: Pick<RecentContact, 'opening'> & { row: TicketRow | null }): string | null =>
  row === null || opening === null ? null : `${row.subject ?? ''}\n${opening}`
