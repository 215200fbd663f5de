import { expect, test } from 'vitest'
import { createRename } from './rename.ts'

const R = 8_000_000_000_000_001
const rename = createRename([{ userId: 360001, standsIn: R }], new Map([[360001, ['email:a@b.c']]]), (text) => text.replaceAll('Ana', '[forgotten]'))

test('a person’s number is replaced where a person is meant, and nowhere else', () => {
  expect(rename({ ticketId: 360001, at: 360001, agentId: 360001, graders: [360001, 2], users: { 360001: 'x' }, tickets: { 360001: 1 } })).toEqual({
    ticketId: 360001,
    at: 360001,
    agentId: R,
    graders: [R, 2],
    users: { [R]: 'x' },
    tickets: { 360001: 1 },
  })
})
test('keys, addresses in lists and words in texts', () => {
  expect(rename({ savedBy: 'user:360001', thirdParties: ['a@b.c', 360001, 'c@d.e'], note: 'Ana, user 360001\nAna' })).toEqual({
    savedBy: `user:${R}`,
    thirdParties: [String(R), R, 'c@d.e'],
    note: `[forgotten], user ${R}\n[forgotten]`,
  })
})
