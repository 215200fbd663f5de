import { expect, test } from 'vitest'
import { readAddress } from './useAddress.ts'

const wishes = { language: 'en-GB', dark: false }
const read = (tail: string, more = wishes) => readAddress(new URL(`http://127.0.0.1:4620/desk/${tail}`), more)

test('ticket, language and theme stand in the address', () => {
  expect(read('?lang=zh-CN&theme=dark#/tickets/900302')).toEqual({ ticketId: 900_302, locale: 'zh-CN', theme: 'dark' })
})
test('without them the browser’s wishes count', () => {
  expect(read('')).toEqual({ ticketId: null, locale: 'en', theme: 'light' })
  expect(read('', { language: 'zh-TW', dark: true })).toEqual({ ticketId: null, locale: 'zh-CN', theme: 'dark' })
})
test('nonsense in the address is as nothing', () => {
  expect(read('?lang=xx&theme=pink#/tickets/abc')).toEqual({ ticketId: null, locale: 'en', theme: 'light' })
})
