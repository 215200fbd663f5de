/** The validity of criteria as a file that spreadsheets open. */
import type { ValidityRow } from '@shared/api/quality/validity.ts'
import { toCsv, type CsvColumns } from './csv.ts'

const COLUMNS: CsvColumns<ValidityRow> = [
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
export const validityCsv = (rows: readonly ValidityRow[]): NodeJS.ReadableStream => toCsv(COLUMNS, rows)
