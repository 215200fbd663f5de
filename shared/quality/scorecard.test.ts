import { expect, test } from 'vitest'
import { tagsOf, submitGaps, NOTHING_SAID } from './review.ts'
import { scoreOf, type Criterion, type Scorecard } from './scorecard.ts'

const words = (text: string) => ({ en: text, zh: text })
const criterion = (id: string, weight: number, more: Partial<Criterion> = {}): Criterion => ({
  id,
  title: words(id),
  guidance: null,
  weight,
  critical: false,
  levels: [
    { id: 'met', title: words('Met'), value: 1 },
    { id: 'partly', title: words('Partly'), value: 0.5 },
    { id: 'not', title: words('Not met'), value: 0 },
  ],
  mayBeNotApplicable: true,
  check: null,
  ...more,
})
const CARD: Pick<Scorecard, 'sections' | 'passMark'> = {
  passMark: 0.8,
  sections: [
    { id: 'all', title: words('All'), when: null, criteria: [criterion('understood', 15), criterion('policy', 30, { critical: true })] },
    { id: 'refund', title: words('Refund'), when: { reasons: ['refund'] }, criteria: [criterion('date', 15)] },
    {
      id: 'after',
      title: words('After'),
      when: { answered: { criterion: 'understood', levels: ['partly', 'not'] } },
      criteria: [criterion('asked back', 40)],
    },
  ],
}
const TICKET = { reason: 'refund', channel: 'email', handledBy: 'human' }

test('the score is the weighted mean of the levels that apply', () => {
  const score = scoreOf(CARD, { understood: 'met', policy: 'partly', date: 'not' }, TICKET)
  expect(score.score).toBeCloseTo((15 + 15 + 0) / 60, 12)
  expect(score).toMatchObject({ asked: ['understood', 'policy', 'date'], open: [], passed: false, criticalFailures: [] })
})
test('what is not applicable weighs nothing, and all of it not applicable is no score', () => {
  expect(scoreOf(CARD, { understood: 'met', policy: 'met', date: 'na' }, TICKET)).toMatchObject({ score: 1, passed: true })
  expect(scoreOf(CARD, { understood: 'na', policy: 'na', date: 'na' }, TICKET)).toMatchObject({ score: null, passed: null, open: [] })
})
test('a critical criterion that failed brings the whole score to 0', () => {
  expect(scoreOf(CARD, { understood: 'met', policy: 'not', date: 'met' }, TICKET)).toMatchObject({
    score: 0,
    passed: false,
    criticalFailures: ['policy'],
  })
})
test('a section is asked for only where its condition holds, by ticket or by an earlier answer', () => {
  expect(scoreOf(CARD, {}, { ...TICKET, reason: null }).asked).toEqual(['understood', 'policy'])
  expect(scoreOf(CARD, { understood: 'not' }, TICKET).asked).toEqual(['understood', 'policy', 'date', 'asked back'])
  const changed = scoreOf(CARD, { understood: 'met', policy: 'met', date: 'met', 'asked back': 'not' }, TICKET)
  expect(changed).toMatchObject({ score: 1, passed: true })
})
test('there is no score while something is open', () => {
  expect(scoreOf(CARD, { understood: 'met' }, TICKET)).toMatchObject({ score: null, passed: null, open: ['policy', 'date'] })
})
test('a review that failed, or was not solved at first contact, needs a cause', () => {
  const done = { open: [], passed: true }
  expect(submitGaps(NOTHING_SAID, { open: ['policy'], passed: null })).toEqual(['answers', 'verdict'])
  expect(submitGaps({ ...NOTHING_SAID, verdict: 'yes' }, done)).toEqual([])
  expect(submitGaps({ ...NOTHING_SAID, verdict: 'no' }, done)).toEqual(['cause'])
  expect(submitGaps({ ...NOTHING_SAID, verdict: 'yes' }, { open: [], passed: false })).toEqual(['cause'])
})
test('hashtags are read in both languages, each once', () => {
  expect(tagsOf('Gives our time only #Policy #timing, #policy 和 #退款 时间')).toEqual(['policy', 'timing', '退款'])
})
