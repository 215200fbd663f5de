/** Models, persons and pairs of an invented account, for tests. */
import type { PersonAnswer } from '@shared/api/identity.ts'
import type { IssueCheck, IssueCheckReport } from '@shared/api/issue-check.ts'
import type { LearningBackend } from './learning-backend.ts'
import { FIXTURE_NOW } from './fixture-world.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

const person: PersonAnswer = {
  personId: 11,
  shared: false,
  tickets: 9,
  users: [
    { id: 11, tickets: 6, suspended: false, active: true, values: ['email l•••@example.com', 'phone +86•••00'] },
    { id: 12, tickets: 3, suspended: false, active: true, values: ['phone +86•••00', 'external C•••19'] },
  ],
  links: [{ a: 11, b: 12, by: 'phone', value: '+86•••00', carriers: 5 }],
  idle: [],
  words: [],
  doubts: ['crowded_value'],
}
const side = (ticketId: number) => ({
  ticketId,
  url: null,
  channel: 'email',
  createdAt: iso(FIXTURE_NOW - ticketId * 60_000),
  subject: `Subject of ${ticketId}`,
  opening: `First words of ${ticketId}`,
})
const pairs = [1, 2, 3].map((n): IssueCheck['pairs'][number] => ({
  pair: `${10 * n}-${10 * n + 1}`,
  first: side(10 * n),
  second: side(10 * n + 1),
  answer: null,
  answeredBy: null,
  answeredAt: null,
}))
const report: IssueCheckReport = {
  asOf: iso(FIXTURE_NOW),
  completeTo: iso(FIXTURE_NOW),
  definition: { id: 'same_issue', yesFrom: 0.85, models: [2] },
  weeks: 1,
  drawn: 3,
  answered: 0,
  cannotTell: 0,
  precision: null,
  recall: null,
  recallWithPossible: null,
  why: 'too_few_answers',
  fewestAnswers: 20,
  strata: [],
}

/** Remembers what was said as long as it lives. */
export function createFixtureLearning(): LearningBackend {
  let asked = pairs
  return {
    models: async () => ({
      models: (['topics', 'same_issue', 'repeat_risk'] as const).map((kind) => ({
        kind,
        version: null,
        trainedAt: null,
        inForce: false,
        why: null,
        parts: [],
        classes: [],
      })),
    }),
    personQueue: async () => ({ completeTo: iso(FIXTURE_NOW), total: 1, persons: [person], idle: { total: 0, values: [] }, staleWords: [] }),
    sayPerson: async () => undefined,
    issueCheck: async () => ({
      week: '2026-11-16',
      from: '2026-11-09',
      to: '2026-11-15',
      asOf: iso(FIXTURE_NOW),
      completeTo: iso(FIXTURE_NOW),
      answered: asked.filter(({ answer }) => answer !== null).length,
      pairs: asked,
    }),
    answerPair: async (pair, answer) => void (asked = asked.map((one) => (one.pair === pair ? { ...one, answer } : one))),
    issueCheckReport: async () => report,
  }
}
