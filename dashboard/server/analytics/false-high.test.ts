import { expect, test } from 'vitest'
import { falseHighQuerySchema } from '@shared/api/false-high.ts'
import { codeOf, isRipe, judged, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readFalseHigh } from './false-high.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: ReturnType<typeof randomFacts>, query: object = {}) =>
  valueOf(readFalseHigh(fakeReader({ facts, completeTo: END }), SETTINGS, falseHighQuerySchema.parse(query)))
const back = { next: { gap: DAY, kind: 'new_ticket' as const, ticketId: 99 } }
const SOLVED = at('2026-10-01')

test('both directions of the gap are counted as by hand, and their difference is the gap', async () => {
  const facts = randomFacts(8, 500)
  for (const reported of ['one_touch', 'no_reopen'] as const) {
    const net = judged(facts, SETTINGS, END)
    const theirs = judged(facts, SETTINGS, END, reported)
    const pairs = net.map((one, i) => ({ ...one, theirs: theirs[i]!.state })).filter((one) => isRipe(one) && one.theirs !== null)
    const { rows, total } = await ask(facts, { slice: 'group', reported })
    const check = (figures: typeof total, own: typeof pairs) => {
      const count = (state: string, other: string) => own.filter((one) => one.state === state && one.theirs === other).length
      expect(figures.falseHigh).toMatchObject({ count: count('failed', 'success'), of: own.length })
      expect(figures.falseLow.count).toBe(count('success', 'failed'))
      expect(figures.gap).toBeCloseTo(figures.reported.rate! - figures.net.rate!, 12)
    }
    check(total, pairs)
    for (const row of rows)
      check(
        row,
        pairs.filter(({ fact: { solverGroup } }) => String(solverGroup ?? '(none)') === row.value),
      )
  }
})
test('fast and failing: quicker than the median of all and resolving less, by more than chance', async () => {
  const some = (from: number, minutes: number, bad: number, reason: string) =>
    Array.from({ length: 100 }, (_, i) =>
      fact(from + i, { reason, createdAt: SOLVED, firstSolvedAt: SOLVED + minutes * 60 + i, ...(i < bad ? back : {}) }),
    )
  const { rows, total } = await ask([
    ...some(1000, 5, 60, 'rushed'),
    ...some(2000, 60, 10, 'careful'),
    ...some(3000, 90, 50, 'hard'),
    fact(9, { reason: 'rare', firstSolvedAt: SOLVED }),
  ])
  expect(rows.map((row) => [row.value, row.fastAndFailing, row.clearlyBelow])).toEqual([
    ['rushed', true, true],
    ['hard', false, true],
    ['careful', false, false],
    ['rare', null, null],
  ])
  expect(rows.at(-1)?.nullReason).toBe('too_few')
  expect(rows[0]!.fastFailures).toMatchObject({ count: 60, of: 100 })
  expect(total.medianResolution).toBeGreaterThan(300)
})
test('solves without a reply are a share of the eligible and themselves', async () => {
  const facts = [
    fact(1),
    fact(2, { exclusion: 'no_reply_solve' }),
    fact(3, { exclusion: 'no_reply_solve', ...back }),
    fact(4, { exclusion: 'proactive' }),
  ]
  expect((await ask(facts)).total.noReply).toMatchObject({ count: 2, of: 3 })
})
test('the reported lens speaks of now: a past as-of is refused', async () => {
  expect(await codeOf(readFalseHigh(fakeReader({}), SETTINGS, falseHighQuerySchema.parse({ asOf: '2026-11-05T00:00:00Z' })))).toBe(
    'as_of_not_supported',
  )
})
