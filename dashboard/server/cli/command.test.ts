import { configurationSchema } from '@shared/api/configuration.ts'
import { factQuerySchema } from '@shared/api/trend.ts'
import { expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { describe, parseCall } from './command.ts'
import { COMMANDS } from './commands/index.ts'

test.each(COMMANDS)('$name explains itself and refuses options it does not have', (command) => {
  expect(describe(command)).toContain(`firstfix ${command.name}`)
  expect(parseCall(command, ['--help']).values['help']).toBe(true)
  expect(() => parseCall(command, ['--no-such-option'])).toThrow(UsageError)
})
test.each(COMMANDS.filter(({ takes }) => takes === undefined))('$name passes over no word', (command) => {
  expect(() => parseCall(command, ['one-word-too-many'])).toThrow(/one-word-too-many.*--help/)
})
test.each([
  [{ windowDays: '7' }, /1, 3, 7, 14 or 30/],
  [{ windowByReason: { refund: 8 } }, /1, 3, 7, 14 or 30/],
  [{ tier2Groups: [{}] }, /no name and no id/],
  [{ timeZone: 'Mars/Base' }, /Asia\/Shanghai/],
  [{ nope: 1 }, /nope/],
])('a wrong configuration is refused in words: %j', (body, sentence) => {
  expect(configurationSchema.safeParse(body).error?.issues[0]?.message).toMatch(sentence)
})
test('a moment that is none is refused with an example', () => {
  expect(factQuerySchema.safeParse({ asOf: 'yesterday' }).error?.issues[0]?.message).toContain('2026-11-01T00:00:00Z')
})
