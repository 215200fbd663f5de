import { expect, test } from 'vitest'
import { printable } from './printable.ts'
import { table } from './table.ts'

test.each([
  ['\u001b]0;title\u0007\u001b[2Jgone', '�]0;title��[2Jgone'],
  ['a\r\nb\tc\u0000d', 'a b c�d'],
  ['\u009b31mred', '�31mred'],
  ['paid \u202e00.1 to\u2066x', 'paid �00.1 to�x'],
  ['退款 ¡olé! 👩‍👧 नमस्ते', '退款 ¡olé! 👩‍👧 नमस्ते'],
])('a text of strangers cannot steer the terminal: %j', (hostile, harmless) => {
  expect(printable(hostile)).toBe(harmless)
})
test('a table keeps its lines whatever its cells hold', () => {
  expect(table([{ head: 'subject' }], [['one\ntwo \u001b[1m']])).toBe('subject\none two �[1m\n')
})
