import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'
import { fakeTimer } from './sync.test-helper.ts'

const EXPORT = ['account', 'incremental'] as const
const headers = (values: Record<string, string>) => new Headers(values)
const make = (documentedDefaults = false) => {
  const timer = fakeTimer()
  return { timer, limiter: createLimiter({ timer, documentedDefaults }) }
}
const take = async (limiter: ReturnType<typeof make>['limiter'], times: number, buckets: Parameters<typeof limiter.take>[0] = EXPORT) => {
  for (let i = 0; i < times; i++) await limiter.take(buckets)
}

test('without any header nothing is limited', async () => {
  const { timer, limiter } = make()
  await take(limiter, 1_000)
  expect(timer.slept).toEqual([])
})
test('on Zendesk itself the documented ten exports a minute hold from the first request', async () => {
  const { timer, limiter } = make(true)
  await take(limiter, 25)
  expect(timer.slept).toEqual([60_000, 60_000])
  expect(limiter.waitedMs()).toBe(120_000)
})
test('users have their own twenty a minute', async () => {
  const { timer, limiter } = make(true)
  await take(limiter, 10)
  await take(limiter, 20, ['account', 'incremental_cursor'])
  expect(timer.slept).toEqual([])
})

test.each(['zendesk-ratelimit-incremental-exports', 'Zendesk-Rate-Limit-Incremental-Exports'])('the header %s tells what is left', async (name) => {
  const { timer, limiter } = make()
  await limiter.take(EXPORT)
  limiter.learn(EXPORT, headers({ [name]: 'total=10; remaining=1; resets=6' }))
  await take(limiter, 2)
  expect(timer.slept).toEqual([6_000])
})
test('after the reset the whole budget is there again', async () => {
  const { timer, limiter } = make()
  limiter.learn(EXPORT, headers({ 'zendesk-ratelimit-incremental-exports': 'total=10; remaining=0; resets=6' }))
  await take(limiter, 11)
  expect(timer.slept).toEqual([6_000, 60_000])
})

test.each([
  [{ 'ratelimit-limit': '700', 'ratelimit-remaining': '352', 'ratelimit-reset': '20' }],
  [{ 'rate-limit': '700', 'rate-limit-remaining': '352', 'rate-limit-reset': '20' }],
  [{ 'X-Rate-Limit': '700', 'X-Rate-Limit-Remaining': '352', 'ratelimit-reset': '20' }],
])('half of the account is left to its agents: %j', async (values) => {
  const { timer, limiter } = make()
  limiter.learn(['account'], headers(values))
  await take(limiter, 2, ['account'])
  expect(timer.slept).toEqual([])
  await take(limiter, 1, ['account'])
  expect(timer.slept).toEqual([20_000])
})
test('an account with one request a minute still gets through', async () => {
  const { timer, limiter } = make()
  limiter.learn(['account'], headers({ 'x-rate-limit': '1', 'x-rate-limit-remaining': '1' }))
  await take(limiter, 2, ['account'])
  expect(timer.slept).toEqual([60_000])
})
test('the help centre has its own budget', async () => {
  const { timer, limiter } = make()
  limiter.learn(['help_center'], headers({ 'x-rate-limit': '10', 'x-rate-limit-remaining': '0' }))
  await take(limiter, 5, ['account'])
  expect(timer.slept).toEqual([])
})

test('Retry-After stops the bucket, even with requests left', async () => {
  const { timer, limiter } = make()
  limiter.learn(EXPORT, headers({ 'x-rate-limit': '700', 'x-rate-limit-remaining': '668' }))
  limiter.block(EXPORT, 27)
  await take(limiter, 1, ['account', 'incremental_cursor'])
  expect(timer.slept).toEqual([])
  await limiter.take(EXPORT)
  expect(timer.slept).toEqual([27_000])
})
test('a stop does not wait', async () => {
  const { timer, limiter } = make()
  limiter.block(EXPORT, 27)
  await limiter.take(EXPORT, AbortSignal.abort())
  expect(timer.slept).toEqual([])
})
