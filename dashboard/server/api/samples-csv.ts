/** Items of a sample as a file that spreadsheets open: with probabilities and weights, so that everything can be counted again. */
import { pipeline, Readable } from 'node:stream'
import type { z } from 'zod'
import type { sampleItemsSchema } from '@shared/api/quality/samples.ts'
import { stringify } from 'csv-stringify'

type Item = z.infer<typeof sampleItemsSchema>['items'][number]
const COLUMNS: readonly (readonly [header: string, of: (item: Item) => string | number | boolean | null])[] = [
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
export function samplesCsv(items: readonly Item[]): NodeJS.ReadableStream {
  const sheet = stringify({
    header: true,
    columns: COLUMNS.map(([header]) => header),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
  pipeline(Readable.from(items.map((item) => COLUMNS.map(([, of]) => of(item)))), sheet, () => {})
  return sheet
}
