import { expect, test } from 'vitest'
import { botsQuerySchema } from '@shared/api/bots.ts'
import { readBots } from './bots.ts'
import { judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const END = at('2026-11-20')
const ask = (facts: ReturnType<typeof randomFacts>, query: object = {}) =>
  valueOf(readBots(fakeReader({ facts, completeTo: END }), SETTINGS, botsQuerySchema.parse(query)))
const SOLVED = at('2026-10-01')

test('bot, after bot and people are the slices by who handled it, as by hand; 72 hours is a window of three days', async () => {
  const facts = randomFacts(9, 500)
  const rows = judged(facts, SETTINGS, END)
  const early = judged(facts, { ...SETTINGS, windowDays: 3 }, END)
  const { total, slices } = await ask(facts, { slice: 'channel' })
  const by = (from: typeof rows, who: string) => rateByHand(from.filter(({ fact }) => fact.handledBy === who))
  expect([total.bot.rate, total.afterBot.rate, total.human.rate, total.botIn72h.rate]).toEqual([
    by(rows, 'bot'),
    by(rows, 'mixed'),
    by(rows, 'human'),
    by(early, 'bot'),
  ])
  for (const slice of slices) {
    const own = rows.filter(({ fact }) => fact.channel === slice.value)
    expect(slice.bot.rate).toBe(by(own, 'bot'))
    expect(slice.reached.count).toBe(own.filter(({ state, fact }) => state !== null && ['bot', 'mixed'].includes(fact.handledBy)).length)
  }
})
test('contained is not solved: a bot contact that comes back on another channel stays contained and fails', async () => {
  const facts = [
    fact(1, { handledBy: 'bot', firstSolvedAt: SOLVED, next: { gap: 20 * 3600, kind: 'new_ticket', ticketId: 2 } }),
    fact(2, { handledBy: 'bot', firstSolvedAt: SOLVED, next: { gap: 5 * DAY, kind: 'new_ticket', ticketId: 3 } }),
    fact(3, { handledBy: 'mixed', firstSolvedAt: SOLVED }),
    fact(4, { handledBy: 'human', firstSolvedAt: SOLVED }),
  ]
  const { total } = await ask(facts)
  expect(total.reached).toMatchObject({ count: 3, of: 4 })
  expect(total.containment).toMatchObject({ count: 2, of: 3 })
  expect(total.handoff).toMatchObject({ count: 1, of: 3 })
  expect([total.bot.rate, total.botIn72h.rate]).toEqual([0, 0.5])
})
test('without bots the answer says so', async () => {
  expect(await ask([fact(1)])).toMatchObject({
    nullReason: 'no_bot_contacts',
    total: { containment: { rate: null }, bot: { rate: null, nullReason: 'no_contacts' } },
  })
})
