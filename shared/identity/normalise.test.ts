import { expect, test } from 'vitest'
import { emailValue, externalValue, phoneValue, sharedIdentityValues } from './normalise.ts'

test.each([
  ['  Anna.Berg@Example.COM ', 'email:anna.berg@example.com'],
  ['no address', null],
  [' A.B@C.de ', 'email:a.b@c.de'],
  ['a@b@c', null],
  ['', null],
])('e-mail %j', (raw, expected) => {
  expect(emailValue(raw)).toBe(expected)
})

test.each([
  ['+86 138-0013-8000', null, 'phone:+8613800138000'],
  ['＋８６ 138 0013 8000', null, 'phone:+8613800138000'],
  ['+44 (0)20 7946 0000', null, 'phone:+442079460000'],
  ['0044 (0)20 7946 0000', 'CN', 'phone:+442079460000'],
  ['+86·138·0013·8000', null, 'phone:+8613800138000'],
  ['whatsapp:+4915112345678', null, 'phone:+4915112345678'],
  ['138 0013 8000', null, null],
  ['0086 138 0013 8000', null, null],
  ['138 0013 8000', 'CN', 'phone:+8613800138000'],
  ['138 0013 8000', '+86', 'phone:+8613800138000'],
  ['0086 138 0013 8000', 'CN', 'phone:+8613800138000'],
  ['010 6552 9988', 'CN', 'phone:+861065529988'],
  ['(020) 7946 0000', 'GB', 'phone:+442079460000'],
  ['(020) 7946 0000', 'gb', 'phone:+442079460000'],
  ['06 12345678', 'IT', 'phone:+390612345678'],
  ['1 (415) 555-0100', 'US', 'phone:+14155550100'],
  ['415 555 0100', 'US', 'phone:+14155550100'],
  ['8 912 345-67-89', 'RU', 'phone:+79123456789'],
  ['138 0013 8000', 'Atlantis', null],
  ['+1 415 555 0100 ext 5', null, null],
  ['+12', null, null],
  ['+0 123 456 789', null, null],
  ['+1234567890123456', null, null],
  ['anonymous', 'CN', null],
  ['+1', null, null],
])('phone %j in %j', (raw, country, expected) => {
  expect(phoneValue(raw, country)).toBe(expected)
})

test('an external id links as written', () => {
  expect([externalValue(' A-7 '), externalValue(7), externalValue('  ')]).toEqual(['external:A-7', 'external:7', null])
})

test('a shared identity is meant in every kind it can be', () => {
  const values = sharedIdentityValues(['Office@Example.com', '+86 10 6552 9988', 'external:CRM-1'], null)
  expect([...values]).toEqual(expect.arrayContaining(['email:office@example.com', 'phone:+861065529988', 'external:CRM-1']))
})
