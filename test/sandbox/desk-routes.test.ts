import { createHash, createHmac } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ProxyAnswer } from './desk/app-config.ts'
import { deskRoutes } from './desk-routes.ts'
import type { DeskOptions } from './desk-routes.ts'

const root = mkdtempSync(join(tmpdir(), 'desk-routes-'))
const put = (path: string, body: string) => {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), body)
}
put('desk/index.html', '<!doctype html><title>Desk</title>')
put('desk/assets/main.js', 'export {}')
put('secret.txt', 'not to be served')
put(
  'plugin/assets/iframe.html',
  '<!doctype html><script src="https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js" integrity="sha384-x" crossorigin defer></script><script>go()</script>',
)
put(
  'plugin/manifest.json',
  JSON.stringify({
    name: 'FirstFix',
    version: '1.2.3',
    location: { support: { ticket_sidebar: { url: 'assets/iframe.html' } } },
    parameters: [{ name: 'service_url' }, { name: 'signing_key', secure: true, scopes: ['jwt_secret_key'] }],
  }),
)
put('plugin/requirements.json', JSON.stringify({ ticket_fields: { ff_cause: { type: 'tagger', title: 'Failure cause' } } }))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ORIGIN = 'http://127.0.0.1:4620'
type Heard = { url: string; headers: Headers; body: string; method: string }
function routes(more: Partial<DeskOptions> = {}) {
  const heard: Heard[] = []
  const listen: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    heard.push({ url: request.url, headers: request.headers, body: await request.text(), method: request.method })
    return Response.json({ verdict: 'repeat' }, { status: 201 })
  }
  const handle = deskRoutes({
    deskDir: join(root, 'desk'),
    appDir: join(root, 'plugin/assets'),
    serviceUrl: 'http://127.0.0.1:4610',
    signingKey: 'key-1',
    fetch: listen,
    ...more,
  })
  const get = async (path: string) => (await handle(new Request(ORIGIN + path)))!
  const proxy = async (order: object): Promise<ProxyAnswer> =>
    (await handle(new Request(`${ORIGIN}/desk/proxy`, { method: 'POST', body: JSON.stringify(order), headers: { origin: ORIGIN } })))!.json()
  return { handle, get, proxy, heard }
}
const signed = {
  url: 'http://127.0.0.1:4610/api/v1/tickets/1/brief',
  type: 'POST',
  data: '{"a":1}',
  headers: { Authorization: 'Bearer {{jwt.token}}', 'Content-Type': 'application/json' },
  secure: true,
  jwt: { algorithm: 'HS256', secret_key: '{{setting.signing_key}}', expiry: 60, claims: { iss: 'sandbox', sub: '1' } },
}

test('paths of others are left to others', async () => {
  expect(await routes().handle(new Request(`${ORIGIN}/api/v2/tickets`))).toBeNull()
  expect(await routes().handle(new Request(`${ORIGIN}/apparel`))).toBeNull()
})
test('the desk is served with its policy: own scripts only, the app in a frame of the other origin', async () => {
  const answer = await routes().get('/desk/')
  expect(answer.headers.get('content-type')).toContain('text/html')
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain('frame-src http://localhost:4620')
  expect((await routes().get('/desk')).headers.get('location')).toBe('/desk/')
  expect((await routes().get('/desk/assets/main.js')).headers.get('content-type')).toContain('javascript')
})
test('the page of the app gets the SDK of this server in place of the one on the net, and may be framed by the desk alone', async () => {
  const { handle } = routes()
  const answer = (await handle(new Request('http://localhost:4620/app/iframe.html?origin=x&app_guid=y')))!
  expect(await answer.text()).toBe('<!doctype html><script src="/app/zaf_sdk.js" defer></script><script>go()</script>')
  const policy = answer.headers.get('content-security-policy')
  expect(policy).toContain('frame-ancestors http://127.0.0.1:4620')
  expect(policy).toContain(`script-src 'self' 'sha256-${createHash('sha256').update('go()').digest('base64')}'`)
  expect(await (await routes().get('/app/zaf_sdk.js')).text()).toContain('window.ZAFClient')
})
test.each(['/desk/..%2fsecret.txt', '/desk/..%2f..%2fsecret.txt', '/app/..%2f..%2fsecret.txt', '/app/%', '/app/%00', '/desk/assets'])(
  'no path leads out of the folders: %s',
  async (path) => {
    expect((await routes().get(path)).status).toBe(404)
  },
)
test('the configuration names app, settings and required fields, and no secret', async () => {
  const answer = await routes({ now: () => '2026-11-16T01:00:00Z' }).get('/desk/config.json')
  const body = await answer.text()
  expect(JSON.parse(body)).toEqual({
    now: '2026-11-16T01:00:00Z',
    subdomain: '127',
    dashboardUrl: 'http://127.0.0.1:4610',
    app: {
      url: '/app/iframe.html',
      name: 'FirstFix',
      version: '1.2.3',
      appId: 1,
      installationId: 1,
      settings: { service_url: 'http://127.0.0.1:4610' },
      requirements: [{ identifier: 'ff_cause', type: 'ticket_fields', title: 'Failure cause' }],
    },
  })
  expect(body).not.toContain('key-1')
})
test('without a built app the desk still works', async () => {
  const { get } = routes({ appDir: join(root, 'none') })
  expect(await (await get('/desk/config.json')).json()).toMatchObject({ app: null })
})

test('the proxy signs HS256 with the secure setting and puts the token where the app asked', async () => {
  const { proxy, heard } = routes()
  const answer = await proxy(signed)
  expect(answer).toMatchObject({ status: 201, contentType: 'application/json', responseText: '{"verdict":"repeat"}' })
  const call = heard[0]!
  expect(call).toMatchObject({ url: signed.url, method: 'POST', body: '{"a":1}' })
  const [head, claims, signature] = call.headers.get('authorization')!.replace('Bearer ', '').split('.')
  expect(signature).toBe(createHmac('sha256', 'key-1').update(`${head}.${claims}`).digest('base64url'))
  const read: Record<string, unknown> = JSON.parse(Buffer.from(claims!, 'base64url').toString())
  expect(read).toMatchObject({ iss: 'sandbox', sub: '1' })
  expect(Number(read['exp']) - Number(read['iat'])).toBe(60)
})
test.each([
  ['a host that is not listed', { ...signed, url: 'http://127.0.0.1:9999/x' }, 400],
  ['a host that a listed one is the user name of', { ...signed, url: 'http://127.0.0.1:4610@evil.example/' }, 400],
  ['a scheme that is not http', { ...signed, url: 'file:///etc/passwd' }, 400],
  ['another algorithm', { ...signed, jwt: { ...signed.jwt, algorithm: 'none' } }, 400],
  ['a header name with an underscore', { ...signed, headers: { X_Y: '1' } }, 400],
  ['a secure setting outside its scopes', { ...signed, headers: { 'X-Key': '{{setting.signing_key}}' } }, 422],
  ['a setting that does not exist', { ...signed, jwt: { ...signed.jwt, secret_key: '{{setting.other}}' } }, 422],
])('the proxy refuses %s and calls nobody', async (_, order, status) => {
  const { proxy, heard } = routes()
  expect((await proxy(order)).status).toBe(status)
  expect(heard).toEqual([])
})
test('without secure nothing is put into the request', async () => {
  const { proxy, heard } = routes()
  await proxy({ ...signed, secure: false })
  expect(heard[0]!.headers.get('authorization')).toBe('Bearer {{jwt.token}}')
})
test('a service that is down is told as 502, one that is late as 504', async () => {
  const down = routes({ fetch: () => Promise.reject(new TypeError('fetch failed')) })
  expect((await down.proxy(signed)).status).toBe(502)
  const late = routes({ fetch: () => Promise.reject(new DOMException('late', 'TimeoutError')) })
  expect((await late.proxy(signed)).status).toBe(504)
})
test('the proxy answers no other site, no other method and no nonsense', async () => {
  const { handle } = routes()
  const ask = async (init: RequestInit) => (await handle(new Request(`${ORIGIN}/desk/proxy`, init)))!.status
  expect(await ask({ method: 'POST', body: JSON.stringify(signed), headers: { origin: 'http://localhost:4620' } })).toBe(403)
  expect(await ask({ method: 'GET' })).toBe(405)
  expect(await ask({ method: 'POST', body: 'nonsense' })).toBe(400)
})
