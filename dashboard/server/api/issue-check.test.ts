import { expect, test } from 'vitest'
import { createApi } from './create-api.ts'
import { BEARER, fakeDeps } from './fake-deps.test-helper.ts'

async function api(answered: { pair: string; answer: 'same' | 'different' | 'cannot_tell' | null } | null) {
  const said: unknown[] = []
  const { pairCheck } = fakeDeps()
  const answer = async (...args: unknown[]) => {
    said.push(args)
    return answered
  }
  const server = await createApi(fakeDeps({ pairCheck: { ...pairCheck, answer } }))
  const post = (pair: string, body: object, headers: Record<string, string> = BEARER) =>
    server.inject({ method: 'POST', url: `/api/v1/issue-check/${pair}`, headers, payload: body })
  return { server, said, post }
}

test('an answer is kept under who gave it; null takes it back', async () => {
  const { server, said, post } = await api({ pair: '4711-4720', answer: 'same' })
  expect((await post('4711-4720', { answer: 'same' })).json()).toEqual({ pair: '4711-4720', answer: 'same' })
  expect((await post('4711-4720', { answer: null })).statusCode).toBe(200)
  expect(said).toEqual([
    ['4711-4720', 'same', expect.stringMatching(/./)],
    ['4711-4720', null, expect.stringMatching(/./)],
  ])
  await server.close()
})
test('a pair that was never drawn, a word that is no answer and what is no pair are refused', async () => {
  const { server, said, post } = await api(null)
  const unknown = await post('1-2', { answer: 'same' })
  expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'unknown_pair'])
  for (const [pair, body] of [
    ['1-2', { answer: 'perhaps' }],
    ['1-2', {}],
    ['1', { answer: 'same' }],
    ["1-2'--", { answer: 'same' }],
  ] as const)
    expect((await post(encodeURIComponent(pair), body)).statusCode).toBe(400)
  expect((await post('1-2', { answer: 'same' }, {})).statusCode).toBe(401)
  expect(said).toHaveLength(1)
  await server.close()
})
test('the pairs of a week are not kept in any cache', async () => {
  const { server } = await api(null)
  const answered = await server.inject({ method: 'GET', url: '/api/v1/issue-check', headers: BEARER })
  expect([answered.statusCode, answered.headers['cache-control']]).toEqual([200, 'no-store'])
  await server.close()
})
