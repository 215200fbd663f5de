/** Keys of the configuration that counter-metrics, forecasts, staffing and charts read; no counting rule does, but for the mapped fields. */
import { z } from 'zod'
import { CHANNELS, PRIORITIES } from '../fcr/history.ts'
import { isoToDay } from '../time/calendar.ts'
import { bandKeys } from './configuration-bands.ts'

const field = z.union([z.string(), z.number()], 'is no name and no id').nullable().default(null)
const day = z.string().refine((iso) => isoToDay(iso) !== null, 'is no day of the calendar; an example is "2026-12-25"')
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/
const clock = z.string().regex(CLOCK, 'is no time of day; an example is "09:00"')
/** Open from, until; several a day where there is a break. They are put in order, and must not overlap. */
const shifts = z
  .array(z.tuple([clock, clock]).refine(([from, until]) => from < until, 'ends before it begins; a shift over midnight is two'))
  .transform((spans) => spans.toSorted())
  .refine((spans) => spans.every(([from], at) => at === 0 || from >= spans[at - 1]![1]), 'has shifts that overlap')
  .default([])

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const businessHoursSchema = z
  .strictObject({
    monday: shifts,
    tuesday: shifts,
    wednesday: shifts,
    thursday: shifts,
    friday: shifts,
    saturday: shifts,
    sunday: shifts,
    holidays: z.array(day).default([]),
  })
  .refine((week) => WEEKDAYS.some((name) => week[name].length > 0), 'has no open hour; an example is {"monday": [["09:00", "17:30"]]}')
export type BusinessHours = z.infer<typeof businessHoursSchema>

export const SLA_MEASURES = ['first_reply', 'resolution'] as const
/** The first target that fits a contact is its promise. */
export const slaTargetSchema = z.strictObject({
  measure: z.enum(SLA_MEASURES),
  withinMinutes: z.number().positive('is no time; an example is 60'),
  hours: z.enum(['calendar', 'business']).default('calendar'),
  /** Only contacts of these; all when left out. */
  channels: z.array(z.enum(CHANNELS)).min(1).optional(),
  priorities: z.array(z.enum(PRIORITIES)).min(1).optional(),
})
export type SlaTarget = z.infer<typeof slaTargetSchema>

/** What the help centre counted, from the first day to the last one. */
const contentViewsSchema = z
  .strictObject({
    from: day,
    to: day,
    views: z.int().nonnegative('is no count'),
    /** Visits that the help centre itself knows to have solved something; left out when it doesn't say. */
    solved: z.int().nonnegative('is no count').optional(),
  })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
export type ContentViews = z.infer<typeof contentViewsSchema>

const share = z.number().gt(0, 'must be above 0').lt(1, 'must be below 1, a fraction; an example is 0.8')
const staffingSchema = z.strictObject({
  /** Share of calls answered within so many seconds. */
  serviceLevel: share,
  answerWithinSeconds: z.number().positive('is no time; an example is 20'),
  /** Mean patience of callers; left out, nobody is taken to hang up. */
  patienceSeconds: z.number().positive('is no time; an example is 120').optional(),
  /** Share of paid time away from contacts. */
  shrinkage: z.number().min(0, 'must not be below 0').lt(1, 'must be below 1').default(0.3),
  /** Share of their time at work that agents are busy with mail and the like. */
  occupancy: share.default(0.85),
})
export type StaffingGoalKeys = z.infer<typeof staffingSchema>

export const operationsKeys = {
  businessHours: businessHoursSchema.nullable().default(null),
  /** Seconds of work on a ticket, for example of a time-tracking app. */
  handleTimeField: field,
  /** Answer from 0 to 10; `npsKind` says of what it was asked. */
  npsField: field,
  npsKind: z.enum(['transactional', 'relational']).default('transactional'),
  /** Answer to a question on effort, as the account asks it. */
  effortField: field,
  slaTargets: z.array(slaTargetSchema).default([]),
  contentViews: z
    .array(contentViewsSchema)
    .transform((spans) => spans.toSorted((a, b) => (a.from < b.from ? -1 : 1)))
    .refine((spans) => spans.every(({ from }, at) => at === 0 || from > spans[at - 1]!.to), 'has spans that overlap')
    .default([]),
  staffing: staffingSchema.nullable().default(null),
  ...bandKeys,
}
export const operationsSchema = z.object(operationsKeys)
/** These keys as questions are given them. */
export type Operations = z.infer<typeof operationsSchema>
export const NO_OPERATIONS: Operations = operationsSchema.parse({})
