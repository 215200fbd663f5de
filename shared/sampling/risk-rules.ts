/** Classes of tickets that are likelier to have failed, as data over a contact's facts. */
import type { Grouping } from '../fcr/fact.ts'

/** Numbers of a contact that rules read; gaps and times in seconds, flags 0 or 1, NaN where there is none. */
export const RISK_NUMBERS = [
  'agentReplies',
  'escalated',
  'transfers',
  'clarifications',
  'reopens',
  'unconfirmed',
  'handleSeconds',
  'nextGap',
  'nextGapPossible',
  'agentDays',
] as const
export type RiskNumber = (typeof RISK_NUMBERS)[number]
export const RISK_WORDS = ['segment', 'reason', 'channel', 'csat', 'survey', 'stated', 'priority'] as const satisfies readonly Grouping[]
export type RiskWord = (typeof RISK_WORDS)[number]

/** A number within bounds (inclusive; a bound left out is none; what is not known is within none), or a word of a list, compared without case. */
export type RiskTest = { number: RiskNumber; from?: number; to?: number } | { word: RiskWord; oneOf: readonly string[] }
export interface RiskRule {
  /** Starter rules have ids that both languages name; others are shown as they are called. */
  id: string
  /** All of `all` hold, or one of `any`. */
  all?: readonly RiskTest[]
  any?: readonly RiskTest[]
}
export interface RiskFacts {
  number: (name: RiskNumber) => number
  word: (name: RiskWord) => string
}

/** Whatever no rule matched. */
export const REST = 'rest'
/** The class of a ticket: classes are exclusive, the first match wins. */
export const classOf = (rules: readonly RiskRule[], facts: RiskFacts): string => rules.find((rule) => matches(rule, facts))?.id ?? REST

function matches({ all = [], any }: RiskRule, facts: RiskFacts): boolean {
  return all.every((test) => holds(test, facts)) && (any === undefined || any.some((test) => holds(test, facts)))
}
function holds(test: RiskTest, facts: RiskFacts): boolean {
  if ('word' in test) {
    const word = facts.word(test.word).toLowerCase()
    return test.oneOf.some((one) => one.toLowerCase() === word)
  }
  const value = facts.number(test.number)
  return value >= (test.from ?? -Infinity) && value <= (test.to ?? Infinity)
}

/** What the service starts with. */
export const STARTER_RULES: readonly RiskRule[] = [
  { id: 'known_return', all: [{ number: 'nextGap', from: 0 }] },
  { id: 'possible_repeat', all: [{ number: 'nextGapPossible', from: 0 }] },
  {
    id: 'said_unresolved',
    any: [
      { word: 'csat', oneOf: ['bad'] },
      { word: 'survey', oneOf: ['no', 'partly'] },
      { word: 'stated', oneOf: ['no', 'partly'] },
    ],
  },
  {
    id: 'handed_on',
    any: [
      { number: 'escalated', from: 1 },
      { number: 'transfers', from: 1 },
    ],
  },
  { id: 'clarified_often', all: [{ number: 'clarifications', from: 2 }] },
  { id: 'unconfirmed', all: [{ number: 'unconfirmed', from: 1 }] },
  { id: 'no_agent_reply', all: [{ number: 'agentReplies', to: 0 }] },
  { id: 'vip', all: [{ word: 'segment', oneOf: ['vip'] }] },
  { id: 'new_agent', all: [{ number: 'agentDays', to: 60 }] },
  { id: 'quick', all: [{ number: 'handleSeconds', to: 119 }] },
]
