/** What counter-metrics keep of the contacts of one row while they are read. */
import { REPEAT_KINDS } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { STATES } from '@shared/fcr/lens.ts'
import type { BusinessClock } from '@shared/time/business-time.ts'
import type { AnalyticsReader } from './reader.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import type { Grouping } from '@shared/fcr/fact.ts'

/** Solved contacts that only the rate leaves out; what nobody would call a contact is left out here, too. */
export const HANDLED = [...STATES, 'excluded:known_problem', 'excluded:not_first_contact_resolvable', 'excluded:not_first']
export const SILENT = 'excluded:no_reply_solve'
const REPEATS: readonly string[] = REPEAT_KINDS

interface Timed {
  calendar: number[]
  business: number[]
}
interface Answers {
  good: number
  bad: number
}
export interface CounterSample {
  contacts: number
  silent: number
  coarse: number
  firstReply: Timed
  firstResolution: Timed
  fullResolution: Timed
  handleTime: number[]
  effort: number[]
  nps: { promoters: number; passives: number; detractors: number }
  csat: Answers
  csatResolved: Answers
  csatRepeated: Answers
  reopened: number
  transferred: number
  escalated: number
  clarified: number
  /** Seconds to the first answer of contacts with an answer to the question on satisfaction. */
  judgedReplies: { seconds: number; good: boolean }[]
}
const timed = (): Timed => ({ calendar: [], business: [] })
export const emptySample = (): CounterSample => ({
  contacts: 0,
  silent: 0,
  coarse: 0,
  firstReply: timed(),
  firstResolution: timed(),
  fullResolution: timed(),
  handleTime: [],
  effort: [],
  nps: { promoters: 0, passives: 0, detractors: 0 },
  csat: { good: 0, bad: 0 },
  csatResolved: { good: 0, bad: 0 },
  csatRepeated: { good: 0, bad: 0 },
  reopened: 0,
  transferred: 0,
  escalated: 0,
  clarified: 0,
  judgedReplies: [],
})

/** One contact as scanned; NaN where there is no such number. */
interface Contact {
  cell: string
  reason: string
  csat: string
  createdAt: number
  firstSolvedAt: number
  lastSolvedAt: number
  solvedNow: number
  firstReplyAt: number
  reopens: number
  transfers: number
  escalated: number
  clarifications: number
  handleSeconds: number
  nps: number
  effort: number
  coarse: number
}
export interface Sampling {
  scope: FactScope
  slice: Grouping | null
  clock: BusinessClock | null
  botsToo: boolean
  /** The samples that a contact of this local day and slice belongs to. */
  samplesOf(day: number, slice: string | null): readonly CounterSample[]
}
const NUMBERS = [
  'day',
  'createdAt',
  'firstSolvedAt',
  'lastSolvedAt',
  'solvedNow',
  'firstAgentReplyAt',
  'firstBotReplyAt',
  'reopens',
  'transfers',
  'escalated',
  'clarifications',
  'handleSeconds',
  'nps',
  'effort',
  'coarse',
] as const

export async function readSamples(reader: Pick<AnalyticsReader, 'scanContacts'>, sampling: Sampling): Promise<void> {
  const { scope, slice, clock, botsToo, samplesOf } = sampling
  const words = ['csat' as const, ...(slice === null ? [] : [slice])]
  await reader.scanContacts({ ...scope, numbers: NUMBERS, words }, ({ size, cell, reason, numbers, words: read }) => {
    for (let i = 0; i < size; i += 1) {
      const name = cell.names[cell.codes[i]!] ?? ''
      if (name !== SILENT && !HANDLED.includes(name)) continue
      const [agent, bot] = [numbers.firstAgentReplyAt[i]!, numbers.firstBotReplyAt[i]!]
      const contact: Contact = {
        cell: name,
        reason: reason.names[reason.codes[i]!] ?? '',
        csat: read.csat.names[read.csat.codes[i]!] ?? '',
        createdAt: numbers.createdAt[i]!,
        firstSolvedAt: numbers.firstSolvedAt[i]!,
        lastSolvedAt: numbers.lastSolvedAt[i]!,
        solvedNow: numbers.solvedNow[i]!,
        firstReplyAt: botsToo ? earlier(agent, bot) : agent,
        reopens: numbers.reopens[i]!,
        transfers: numbers.transfers[i]!,
        escalated: numbers.escalated[i]!,
        clarifications: numbers.clarifications[i]!,
        handleSeconds: numbers.handleSeconds[i]!,
        nps: numbers.nps[i]!,
        effort: numbers.effort[i]!,
        coarse: numbers.coarse[i]!,
      }
      const value = slice === null ? null : (read[slice].names[read[slice].codes[i]!] ?? '')
      for (const sample of samplesOf(numbers.day[i]!, value)) addContact(sample, contact, clock, scope.lens.asOf)
    }
  })
}
const earlier = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b))

function addContact(sample: CounterSample, contact: Contact, clock: BusinessClock | null, asOf: EpochSeconds): void {
  if (contact.cell === SILENT) {
    sample.silent += 1
    return
  }
  sample.contacts += 1
  sample.coarse += contact.coarse
  const add = (into: Timed, until: number) => {
    into.calendar.push(Math.max(0, until - contact.createdAt))
    if (clock !== null) into.business.push(clock.between(contact.createdAt, until))
  }
  if (!Number.isNaN(contact.firstReplyAt)) add(sample.firstReply, contact.firstReplyAt)
  add(sample.firstResolution, contact.firstSolvedAt)
  if (contact.solvedNow === 1 && contact.lastSolvedAt <= asOf) add(sample.fullResolution, contact.lastSolvedAt)
  if (!Number.isNaN(contact.handleSeconds)) sample.handleTime.push(contact.handleSeconds)
  if (!Number.isNaN(contact.effort)) sample.effort.push(contact.effort)
  if (!Number.isNaN(contact.nps)) sample.nps[contact.nps >= 9 ? 'promoters' : contact.nps >= 7 ? 'passives' : 'detractors'] += 1
  if (contact.reopens > 0) sample.reopened += 1
  if (contact.transfers > 0) sample.transferred += 1
  if (contact.escalated > 0) sample.escalated += 1
  if (contact.clarifications > 0) sample.clarified += 1
  addAnswer(sample, contact)
}
function addAnswer(sample: CounterSample, { cell, reason, csat, createdAt, firstReplyAt }: Contact): void {
  if (csat !== 'good' && csat !== 'bad') return
  sample.csat[csat] += 1
  if (cell === 'success') sample.csatResolved[csat] += 1
  if (REPEATS.includes(reason)) sample.csatRepeated[csat] += 1
  if (!Number.isNaN(firstReplyAt)) sample.judgedReplies.push({ seconds: firstReplyAt - createdAt, good: csat === 'good' })
}
