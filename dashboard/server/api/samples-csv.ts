/** Items of a sample as a file that spreadsheets open: with probabilities and weights, so that everything can be counted again. */
import type { z } from 'zod'
import type { sampleItemsSchema } from '@shared/api/quality/samples.ts'
import { toCsv, type CsvColumns } from './csv.ts'

type Item = z.infer<typeof sampleItemsSchema>['items'][number]
const COLUMNS: CsvColumns<Item> = [
  ['item', ({ id }) => id],
  ['ticket_id', ({ ticketId }) => ticketId],
  ['place', ({ place }) => place],
  ['stratum', ({ stratum }) => stratum],
  ['part', ({ part }) => part],
  ['inclusion_probability', ({ inclusion }) => inclusion],
  ['weight', ({ weight }) => weight],
  ['weight_now', ({ weightNow }) => weightNow],
  ['agent', ({ agent }) => agent],
  ['group', ({ group }) => group],
  ['reviewer', ({ reviewer }) => reviewer],
  ['due_at', ({ dueAt }) => dueAt],
  ['state', ({ state }) => state],
  ['replaced_reason', ({ replaced }) => replaced?.reason ?? null],
  ['replaces', ({ replaces }) => replaces],
  ['score', ({ score }) => score],
  ['passed', ({ passed }) => passed],
  ['first_contact', ({ verdict }) => verdict],
]

/** One line an item, in their order. */
export const samplesCsv = (items: readonly Item[]): NodeJS.ReadableStream => toCsv(COLUMNS, items)
