/** All eligible contacts of a frame with their strata, whom the lens leaves out, and how each stratum failed in the weeks before. */
import type { Grouping } from '@shared/fcr/fact.ts'
import type { GroupId, UserId } from '@shared/fcr/history.ts'
import { STATES } from '@shared/fcr/lens.ts'
import { classOf, RISK_NUMBERS, RISK_WORDS, type RiskNumber, type RiskRule, type RiskWord } from '@shared/sampling/risk-rules.ts'
import type { SampleDesign, Stratifier } from '@shared/sampling/design.ts'
import type { AnalyticsReader } from '../../analytics/reader.ts'
import type { ContactBatch, ScanNumber } from '../../store/fact-store/contract.ts'
import { readAgentDays, type AgentDays } from './agent-days.ts'
import type { FrameQuestion } from './frame-question.ts'

/** Weeks before the frame that its strata are measured by. */
export const MEASURED_WEEKS = 13
export interface FrameStratum {
  id: string
  parts: { by: string; value: string }[]
  /** Ripe contacts of the weeks before, and how many of them failed. */
  n: number
  failed: number
}
export interface FrameTicket {
  ticketId: number
  stratum: number
  agent: UserId | null
  group: GroupId | null
}
export interface ReadFrame {
  tickets: FrameTicket[]
  strata: FrameStratum[]
  excluded: Map<string, number>
}
export interface Stratification {
  by: readonly Stratifier[]
  rules: readonly RiskRule[]
}
export const stratificationOf = (design: SampleDesign, rules: readonly RiskRule[]): Stratification => ({
  by: design.kind === 'stratified' ? design.by : design.kind === 'risk' ? ['risk'] : [],
  rules,
})

const COUNTED = ['ticketId', 'day'] as const
const EXCLUDED = 'excluded:'
const isState = (cell: string): boolean => STATES.some((state) => state === cell)

export async function readFrame(reader: AnalyticsReader, { scope, from, to }: FrameQuestion, { by, rules }: Stratification): Promise<ReadFrame> {
  const usesRisk = by.includes('risk')
  const tests = usesRisk ? rules.flatMap(({ all = [], any = [] }) => [...all, ...any]) : []
  const numbers = RISK_NUMBERS.filter((name) => tests.some((test) => 'number' in test && test.number === name))
  const groupings: readonly Grouping[] = by.flatMap((one) => (one === 'risk' ? [] : [one]))
  const words = [
    ...new Set<Grouping>([
      'agent',
      'group',
      ...groupings,
      ...RISK_WORDS.filter((name) => tests.some((test) => 'word' in test && test.word === name)),
    ]),
  ]
  const since = from - 7 * MEASURED_WEEKS
  const agentDays = numbers.includes('agentDays') ? await readAgentDays(reader, { ...scope, fromDay: since, toDay: to }) : null
  const found: ReadFrame = { tickets: [], strata: [], excluded: new Map() }
  const places = new Map<string, number>()
  const scanned: ScanNumber[] = [...COUNTED, ...numbers.filter((name): name is Exclude<RiskNumber, 'agentDays'> => name !== 'agentDays')]
  await reader.scanContacts({ ...scope, fromDay: since, toDay: to, numbers: scanned, words }, (batch) => {
    const partsOf = partsReader(batch, by, rules, agentDays)
    for (let i = 0; i < batch.size; i += 1) {
      const day = batch.numbers.day[i] ?? Number.NaN
      const cell = batch.cell.names[batch.cell.codes[i] ?? 0] ?? ''
      if (day < from && cell !== 'success' && cell !== 'failed') continue
      if (day >= from && !isState(cell)) {
        if (cell.startsWith(EXCLUDED)) count(found.excluded, cell.slice(EXCLUDED.length))
        continue
      }
      const values = partsOf(i)
      const id = values.length === 0 ? WHOLE : values.map((value) => encodeURIComponent(value)).join('+')
      const at = places.get(id) ?? found.strata.length
      if (at === found.strata.length) {
        places.set(id, at)
        found.strata.push({ id, parts: by.map((one, of) => ({ by: one, value: values[of] ?? '' })), n: 0, failed: 0 })
      }
      const stratum = found.strata[at]
      if (day < from && stratum) {
        stratum.n += 1
        stratum.failed += Number(cell === 'failed')
      } else
        found.tickets.push({
          ticketId: batch.numbers.ticketId[i] ?? 0,
          stratum: at,
          agent: idOf(wordAt(batch, 'agent', i)),
          group: idOf(wordAt(batch, 'group', i)),
        })
    }
  })
  return inOrder(found, by, rules)
}

/** The one stratum of a simple sample. */
export const WHOLE = 'whole'
const count = (into: Map<string, number>, kind: string): void => void into.set(kind, (into.get(kind) ?? 0) + 1)
/** `(none)` is no id. */
function idOf(word: string): number | null {
  const id = Number(word)
  return Number.isInteger(id) && id > 0 ? id : null
}
type Batch = ContactBatch<ScanNumber, Grouping>
const wordAt = ({ words }: Batch, name: Grouping, i: number): string => words[name].names[words[name].codes[i] ?? 0] ?? ''

function partsReader(batch: Batch, by: readonly Stratifier[], rules: readonly RiskRule[], agentDays: AgentDays | null): (i: number) => string[] {
  let row = 0
  const facts = {
    number: (name: RiskNumber): number =>
      name === 'agentDays'
        ? (agentDays?.(wordAt(batch, 'agent', row), batch.numbers.day[row] ?? Number.NaN) ?? Number.NaN)
        : (batch.numbers[name][row] ?? Number.NaN),
    word: (name: RiskWord): string => wordAt(batch, name, row),
  }
  return (i) => {
    row = i
    return by.map((one) => (one === 'risk' ? classOf(rules, facts) : wordAt(batch, one, i)))
  }
}

/** Strata that hold tickets, classes of risk in the order of their rules, others by size; tickets by id: the same contacts make the same frame. */
function inOrder({ tickets, strata, excluded }: ReadFrame, by: readonly Stratifier[], rules: readonly RiskRule[]): ReadFrame {
  const sizes = strata.map(() => 0)
  for (const { stratum } of tickets) sizes[stratum]! += 1
  const rank = ({ parts }: FrameStratum): number => {
    const at = rules.findIndex(({ id }) => id === parts[0]?.value)
    return by[0] !== 'risk' ? 0 : at < 0 ? rules.length : at
  }
  const order = strata
    .map((stratum, at) => ({ stratum, at }))
    .filter(({ at }) => (sizes[at] ?? 0) > 0)
    .sort((a, b) => rank(a.stratum) - rank(b.stratum) || (sizes[b.at] ?? 0) - (sizes[a.at] ?? 0) || (a.stratum.id < b.stratum.id ? -1 : 1))
  const place = new Map(order.map(({ at }, to) => [at, to]))
  return {
    tickets: tickets.map((ticket) => ({ ...ticket, stratum: place.get(ticket.stratum) ?? 0 })).sort((a, b) => a.ticketId - b.ticketId),
    strata: order.map(({ stratum }) => stratum),
    excluded,
  }
}
