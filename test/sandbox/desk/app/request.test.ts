import { expect, test } from 'vitest'
import { createRequester } from './request.ts'

function requester(answer: () => Response | Promise<Response> = () => Response.json({ ticket: { id: 1 } })) {
  const asked: { url: string; method: string; headers: Headers; body: unknown }[] = []
  const send: typeof fetch = async (input, init) => {
    asked.push({ url: String(input), method: init?.method ?? 'GET', headers: new Headers(init?.headers), body: init?.body })
    return answer()
  }
  return { request: createRequester({ headers: { authorization: 'Bearer t', 'x-zendesk-app-id': '3' }, fetch: send }), asked }
}
const json = (body: unknown): unknown => JSON.parse(String(body))

test('a path of the helpdesk is asked in the session of the agent, marked with the app', async () => {
  const { request, asked } = requester()
  expect(await request({ url: '/api/v2/tickets/1.json' })).toEqual({ kind: 'done', data: { ticket: { id: 1 } }, status: 200 })
  expect(asked[0]).toMatchObject({ url: '/api/v2/tickets/1.json', method: 'GET' })
  expect(asked[0]!.headers.get('authorization')).toBe('Bearer t')
  expect(asked[0]!.headers.get('x-zendesk-app-id')).toBe('3')
})
test('JSON is sent as given; an object becomes a form or, for GET, a query', async () => {
  const { request, asked } = requester()
  await request({ url: '/api/v2/tickets/1', type: 'put', data: '{"a":1}', contentType: 'application/json' })
  await request({ url: '/api/v2/x', type: 'POST', data: { a: 1 } })
  await request({ url: '/api/v2/x?b=2', data: { a: 1 } })
  expect(asked.map(({ url, method, body }) => [url, method, body])).toEqual([
    ['/api/v2/tickets/1', 'PUT', '{"a":1}'],
    ['/api/v2/x', 'POST', 'a=1'],
    ['/api/v2/x?b=2&a=1', 'GET', undefined],
  ])
  expect(asked.map(({ headers }) => headers.get('content-type'))).toEqual([
    'application/json',
    'application/x-www-form-urlencoded; charset=UTF-8',
    null,
  ])
})
test('a refusal rejects with status, text and, if it is JSON, its value', async () => {
  const refuse = requester(() => Response.json({ error: 'RecordNotFound' }, { status: 404, statusText: 'Not Found' }))
  expect(await refuse.request({ url: '/api/v2/tickets/1' })).toEqual({
    kind: 'fail',
    status: 404,
    statusText: 'Not Found',
    responseText: '{"error":"RecordNotFound"}',
    responseJSON: { error: 'RecordNotFound' },
  })
  const html = requester(() => new Response('<h1>Sorry</h1>', { status: 503, headers: { 'content-type': 'text/html' } }))
  expect(await html.request({ url: '/api/v2/tickets/1' })).not.toHaveProperty('responseJSON')
})
test('no connection and no answer in time reject with status 0', async () => {
  const down = requester(() => Promise.reject(new TypeError('failed')))
  expect(await down.request({ url: '/api/v2/x' })).toMatchObject({ kind: 'fail', status: 0, statusText: 'error' })
  const late = requester(() => Promise.reject(new DOMException('late', 'TimeoutError')))
  expect(await late.request({ url: '/api/v2/x' })).toMatchObject({ kind: 'fail', status: 0, statusText: 'timeout' })
})
test('another host is asked through the proxy, its answer is the answer', async () => {
  const { request, asked } = requester(() =>
    Response.json({ status: 201, statusText: 'Created', contentType: 'application/json', responseText: '{"a":1}' }),
  )
  const jwt = { algorithm: 'HS256', secret_key: '{{setting.signing_key}}', expiry: 60, claims: {} }
  const options = {
    url: 'http://127.0.0.1:4610/x',
    type: 'POST',
    data: '{}',
    contentType: 'application/json',
    headers: { Authorization: 'Bearer {{jwt.token}}' },
    secure: true,
    timeout: 900,
    jwt,
  }
  expect(await request(options)).toEqual({ kind: 'done', status: 201, data: { a: 1 } })
  expect(asked[0]!.url).toBe('/desk/proxy')
  expect(json(asked[0]!.body)).toEqual({
    url: options.url,
    type: 'POST',
    headers: { 'content-type': 'application/json', Authorization: 'Bearer {{jwt.token}}' },
    data: '{}',
    timeoutMs: 900,
    secure: true,
    jwt,
  })
  expect(asked[0]!.headers.get('authorization')).toBeNull()
})
test('the agent’s token goes to the helpdesk alone', async () => {
  const { request, asked } = requester()
  await request({ url: '//evil.example/api/v2/x' })
  await request({ url: 'https://evil.example/api/v2/x', cors: true })
  expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual([null, null])
  expect(await request({ url: '/desk/config.json' })).toMatchObject({ kind: 'fail', status: 404 })
  expect(asked).toHaveLength(2)
})
test('the complete response is given when asked for', async () => {
  const { request } = requester()
  expect(await request({ url: '/api/v2/x', httpCompleteResponse: true })).toMatchObject({
    kind: 'done',
    data: { status: 200, responseText: '{"ticket":{"id":1}}', responseJSON: { ticket: { id: 1 } } },
  })
})
test('a request without a url fails by itself', async () => {
  expect(await requester().request({ type: 'GET' })).toMatchObject({ kind: 'fail', status: 0 })
  expect(await requester().request(null)).toMatchObject({ kind: 'fail', status: 0 })
})
