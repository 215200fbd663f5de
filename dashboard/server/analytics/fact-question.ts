/** From what a caller asks to what the fact store is asked: the lens, the effective as-of, days and filters. One way for trend and lists, so that a number and its tickets agree. */
import { DIMENSIONS, type Dimension } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, defineLens, type CompiledLens } from '@shared/fcr/lens.ts'
import type { TrendQuery } from '@shared/api/trend.ts'
import { isoToDay, type Day } from '@shared/time/calendar.ts'
import type { FactFilter } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { valuesAsked } from './option-names.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

export type AskedFacts = Omit<TrendQuery, 'by' | 'slice'>

export interface FactQuestion {
  /** null before anything was read to its end: nothing can be counted yet. */
  lens: CompiledLens | null
  asOf: EpochSeconds | null
  completeTo: EpochSeconds | null
  definition: ReturnType<typeof stampDefinition>
  fromDay: Day | null
  toDay: Day | null
  filters: readonly FactFilter[]
}

/** Effective asOf = min(asOf, completeTo); default completeTo (domain 6). */
export async function readQuestion(reader: AnalyticsReader, settings: AnalyticsSettings, asked: AskedFacts): Promise<Answer<FactQuestion>> {
  const windowed = asked.lens === 'gross' || asked.lens === 'net'
  if (asked.asOf !== undefined && !windowed)
    return misuse('as_of_not_supported', `The lens ${asked.lens} speaks of now and knows no past: leave out as-of, or ask the lens net or gross.`)
  const fromDay = readDay(asked.from)
  const toDay = readDay(asked.to)
  if (fromDay === undefined) return misuse('invalid_day', `from is no day of the calendar: "${asked.from}"; an example is 2026-11-02.`)
  if (toDay === undefined) return misuse('invalid_day', `to is no day of the calendar: "${asked.to}"; an example is 2026-11-08.`)
  if (fromDay !== null && toDay !== null && fromDay > toDay)
    return misuse('invalid_range', `from (${asked.from}) is later than to (${asked.to}); both days are counted, the earlier one comes first.`)
  const filters = readFilters(asked.filter, settings)
  if (!filters.ok) return filters

  const completeTo = await readCompleteTo(reader)
  const wished = asked.asOf === undefined ? completeTo : Math.floor(Date.parse(asked.asOf) / 1000)
  const asOf = completeTo === null || wished === null ? null : Math.min(wished, completeTo)
  const lens = lensOf(settings, asked)
  return answer({
    lens: asOf === null ? null : compileLens(lens, asOf),
    asOf,
    completeTo,
    definition: stampDefinition(lens, settings),
    fromDay,
    toDay,
    filters: filters.value,
  })
}

/** `--window` overrides both the window and the windows by reason (domain 7). */
function lensOf(settings: AnalyticsSettings, asked: Pick<AskedFacts, 'lens' | 'window'>) {
  return defineLens(asked.lens, {
    windowDays: asked.window ?? settings.windowDays,
    windowByReason: asked.window === undefined ? settings.windowByReason : {},
    notFirstContactResolvable: settings.notFirstContactResolvable,
  })
}

function stampDefinition(lens: ReturnType<typeof defineLens>, settings: AnalyticsSettings) {
  return {
    lens: lens.id,
    version: lens.version,
    windowDays: lens.windowDays,
    windowByReason: { ...lens.windowByReason },
    timeZone: settings.timeZone,
    weekStart: settings.weekStart,
  }
}

/** undefined = given, but no day of the calendar. */
function readDay(iso: string | undefined): Day | null | undefined {
  return iso === undefined ? null : (isoToDay(iso) ?? undefined)
}

const isDimension = (word: string): word is Dimension => DIMENSIONS.some((dimension) => dimension === word)

/** The same dimension twice means either. */
function readFilters(words: readonly string[], { optionNames }: AnalyticsSettings): Answer<readonly FactFilter[]> {
  const byDimension = new Map<Dimension, string[]>()
  for (const word of words) {
    const at = word.indexOf('=')
    const dimension = word.slice(0, Math.max(at, 0))
    if (!isDimension(dimension))
      return misuse(
        'invalid_filter',
        `The filter "${word}" names no dimension; write DIM=VALUE with one of ${DIMENSIONS.join(', ')}, for example channel=email.`,
      )
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), word.slice(at + 1)])
  }
  return answer([...byDimension].map(([dimension, values]) => ({ dimension, values: valuesAsked(optionNames, dimension, values) })))
}
