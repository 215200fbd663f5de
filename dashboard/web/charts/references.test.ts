import { expect, test } from 'vitest'
import { referenceMarks } from './references.ts'
import { linear } from './scale.ts'

const plot = { left: 40, right: 340, top: 0, bottom: 200 }
/** 70% at the foot, 90% at the head. */
const frame = { plot, step: 100, y: linear([0.7, 0.9], [plot.bottom, plot.top]) }
const zone = (from: number, to: number) => ({ from, to, label: 'x' })

test('a target steps where it changes, and begins where it begins', () => {
  const marks = referenceMarks({ targets: [null, 0.8, 0.85], zones: [] }, frame)
  expect(marks.targets).toEqual(['M140.0 100.0L240.0 100.0L240.0 50.0L340.0 50.0'])
  expect(marks.target?.share).toBe(0.85)
  expect(marks.target?.y).toBeCloseTo(50)
})
test('weeks without a target break its line', () => {
  expect(referenceMarks({ targets: [0.8, null, 0.8], zones: [] }, frame).targets).toHaveLength(2)
})
test('a zone within the axis is closed at both ends, one that goes on is open there, one beyond it is not drawn', () => {
  const { brackets } = referenceMarks({ targets: [], zones: [zone(0, 0.7), zone(0.6, 0.8), zone(0.8, 0.9), zone(0.95, 1)] }, frame)
  expect(brackets.map(({ from }) => from)).toEqual([0.6, 0.8])
  expect(brackets.map(({ d }) => d.match(/H/g)?.length)).toEqual([1, 2])
})
