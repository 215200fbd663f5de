import { expect, test } from 'vitest'
import { createMinuteLimit, createOnce } from './once.ts'

test('a name is taken once until it ends', () => {
  const once = createOnce()
  expect([once('a', 10, 0), once('a', 10, 9), once('b', 10, 9), once('a', 30, 10)]).toEqual([true, false, true, true])
})
test('when too many are remembered, ended ones go; if none has ended, what is new is refused', () => {
  const once = createOnce(2)
  expect([once('a', 10, 0), once('b', 20, 0), once('c', 20, 5), once('c', 20, 10), once('b', 30, 11)]).toEqual([true, true, false, true, false])
})
test('a minute takes so many, and the next one as many again', () => {
  const turn = createMinuteLimit(2)
  expect([turn(0), turn(1), turn(59_999), turn(60_000)]).toEqual([true, true, false, true])
})
