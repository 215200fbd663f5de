import { expect, test } from 'vitest'
import { cardFaults, causeFaults } from './card-faults.ts'
import { CHECKS } from './checks.ts'
import { findCause } from './root-causes.ts'
import { askedCriteria, type Criterion, type Section } from './scorecard.ts'
import { STARTER_CARDS } from './starter-cards.ts'
import { STARTER_CAUSES } from './starter-causes.ts'

const words = (text: string) => ({ en: text, zh: '' })
const criterion = (id: string, more: Partial<Criterion> = {}): Criterion => ({
  id,
  title: words(id),
  guidance: null,
  weight: 1,
  critical: false,
  levels: [
    { id: 'met', title: words('Met'), value: 1 },
    { id: 'not', title: words('Not'), value: 0 },
  ],
  mayBeNotApplicable: true,
  check: null,
  ...more,
})
const section = (criteria: readonly Criterion[], more: Partial<Section> = {}): Section => ({
  id: 's',
  title: words('S'),
  when: null,
  criteria,
  ...more,
})
const codes = (sections: readonly Section[], more: object = {}) =>
  cardFaults({ title: words('Card'), passMark: 0.8, sections, ...more }, ['greeting']).map(({ code }) => code)

test('a card with one counted criterion may be published', () => {
  expect(codes([section([criterion('a')])])).toEqual([])
})
test.each([
  ['no title', [section([criterion('a')])], { title: words(' ') }, 'title_missing'],
  ['a pass mark of 0', [section([criterion('a')])], { passMark: 0 }, 'pass_mark'],
  ['no section', [], {}, 'no_sections'],
  ['a section without criteria', [section([criterion('a')]), section([], { id: 't' })], {}, 'no_criteria'],
  ['two sections of one id', [section([criterion('a')]), section([criterion('b')])], {}, 'section_twice'],
  ['two criteria of one id', [section([criterion('a'), criterion('a')])], {}, 'criterion_twice'],
  ['nothing that counts', [section([criterion('a', { weight: 0 })])], {}, 'nothing_counts'],
  ['nothing that every ticket is asked', [section([criterion('a')], { when: { reasons: ['refund'] } })], {}, 'nothing_always_asked'],
  ['one level', [section([criterion('a', { levels: [{ id: 'met', title: words('Met'), value: 1 }] })])], {}, 'few_levels'],
  ['levels that do not fall', [section([criterion('a', { levels: criterion('a').levels.toReversed() })])], {}, 'level_order'],
  [
    'a critical criterion that cannot fail',
    [section([criterion('a', { critical: true, levels: criterion('a').levels.map((level, i) => ({ ...level, value: 1 - i / 2 })) })])],
    {},
    'critical_never_fails',
  ],
  [
    'a level called na',
    [section([criterion('a', { levels: criterion('a').levels.map((level, i) => (i === 0 ? { ...level, id: 'na' } : level)) })])],
    {},
    'level_reserved',
  ],
  ['a check that does not exist', [section([criterion('a', { check: 'nothing' })])], {}, 'unknown_check'],
  [
    'a condition on a later criterion',
    [section([criterion('a')], { when: { answered: { criterion: 'b', levels: ['met'] } } }), section([criterion('b')], { id: 't' })],
    {},
    'condition_later',
  ],
  [
    'a condition on a level that is not there',
    [section([criterion('a')]), section([criterion('b')], { id: 't', when: { answered: { criterion: 'a', levels: ['half'] } } })],
    {},
    'condition_level',
  ],
] as const)('%s keeps a card from being published, said in a sentence', (_name, sections, more, code) => {
  expect(codes(sections, more)).toContain(code)
  expect(cardFaults({ title: words('Card'), passMark: 0.8, sections, ...more }, ['greeting']).every(({ detail }) => /^.{10,}\.$/.test(detail))).toBe(
    true,
  )
})
test('every shipped card may be published, in both languages, and names checks that exist', () => {
  const checks = CHECKS.map(({ id }) => id)
  for (const card of STARTER_CARDS) {
    expect(cardFaults(card, checks)).toEqual([])
    const said = JSON.stringify(card)
    expect(said).not.toMatch(/"(en|zh)":""/)
    for (const { title, guidance } of askedCriteria(card, {}, { reason: null, channel: 'email', handledBy: 'human' })) {
      expect(title.zh).toMatch(/\p{Script=Han}/u)
      expect(guidance?.zh).toMatch(/\p{Script=Han}/u)
    }
  }
  expect(new Set(STARTER_CARDS.map(({ id }) => id)).size).toBe(STARTER_CARDS.length)
})
test('the shipped causes have nine groups, and one that was there stays', () => {
  expect(causeFaults(STARTER_CAUSES, [])).toEqual([])
  expect(STARTER_CAUSES).toHaveLength(9)
  const without = STARTER_CAUSES.map((group) => ({ ...group, causes: group.causes.filter(({ id }) => id !== 'policy_unclear') }))
  expect(causeFaults(without, STARTER_CAUSES).map(({ code }) => code)).toEqual(['cause_gone'])
  const retired = STARTER_CAUSES.map((group) => ({
    ...group,
    causes: group.causes.map((cause) => ({ ...cause, retired: cause.id === 'policy_unclear' })),
  }))
  expect(causeFaults(retired, STARTER_CAUSES)).toEqual([])
  expect(findCause({ groups: retired }, 'knowledge_policy/policy_unclear')?.cause.controllableBy).toBe('policy')
})
