import { expect, test } from 'vitest'
import { aBrief } from '../../sidebar.test-helper.ts'
import type { OpenTicket } from '../../zaf/ticket.ts'
import { fieldsOf, prefilled, verdictValue } from './choice.ts'

const shipped = { firstfix_reason: 1, firstfix_resolved: 2, firstfix_cause: 3 }
const ticket = (options: readonly string[]): OpenTicket => ({
  id: 42,
  status: 'open',
  channel: 'email',
  subject: '',
  text: '',
  createdAt: null,
  tags: [],
  requester: null,
  fields: [{ id: 12, title: '', options: options.map((value) => ({ value, name: value })) }],
  values: {},
  shipped,
})
const { verdictValues, ...unmapped } = aBrief().disposition

test('the account’s own fields come before those of the app', () => {
  expect(fieldsOf(unmapped, ticket([]))).toEqual({ reason: 11, verdict: 12, cause: 13 })
  expect(fieldsOf({ ...unmapped, causeFieldId: null }, ticket([]))).toEqual({ reason: 11, verdict: 12, cause: 3 })
})
test.each([
  ['as the service maps it', { ...unmapped, verdictValues }, ['x_no'], 'r_no'],
  ['the option that is the word', unmapped, ['no', 'x_no'], 'no'],
  ['the option that ends with the word', unmapped, ['fcr_yes', 'fcr_no'], 'fcr_no'],
  ['the word itself when the options are unknown', unmapped, [], 'no'],
])('a verdict is written %s', (_, brief, options, value) => {
  const asked = ticket(options)
  expect(verdictValue('no', brief, asked, fieldsOf(brief, asked))).toBe(value)
})
test('the field of the app has values of its own', () => {
  const brief = { ...unmapped, verdictFieldId: null }
  expect(verdictValue('no', brief, ticket([]), fieldsOf(brief, ticket([])))).toBe('firstfix_resolved_no')
})
test('a guess is filled in only when it is nearly sure, and never over what stands on the ticket', () => {
  const filled = (p: number, held = '') => {
    const brief = { ...unmapped, suggestions: [{ value: 'refund', name: 'Refund', p, basis: 'model' }] }
    const asked = { ...ticket([]), values: { '11': held } }
    return prefilled(brief, asked, fieldsOf(brief, asked)).reason
  }
  expect([filled(0.89), filled(0.9), filled(0.99, 'login')]).toEqual([null, 'refund', 'login'])
})
