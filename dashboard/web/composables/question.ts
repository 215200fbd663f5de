/** What a page asks, and how it stands in the address: every view can be linked to. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { DIMENSIONS, type Dimension } from '@shared/fcr/fact.ts'
import { STEP_CODES, type StepCode } from '@shared/fcr/reconcile.ts'
import { FAILURE_REASONS, hasWindow, LENS_IDS, type LensId } from '@shared/fcr/lens.ts'
import { dayToIso, isoToDay, periodStart, type Day, type WeekStart } from '@shared/time/calendar.ts'
import type { ContactsAsk, FactAsk } from '../backend/backend.ts'

export const SPAN_WEEKS = [4, 8, 13, 26] as const
const DEFAULT_WEEKS = 26

export interface Filter {
  dimension: Dimension
  value: string
}
export type Span = { kind: 'weeks'; weeks: number } | { kind: 'days'; from: string; to: string }
export interface Question {
  lens: LensId
  /** null = the configured one. */
  windowDays: number | null
  span: Span
  filters: readonly Filter[]
}
/** The list behind a number. */
export interface ListQuestion extends Question {
  state: string | null
  reason: string | null
  period: string | null
  slice: Filter | null
  /** A step from a reported lens to ours; null = the lens alone. */
  step: Step | null
}
export interface Step {
  reported: LensId
  code: StepCode
}

const one = (query: LocationQuery, key: string): string | null => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? null
}
const pick = <T extends string>(values: readonly T[], value: string | null): T | null => values.find((known) => known === value) ?? null
const isDay = (value: string | null): value is string => value !== null && isoToDay(value) !== null

function readSpan(query: LocationQuery): Span {
  const [from, to] = [one(query, 'from'), one(query, 'to')]
  if (isDay(from) && isDay(to)) return from <= to ? { kind: 'days', from, to } : { kind: 'days', from: to, to: from }
  const weeks = Number(one(query, 'weeks'))
  return { kind: 'weeks', weeks: SPAN_WEEKS.find((known) => known === weeks) ?? DEFAULT_WEEKS }
}

export function readDimension(value: string | null): Dimension | null {
  return pick(DIMENSIONS, value)
}

/** Anything in the address that makes no sense is left out. */
export function readQuestion(query: LocationQuery): Question {
  const values = [query['filter'] ?? []].flat()
  const filters = values.flatMap((pair): Filter[] => {
    const [name = '', ...value] = (pair ?? '').split('=')
    const dimension = readDimension(name)
    return dimension && value.length > 0 ? [{ dimension, value: value.join('=') }] : []
  })
  const windowDays = Number(one(query, 'window'))
  return {
    lens: pick(LENS_IDS, one(query, 'lens')) ?? 'net',
    windowDays: WINDOWS_DAYS.find((known) => known === windowDays) ?? null,
    span: readSpan(query),
    filters,
  }
}

export function readListQuestion(query: LocationQuery): ListQuestion {
  const period = one(query, 'period')
  const dimension = readDimension(one(query, 'slice'))
  const value = one(query, 'value')
  const code = pick(STEP_CODES, one(query, 'step'))
  return {
    ...readQuestion(query),
    state: one(query, 'state'),
    reason: pick(FAILURE_REASONS, one(query, 'reason')),
    period: isDay(period) ? period : null,
    slice: dimension && value !== null ? { dimension, value } : null,
    step: code === null ? null : { code, reported: pick(LENS_IDS, one(query, 'reported')) ?? 'one_touch' },
  }
}

/** What is usual does not stand in the address. */
export function writeQuestion(question: Question): LocationQueryRaw {
  const { lens, windowDays, span, filters } = question
  return {
    ...(lens === 'net' ? {} : { lens }),
    ...(windowDays === null ? {} : { window: String(windowDays) }),
    ...(span.kind === 'days' ? { from: span.from, to: span.to } : span.weeks === DEFAULT_WEEKS ? {} : { weeks: String(span.weeks) }),
    ...(filters.length === 0 ? {} : { filter: filters.map((filter) => `${filter.dimension}=${filter.value}`) }),
  }
}

export function writeListQuestion(question: ListQuestion): LocationQueryRaw {
  const { state, reason, period, slice, step } = question
  return {
    ...writeQuestion(question),
    ...(state === null ? {} : { state }),
    ...(reason === null ? {} : { reason }),
    ...(period === null ? {} : { period }),
    ...(slice === null ? {} : { slice: slice.dimension, value: slice.value }),
    ...(step === null ? {} : { step: step.code, ...(step.reported === 'one_touch' ? {} : { reported: step.reported }) }),
  }
}

/** The days at hand, on the account's calendar. */
export interface Calendar {
  weekStart: WeekStart
  firstDay: Day
  lastDay: Day
  /** The day that the data are complete to. */
  asOfDay: Day
}

/** First and last day asked for. Weeks are whole and over, so that the running one never stands beside them; unless it is all there is. */
export function spanDays(span: Span, calendar: Calendar | null): { from: string; to: string } | null {
  if (span.kind === 'days') return { from: span.from, to: span.to }
  if (calendar === null) return null
  const weekOf = (day: Day) => periodStart(day, 'week', calendar.weekStart)
  const over = Math.min(weekOf(calendar.lastDay), weekOf(calendar.asOfDay) - 7)
  const week = Math.max(over, weekOf(calendar.firstDay))
  return { from: dayToIso(week - 7 * (span.weeks - 1)), to: dayToIso(week + 6) }
}

export function toFactAsk(question: Question, calendar: Calendar | null): FactAsk {
  const days = spanDays(question.span, calendar)
  const { lens, windowDays, filters } = question
  return { lens, windowDays: hasWindow(lens) ? windowDays : null, from: days?.from ?? null, to: days?.to ?? null, filters }
}

export function toContactsAsk(question: ListQuestion, calendar: Calendar | null): ContactsAsk {
  const { state, reason, period, slice, step } = question
  return { ...toFactAsk(question, calendar), state, reason, period, slice, step }
}
