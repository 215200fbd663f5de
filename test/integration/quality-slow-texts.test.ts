/** Hashtags, masks and hidden names on texts that are made to be slow. */
import { expect, test } from 'vitest'
import { agentHider } from '../../dashboard/server/qa/conversation/hide-agents.ts'
import { tagsOf } from '../../shared/quality/review.ts'
import { createMasker } from '../../shared/text/mask.ts'

test('texts that are made to be slow are read in a moment', () => {
  const masker = createMasker({ names: ['Anna Lee', 'Wu'], people: [], values: [], orders: [/\b[Ee][Xx]-?\d{6,8}\b/g] })
  const hide = agentHider(
    new Map([
      [1, 'Anna Lee'],
      [2, 'a'.repeat(40)],
    ]),
    new Map([
      [1, 1],
      [2, 2],
    ]),
  )
  const shapes = ['#', '#a', 'a', ' ', '1', '1 ', '-', 'a@', '@a.', 'http://', 'a.', '(1) ', '+1 2', '\n>', '王', 'Anna ', '# #', 'x-']
  for (const shape of shapes)
    for (const length of [8_000, 100_000]) {
      const text = shape.repeat(length / shape.length)
      const times = [tagsOf, masker, hide].map((read) => {
        const from = performance.now()
        read(text)
        return performance.now() - from
      })
      expect([shape, length, times.map((ms) => ms < 2_000)]).toEqual([shape, length, [true, true, true]])
    }
})
