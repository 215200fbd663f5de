import { expect, test } from 'vitest'
import { newlySaid, writeSaid } from './said.ts'

const word = (a: number, b: number, same: boolean) => ({ a, b, same })
const NOTHING = { issues: [], persons: [] }

test('a word is news when it is said, changed or taken back, and no news afterwards', () => {
  const said = { issues: [word(1, 2, true)], persons: [word(7, 8, false)] }
  expect(newlySaid(null, said)).toEqual({ tickets: [1, 2], users: [7, 8] })
  expect(newlySaid(writeSaid(said), said)).toEqual({ tickets: [], users: [] })
  expect(newlySaid(writeSaid(said), { ...said, persons: [word(7, 8, true)] })).toEqual({ tickets: [], users: [7, 8, 7, 8] })
  expect(newlySaid(writeSaid(said), NOTHING)).toEqual({ tickets: [1, 2], users: [7, 8] })
})
test('what an older version wrote, words on tickets alone, is understood', () => {
  expect(newlySaid('[[1,2,true]]', { ...NOTHING, persons: [word(7, 8, true)] })).toEqual({ tickets: [1, 2], users: [7, 8] })
})
