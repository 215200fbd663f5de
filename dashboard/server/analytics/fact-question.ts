/** From what a caller asks to what the fact store is asked: the lens, the effective as-of, days and filters. One way for trend and lists, so that a number and its tickets agree. */
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import { DIMENSIONS, GROUPINGS, type Grouping } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, defineLens, hasWindow, speaksOfNow, type CompiledLens, type LensDefinition, type LensId } from '@shared/fcr/lens.ts'
import { sameMeaning } from '@shared/fcr/lens-changes.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import { LENS_IDS, type TrendQuery } from '@shared/api/trend.ts'
import { isoToDay, type Day } from '@shared/time/calendar.ts'
import type { FactFilter, FactScope, Following } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { NARROWINGS, readNarrowing } from './narrowing.ts'
import { valuesAsked } from './option-names.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

/** Of what follows a contact about something else. */
export const FOLLOWS_WITHIN = MAX_GAP_SECONDS

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
  /** What the filters that are no groupings ask together. */
  narrow?: Predicate
  /** What the filter `followed_by` asks. */
  following?: Following
}

/** Effective asOf = min(asOf, completeTo); default completeTo (domain 6). */
export async function readQuestion(reader: AnalyticsReader, settings: AnalyticsSettings, asked: AskedFacts): Promise<Answer<FactQuestion>> {
  if (asked.asOf !== undefined && speaksOfNow(asked.lens))
    return misuse(
      'as_of_not_supported',
      `The lens ${asked.lens} speaks of now and knows no past: leave out as-of, or ask another lens, for example net.`,
    )
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
  const compiled = asOf === null ? null : compileLens(lens, asOf)
  const narrow = readNarrowings(filters.value.others, compiled, settings.timeZone, (id) => lensOf(settings, { ...asked, lens: id }))
  if (!narrow.ok) return narrow
  return answer({
    lens: compiled,
    asOf,
    completeTo,
    definition: stampDefinition(lens, settings),
    fromDay,
    toDay,
    filters: filters.value.groupings,
    ...(narrow.value === null ? {} : { narrow: narrow.value }),
    ...(filters.value.followedBy === null ? {} : { following: { reason: filters.value.followedBy, withinSeconds: FOLLOWS_WITHIN } }),
  })
}

/** All of a question but its lens, for the store. */
export function daysAndFilters({ fromDay, toDay, filters, narrow, following }: FactQuestion): Omit<FactScope, 'lens'> {
  return { fromDay, toDay, filters, ...(narrow === undefined ? {} : { narrow }), ...(following === undefined ? {} : { following }) }
}

/** `--window` overrides both the window and the windows by reason (domain 7). */
export function lensOf(settings: AnalyticsSettings, asked: Pick<AskedFacts, 'lens' | 'window'>): LensDefinition {
  const lens = defineLens(asked.lens, settings)
  return asked.window === undefined || !hasWindow(asked.lens) ? lens : { ...lens, windowDays: asked.window, windowByReason: {} }
}

/** What every answer says of how it counted. A draft is not what its version says. */
export function stampDefinition(lens: LensDefinition, settings: AnalyticsSettings) {
  return {
    lens: lens.id,
    version: lens.version,
    windowDays: lens.windowDays,
    windowByReason: { ...lens.windowByReason },
    timeZone: settings.timeZone,
    weekStart: settings.weekStart,
    usePredictedReasons: lens.usePredictedReasons,
    draft: !sameMeaning(lens, defineLens(lens.id, settings)),
  }
}

/** undefined = given, but no day of the calendar. */
function readDay(iso: string | undefined): Day | null | undefined {
  return iso === undefined ? null : (isoToDay(iso) ?? undefined)
}

const isGrouping = (word: string): word is Grouping => GROUPINGS.some((grouping) => grouping === word)
const isLens = (word: string): word is LensId => LENS_IDS.some((id) => id === word)

interface AskedFilters {
  groupings: readonly FactFilter[]
  /** Names and values of the rest, which narrow by a predicate. */
  others: readonly (readonly [string, string])[]
  followedBy: string | null
}
/** `DIM=VALUE`, or `DIM!=VALUE` for all others. The same grouping twice means either; twice refused means neither. */
function readFilters(words: readonly string[], { optionNames }: AnalyticsSettings): Answer<AskedFilters> {
  const byGrouping = new Map<Grouping, string[]>()
  const refused = new Map<Grouping, string[]>()
  const others: [string, string][] = []
  let followedBy: string | null = null
  for (const word of words) {
    const at = word.indexOf('=')
    const not = word[at - 1] === '!'
    const name = word.slice(0, Math.max(not ? at - 1 : at, 0))
    const value = word.slice(at + 1)
    const into = not ? refused : byGrouping
    if (isGrouping(name)) into.set(name, [...(into.get(name) ?? []), value])
    else if (!not && name === 'followed_by') followedBy = value
    else if (!not && (isLens(name) || NARROWINGS.includes(name))) others.push([name, value])
    else
      return misuse(
        'invalid_filter',
        `The filter "${word}" names no dimension; write DIM=VALUE with one of ${DIMENSIONS.join(', ')}, for example channel=email.`,
      )
  }
  const toFilter = ([dimension, values]: [Grouping, string[]]) => ({ dimension, values: valuesAsked(optionNames, dimension, values) })
  const groupings = [...[...byGrouping].map(toFilter), ...[...refused].map((entry) => ({ ...toFilter(entry), not: true }))]
  return answer({ groupings, others, followedBy })
}

/** All of them hold together; null = none was asked. */
function readNarrowings(
  words: AskedFilters['others'],
  lens: CompiledLens | null,
  timeZone: string,
  define: (id: LensId) => ReturnType<typeof lensOf>,
): Answer<Predicate | null> {
  if (lens === null || words.length === 0) return answer(null)
  const parts: Predicate[] = []
  for (const [name, value] of words) {
    const read = readNarrowing(name, value, { lens, timeZone, other: isLens(name) ? compileLens(define(name), lens.asOf) : null })
    if (!read.ok) return read
    parts.push(read.value)
  }
  return answer({ all: parts })
}
