/** What can be asked: lenses, windows, dimensions with their values, and the days at hand. */
import { shownBand } from '@shared/fcr/benchmark.ts'
import { NO_OPERATIONS } from '@shared/api/operations.ts'
import type { Meta } from '@shared/api/status.ts'
import { LENS_IDS } from '@shared/api/trend.ts'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { dayToIso } from '@shared/time/calendar.ts'
import { optionName } from './option-names.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

/** Longest list of values a filter offers; rarer ones can still be asked by name. */
const MAX_VALUES = 500

export async function readMeta(reader: AnalyticsReader, settings: AnalyticsSettings): Promise<Meta> {
  const [values, span] = await Promise.all([
    Promise.all(DIMENSIONS.map((dimension) => reader.dimensionValues(dimension))),
    readSpan(reader, settings),
  ])
  const { bands, targets } = settings.operations ?? NO_OPERATIONS
  return {
    version: settings.version,
    timeZone: settings.timeZone,
    weekStart: settings.weekStart,
    lenses: LENS_IDS.map((id) => {
      const { version, windowDays } = defineLens(id, settings)
      return { id, version, windowDays }
    }),
    windows: [...WINDOWS_DAYS],
    dimensions: DIMENSIONS.map((id, i) => ({
      id,
      values: (values[i] ?? [])
        .toSorted((a, b) => b.count - a.count)
        .slice(0, MAX_VALUES)
        .map((one) => ({ ...one, label: optionName(settings.optionNames, id, one.value) ?? one.label })),
    })),
    firstDay: span && dayToIso(span.first),
    lastDay: span && dayToIso(span.last),
    ticketUrl: settings.ticketUrl,
    band: shownBand(bands),
    targets,
  }
}

/** First and last day under the default lens. */
async function readSpan(reader: AnalyticsReader, settings: AnalyticsSettings): Promise<{ first: number; last: number } | null> {
  const completeTo = await readCompleteTo(reader)
  if (completeTo === null) return null
  const cells = await reader.countCells({
    lens: compileLens(defineLens('net', settings), completeTo),
    fromDay: null,
    toDay: null,
    slice: null,
    filters: [],
  })
  return cells.reduce<{ first: number; last: number } | null>(
    (span, { day }) => (span ? { first: Math.min(span.first, day), last: Math.max(span.last, day) } : { first: day, last: day }),
    null,
  )
}
