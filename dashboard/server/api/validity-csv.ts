/** The validity of criteria as a file that spreadsheets open. */
import { pipeline, Readable } from 'node:stream'
import type { ValidityRow } from '@shared/api/quality/validity.ts'
import { stringify } from 'csv-stringify'

const COLUMNS: readonly (readonly [header: string, of: (row: ValidityRow) => string | number | boolean | null])[] = [
  ['scorecard', ({ scorecard }) => scorecard],
  ['versions', ({ versions }) => versions.join(' ')],
  ['criterion', ({ criterion }) => criterion],
  ['title', ({ title }) => title.en || title.zh],
  ['weight', ({ weight }) => weight],
  ['outcome', ({ outcome }) => outcome],
  ['reviews', ({ n }) => n],
  ['met', ({ met }) => met.n],
  ['met_success', ({ met }) => met.success],
  ['not_met', ({ notMet }) => notMet.n],
  ['not_met_success', ({ notMet }) => notMet.success],
  ['odds_ratio', ({ ratio }) => ratio],
  ['low', ({ low }) => low],
  ['high', ({ high }) => high],
  ['method', ({ method }) => method],
  ['odds_ratio_weighted', ({ weighted }) => weighted],
  ['says', ({ says }) => says],
  ['may_be_chance', ({ chance }) => chance],
]

/** One line a criterion and outcome. */
export function validityCsv(rows: readonly ValidityRow[]): NodeJS.ReadableStream {
  const sheet = stringify({
    header: true,
    columns: COLUMNS.map(([header]) => header),
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: String },
  })
  pipeline(Readable.from(rows.map((row) => COLUMNS.map(([, of]) => of(row)))), sheet, () => {})
  return sheet
}
