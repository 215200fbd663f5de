import { expect, test } from 'vitest'
import type { ActionBody } from '@shared/api/quality/actions.ts'
import { listContacts } from '../analytics/contacts.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from '../analytics/fake-reader.test-helper.ts'
import { contactsQuerySchema } from '@shared/api/contacts.ts'
import { readEffect } from './effect.ts'

const NET = { lens: 'net' as const, filter: ['reason=refund'] }
const ACTION: ActionBody = {
  title: 'Rewrite the policy',
  kind: 'policy' as const,
  owner: 'Policy team',
  dueOn: null,
  startedOn: null,
  doneOn: '2026-09-09',
  state: 'done' as const,
  scope: NET,
  expectedPoints: 4,
  cases: [],
  note: '',
}
/** Forty contacts a week and reason; of refund `before` and `after` the week of 7 September come back, of the rest always ten. */
function world({ before, after, weeks = 20 }: { before: number; after: number; weeks?: number }) {
  const start = at('2026-06-01')
  const facts = Array.from({ length: weeks }, (_, week) =>
    (['refund', 'late'] as const).flatMap((reason, which) =>
      Array.from({ length: 40 }, (_unused, i) => {
        const returns = reason === 'late' ? 10 : start + week * 7 * DAY < at('2026-09-07') ? before : after
        const next = i < returns ? { gap: 3600, kind: 'new_ticket' as const, ticketId: 1 } : { gap: null, kind: null, ticketId: null }
        return fact(1000 + week * 100 + which * 50 + i, { reason, firstSolvedAt: start + week * 7 * DAY + i * 3600, next })
      }),
    ),
  ).flat()
  return fakeReader({ facts, completeTo: start + weeks * 7 * DAY + 10 * DAY })
}
const effectOf = async (reader: ReturnType<typeof fakeReader>, action: ActionBody = ACTION) => {
  const read = await readEffect(reader, SETTINGS, 1, action)
  if (!read.ok) throw new Error(read.problem.detail)
  return read.value
}

test('an action is measured over as many whole final weeks before as after, without its own week, beside the rest', async () => {
  const effect = await effectOf(world({ before: 20, after: 10 }))
  expect(effect).toMatchObject({
    kind: 'measured',
    nullReason: null,
    before: { from: '2026-08-03', to: '2026-09-06', weeks: 5, n: 200, rate: 0.5 },
    after: { from: '2026-09-14', to: '2026-10-18', weeks: 5, n: 200, rate: 0.75 },
    control: { filter: ['reason!=refund'], change: { difference: 0, withinNoise: true } },
    differenceInDifferences: { difference: 0.25, withinNoise: false },
  })
})
test('each side opens to exactly the contacts that it counts', async () => {
  const reader = world({ before: 20, after: 10 })
  const { before, after, control } = await effectOf(reader)
  for (const side of [before, after, control?.before, control?.after]) {
    const { state, filter, from, to } = side!.open
    const listed = await listContacts(reader, SETTINGS, contactsQuerySchema.parse({ lens: 'net', state, filter, from, to, limit: 1 }))
    expect(listed.ok && listed.value.total).toBe(side!.n)
  }
})
test('before four weeks after it are final nothing is measured, and the day on which it can be is named', async () => {
  expect(await effectOf(world({ before: 20, after: 10, weeks: 18 }))).toMatchObject({
    kind: 'not_measurable',
    nullReason: 'too_few_weeks',
    measurableFrom: '2026-10-19',
  })
})
test('an action that is not done, or began before there were four weeks, has no effect to measure', async () => {
  expect(await effectOf(world({ before: 20, after: 10 }), { ...ACTION, state: 'open' })).toMatchObject({
    kind: 'not_measurable',
    nullReason: 'not_done',
    after: null,
  })
  expect(await effectOf(world({ before: 20, after: 10 }), { ...ACTION, doneOn: '2026-06-17' })).toMatchObject({ nullReason: 'too_few_weeks_before' })
})
test('an action on everything has nothing to be compared with, and says before and after only', async () => {
  const effect = await effectOf(world({ before: 20, after: 10 }), { ...ACTION, scope: { lens: 'net', filter: [] } })
  expect(effect).toMatchObject({ kind: 'before_after', control: null, differenceInDifferences: null, change: { difference: 0.125 } })
})
test('further filters narrow both sides, the first one alone is turned round', async () => {
  const effect = await effectOf(world({ before: 20, after: 10 }), { ...ACTION, scope: { lens: 'net', filter: ['reason=refund', 'channel=email'] } })
  expect(effect.control?.filter).toEqual(['reason!=refund', 'channel=email'])
})
test('too few contacts are compared with nothing', async () => {
  const effect = await effectOf(world({ before: 20, after: 10 }), { ...ACTION, scope: { lens: 'net', filter: ['reason=exchange'] } })
  expect(effect.kind).toBe('not_measurable')
})
