/** What is to be drawn, and how it stands in the address: a link draws the same list again. */
import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { DrawRequestInput } from '@shared/api/quality/samples.ts'
import { ALLOCATIONS, LEAST_RANDOM, STRATIFIERS, type AllocationKind, type Stratifier } from '@shared/sampling/design.ts'
import { isoToDay, startOfDay } from '@shared/time/calendar.ts'
import { readQuestion, writeListQuestion, writeQuestion, type Filter, type Question } from '../../../composables/question.ts'
import { hasWindow, type LensId } from '@shared/fcr/lens.ts'

export const DESIGNS = ['simple', 'stratified', 'risk'] as const
export type DesignKind = (typeof DESIGNS)[number]
export const GROUPINGS: readonly Stratifier[] = [...STRATIFIERS, 'risk']
export const MOST_GROUPINGS = 3
export const LEAST_RANDOM_PERCENT = LEAST_RANDOM * 100

export interface Plan {
  title: string
  lens: LensId
  windowDays: number | null
  /** First and last day of first solves; null = the last matured week. */
  days: { from: string; to: string } | null
  filters: readonly Filter[]
  kind: DesignKind
  size: number
  by: readonly Stratifier[]
  allocation: AllocationKind
  /** Of each agent (risk-weighted), of each stratum (stratified). */
  minimum: number
  /** Percent of the sample; null = a third. */
  randomPercent: number | null
  /** Empty = none was chosen yet. */
  seed: string
  reviewers: readonly { userId: number; share: number }[]
  /** The last day. */
  due: string | null
  /** Id of the card that reviews are made on; null = the one in force. */
  scorecard: string | null
  /** Agent, outcome and checks stay hidden until a review is submitted. */
  blind: boolean
}
const USUAL = { kind: 'risk', size: 60, by: ['channel'], allocation: 'proportional', minimum: 2 } as const

const one = (query: LocationQuery, key: string): string => {
  const value = query[key]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}
const all = (query: LocationQuery, key: string): string[] => [query[key] ?? []].flat().filter((value) => value !== null)
const whole = (text: string, least: number, most: number): number | null =>
  /^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null
const pick = <T extends string>(values: readonly T[], value: string): T | null => values.find((known) => known === value) ?? null
const isDay = (text: string): boolean => isoToDay(text) !== null

/** Anything in the address that makes no sense is left out. */
export function readPlan(query: LocationQuery): Plan {
  const { lens, windowDays, span, filters } = readQuestion(query)
  const by = all(query, 'by').flatMap((name) => pick(GROUPINGS, name) ?? [])
  return {
    title: one(query, 'title').slice(0, 120),
    lens,
    windowDays,
    days: span.kind === 'days' ? { from: span.from, to: span.to } : null,
    filters,
    kind: pick(DESIGNS, one(query, 'design')) ?? USUAL.kind,
    size: whole(one(query, 'size'), 1, 2000) ?? USUAL.size,
    by: by.length > 0 ? [...new Set(by)].slice(0, MOST_GROUPINGS) : USUAL.by,
    allocation: pick(ALLOCATIONS, one(query, 'allocation')) ?? USUAL.allocation,
    minimum: whole(one(query, 'min'), 0, 100) ?? USUAL.minimum,
    randomPercent: whole(one(query, 'random'), LEAST_RANDOM_PERCENT, 100),
    seed: one(query, 'seed').trim().slice(0, 60),
    reviewers: all(query, 'reviewer').flatMap((pair) => {
      const [userId, share] = [Number(pair.split(':')[0]), Number(pair.split(':')[1] ?? '1')]
      return Number.isSafeInteger(userId) && userId > 0 && share > 0 && share <= 1000 ? [{ userId, share }] : []
    }),
    due: isDay(one(query, 'due')) ? one(query, 'due') : null,
    scorecard: /^[a-z][a-z0-9_]{0,59}$/.test(one(query, 'card')) ? one(query, 'card') : null,
    blind: one(query, 'blind') !== 'no',
  }
}

/** What is usual does not stand in the address, nor what the design does not read. */
export function writePlan(plan: Plan): LocationQueryRaw {
  const isStratified = plan.kind === 'stratified'
  return {
    ...(plan.title === '' ? {} : { title: plan.title }),
    ...writeQuestion(questionOf(plan)),
    ...(plan.kind === USUAL.kind ? {} : { design: plan.kind }),
    ...(plan.size === USUAL.size ? {} : { size: String(plan.size) }),
    ...(isStratified && plan.by.join() !== USUAL.by.join() ? { by: [...plan.by] } : {}),
    ...(isStratified && plan.allocation !== USUAL.allocation ? { allocation: plan.allocation } : {}),
    ...(plan.kind !== 'simple' && plan.minimum !== USUAL.minimum ? { min: String(plan.minimum) } : {}),
    ...(plan.kind === 'risk' && plan.randomPercent !== null ? { random: String(plan.randomPercent) } : {}),
    ...(plan.seed === '' ? {} : { seed: plan.seed }),
    ...(plan.reviewers.length === 0 ? {} : { reviewer: plan.reviewers.map(({ userId, share }) => `${userId}:${share}`) }),
    ...(plan.due === null ? {} : { due: plan.due }),
    ...(plan.scorecard === null ? {} : { card: plan.scorecard }),
    ...(plan.blind ? {} : { blind: 'no' }),
  }
}

/** Twenty-six weeks are what an address without days says. */
const questionOf = ({ lens, windowDays, days, filters }: Plan): Question => ({
  lens,
  windowDays,
  span: days ? { kind: 'days', ...days } : { kind: 'weeks', weeks: 26 },
  filters,
})

/** Same plan, another period, seed and due day: what is worth keeping as a design. */
export const designQuery = (plan: Plan): LocationQueryRaw => writePlan({ ...plan, days: null, seed: '', due: null, title: '' })

/** The last second of a day in the account's zone. */
export const endOfDay = (iso: string, zone: string): string => new Date((startOfDay((isoToDay(iso) ?? 0) + 1, zone) - 1) * 1000).toISOString()

/** As the service is asked; the due day ends at midnight of the account's zone. */
export function toDrawRequest(plan: Plan, zone: string): DrawRequestInput {
  return {
    ...toPreviewRequest(plan),
    title: plan.title,
    ...(plan.seed === '' ? {} : { seed: plan.seed }),
    assignment: {
      reviewers: plan.reviewers.map((reviewer) => ({ ...reviewer })),
      dueAt: plan.due === null ? null : endOfDay(plan.due, zone),
    },
    scorecard: plan.scorecard,
    blind: plan.blind,
  }
}
/** Only what the preview depends on; who reviews it leaves people's own tickets out of the frame. */
export function toPreviewRequest(plan: Plan): DrawRequestInput {
  const { lens, windowDays, days, filters, reviewers } = plan
  return {
    frame: {
      lens,
      ...(windowDays !== null && hasWindow(lens) ? { window: windowDays } : {}),
      ...days,
      filter: filters.map(({ dimension, value }) => `${dimension}=${value}`),
    },
    design: designOf(plan),
    assignment: { reviewers: reviewers.map((reviewer) => ({ ...reviewer })) },
  }
}
function designOf({ kind, size, by, allocation, minimum, randomPercent }: Plan): DrawRequestInput['design'] {
  if (kind === 'simple') return { kind, size }
  if (kind === 'stratified') return { kind, size, by: [...by], allocation, minimum }
  return { kind, size, minimumPerAgent: minimum, ...(randomPercent === null ? {} : { randomShare: randomPercent / 100 }) }
}

/** The window that a kept definition was counted with, as an address asks for it; with own windows by reason it is not one number. */
export const windowAsked = ({
  windowDays,
  windowByReason,
}: {
  windowDays: number | null
  windowByReason: Readonly<Record<string, number>>
}): number | null => (Object.keys(windowByReason).length > 0 ? null : windowDays)

/** The tickets of the frame: all that are eligible, or those left out by one kind. */
export function frameTickets(
  frame: { lens: LensId; windowDays: number | null; from: string; to: string; filter: readonly string[] },
  state: string,
): { path: string; query: LocationQueryRaw } {
  const { lens, windowDays, from, to, filter } = frame
  const { filters } = readQuestion({ filter: [...filter] })
  const question = { lens, windowDays, span: { kind: 'days', from, to } as const, filters }
  return { path: '/tickets', query: writeListQuestion({ ...question, state, reason: null, period: null, slice: null, step: null }) }
}
