/** From a sample of contacts to a row of counter-metrics, each count with the words that open it. */
import type { CounterMetrics, CounterRow } from '@shared/api/counter-metrics.ts'
import { SMALL_N, type Open } from '@shared/api/question.ts'
import { REPEAT_KINDS } from '@shared/fcr/fact.ts'
import type { Operations } from '@shared/api/operations.ts'
import { netPromoter } from '@shared/stats/net-promoter.ts'
import { HANDLED, SILENT, type CounterSample } from './counter-sample.ts'
import { differenceOf, portion, type Asked } from './scope.ts'
import { spreadOf } from './spread.ts'

export interface RowContext {
  filter: Asked['filter']
  /** What makes the row one of its slice. */
  own: Readonly<Record<string, string>>
  /** Its days. */
  days: Pick<Open, 'from' | 'to'>
  operations: Operations
  botsToo: boolean
}
type Figures = Omit<CounterRow, 'period' | 'slice' | 'sliceLabel' | 'backlog'>

export function figuresOf(sample: CounterSample, context: RowContext): Figures {
  const { operations, botsToo } = context
  const open = opener(context)
  const { contacts } = sample
  const share = (count: number, word: string) => portion(count, contacts, open([word]))
  const business = (values: number[]) => (operations.businessHours === null ? null : values)
  const timed = ({ calendar, business: inBusiness }: CounterSample['firstReply'], ...words: string[]) => ({
    calendar: spreadOf(calendar, open(words)),
    business: spreadOf(business(inBusiness), open(operations.businessHours === null ? NOBODY : words)),
  })
  const measured = (values: number[], field: string | number | null, word: string) =>
    spreadOf(field === null ? null : values, open(field === null ? NOBODY : [`measured=${word}`]))
  return {
    contacts: { count: contacts, open: open([]) },
    firstReply: timed(sample.firstReply, botsToo ? 'happened=answered_by_any' : 'happened=answered'),
    firstResolution: timed(sample.firstResolution),
    fullResolution: timed(sample.fullResolution, 'happened=stayed_solved'),
    handleTime: measured(sample.handleTime, operations.handleTimeField, 'handle_time'),
    csat: satisfactionOf(sample, context),
    nps: npsOf(sample, operations, open),
    effort: measured(sample.effort, operations.effortField, 'effort'),
    reopened: share(sample.reopened, 'happened=reopened'),
    transferred: share(sample.transferred, 'happened=transferred'),
    escalated: share(sample.escalated, 'happened=escalated'),
    clarified: share(sample.clarified, 'happened=clarified'),
    noReply: portion(sample.silent, sample.silent + contacts, open([], SILENT)),
  }
}
/** What is not configured counts nobody, and opens to nobody. */
const NOBODY = ['nps=1..0']

type Opener = (words: readonly string[], state?: string, values?: Readonly<Record<string, string | readonly string[]>>) => Open
const opener =
  ({ filter, own, days }: RowContext): Opener =>
  (words, state = HANDLED.join(','), values = {}) => ({ state, filter: filter({ ...own, ...values }, words), ...days })

const IS_REPEAT = `failed_by=${REPEAT_KINDS.join(',')}`
function satisfactionOf({ csat, csatResolved, csatRepeated, contacts }: CounterSample, context: RowContext): CounterRow['csat'] {
  const open = opener(context)
  const good = { csat: 'good' }
  const answers = (of: typeof csat) => of.good + of.bad
  const sideOf = (of: typeof csat) => ({ success: of.good, n: answers(of) })
  return {
    score: portion(csat.good, answers(csat), open([], undefined, good)),
    response: portion(answers(csat), contacts, open([], undefined, { csat: ['good', 'bad'] })),
    resolved: portion(csatResolved.good, answers(csatResolved), open([], 'success', good)),
    repeated: portion(csatRepeated.good, answers(csatRepeated), open([IS_REPEAT], 'failures', good)),
    difference: differenceOf(sideOf(csatResolved), sideOf(csatRepeated)),
  }
}

function npsOf({ nps }: CounterSample, { npsField, npsKind }: Operations, open: Opener): CounterRow['nps'] {
  const counts = npsField === null ? { promoters: 0, passives: 0, detractors: 0 } : nps
  const found = netPromoter(counts)
  const n = found?.n ?? 0
  const enough = found !== null && n >= SMALL_N
  const points = (share: number) => share * 100
  const counted = (count: number, word: string) => ({ count, open: open(npsField === null ? NOBODY : [word]) })
  return {
    kind: npsKind,
    score: enough ? points(found.score) : null,
    low: enough ? points(found.low) : null,
    high: enough ? points(found.high) : null,
    n,
    open: open(npsField === null ? NOBODY : ['measured=nps']),
    promoters: counted(counts.promoters, 'nps=9..10'),
    passives: counted(counts.passives, 'nps=7..8'),
    detractors: counted(counts.detractors, 'nps=0..6'),
    nullReason: npsField === null ? 'not_configured' : n === 0 ? 'no_values' : enough ? null : 'too_few',
  }
}

/** Five minutes, an hour, four hours, a day. */
const REPLY_BOUNDS = [300, 3600, 4 * 3600, 24 * 3600]
export function csatByFirstReply({ judgedReplies }: CounterSample, context: RowContext): CounterMetrics['csatByFirstReply'] {
  const open = opener(context)
  const word = context.botsToo ? 'first_answer_in' : 'first_reply_in'
  return [...REPLY_BOUNDS, null].map((upTo, at) => {
    const over = REPLY_BOUNDS[at - 1] ?? null
    const inside = judgedReplies.filter(({ seconds }) => (over === null || seconds > over) && (upTo === null || seconds <= upTo))
    const score = portion(
      inside.filter(({ good }) => good).length,
      inside.length,
      open([`${word}=${over ?? ''}..${upTo ?? ''}`], undefined, { csat: 'good' }),
    )
    return { overSeconds: over, upToSeconds: upTo, score, nullReason: inside.length < SMALL_N ? ('too_few' as const) : null }
  })
}
