/** Repeat risk at opening, measured by time split on contacts that were only counted, beside the plain count. */
import { riskExamples } from './risk-examples.ts'
import type { RiskContact } from './risk-contact.ts'
import { reportRisk } from './risk-report.ts'
import type { RiskReport } from './risk-report.ts'

export interface RiskSplit {
  /** ISO; a return after it is not counted. */
  asOf: string
  /** First and last day of opening, UTC, inclusive. */
  train: readonly [string, string]
  test: readonly [string, string]
  windowDays: number
}

const DAY = 86_400
const dayStart = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 1000

/**
 * `contacts` as `openedContact` makes them. A contact came back when a later one of the same person and reason was opened at most
 * `windowDays` after it. Null when a part has contacts of one label only.
 */
export function evaluateRepeatRisk(contacts: readonly RiskContact[], split: RiskSplit): RiskReport | null {
  const labelled = withReturns(contacts, split.windowDays * DAY, Date.parse(split.asOf) / 1000)
  const { examples } = riskExamples(labelled, 'opening')
  const within = ([first, last]: readonly [string, string]) => {
    const [from, to] = [dayStart(first), dayStart(last) + DAY]
    return examples.filter(({ contact }) => contact.outcome !== null && contact.openedAt >= from && contact.openedAt < to)
  }
  const test = within(split.test)
  const known = test[0]?.contact.openedAt ?? 0
  return reportRisk(
    'opening',
    within(split.train).filter(({ contact }) => contact.outcome!.knownAt <= known),
    test,
  )
}

/** The label counted from opening to opening. */
export function withReturns(contacts: readonly RiskContact[], windowSeconds: number, asOf: number): RiskContact[] {
  const ordered = contacts.toSorted((a, b) => a.openedAt - b.openedAt || a.id - b.id)
  const lastSeen = new Map<string, RiskContact>()
  const next = new Map<RiskContact, number>()
  for (const contact of ordered) {
    if (contact.reason === null) continue
    const key = `${contact.person} ${contact.reason}`
    const before = lastSeen.get(key)
    if (before) next.set(before, contact.openedAt - before.openedAt)
    lastSeen.set(key, contact)
  }
  return ordered.map((contact) => {
    const knownAt = contact.openedAt + windowSeconds
    const returned = (next.get(contact) ?? Infinity) <= windowSeconds
    return { ...contact, outcome: knownAt <= asOf ? { returned, knownAt } : null }
  })
}
