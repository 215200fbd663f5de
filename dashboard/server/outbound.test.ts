import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createOutbound } from './outbound.ts'

function recorder(answers: Record<string, Response>) {
  const asked: string[] = []
  const fetch = async (input: unknown) => {
    const url = input instanceof Request ? input.url : String(input)
    asked.push(url)
    return answers[url] ?? new Response('ok')
  }
  return { asked, fetch: fetch as typeof globalThis.fetch }
}
const to = (location: string, status = 302) => new Response(null, { status, headers: { location } })

test('only the helpdesk’s own address is asked', async () => {
  const { asked, fetch } = recorder({})
  const outbound = createOutbound(['https://acme.zendesk.com'], fetch)
  expect((await outbound('https://acme.zendesk.com/api/v2/users/me.json')).status).toBe(200)
  for (const url of [
    'https://evil.example.com/',
    'http://acme.zendesk.com/',
    'https://acme.zendesk.com.evil.example.com/',
    'http://169.254.169.254/',
  ])
    await expect(outbound(url)).rejects.toThrow(/not sent/)
  expect(asked).toEqual(['https://acme.zendesk.com/api/v2/users/me.json'])
})
test('an answer that points elsewhere is not followed; one that points to the same host is', async () => {
  const { asked, fetch } = recorder({
    'https://acme.zendesk.com/a': to('/b'),
    'https://acme.zendesk.com/b': new Response('found'),
    'https://acme.zendesk.com/away': to('https://evil.example.com/'),
  })
  const outbound = createOutbound(['https://acme.zendesk.com'], fetch)
  expect(await (await outbound('https://acme.zendesk.com/a')).text()).toBe('found')
  await expect(outbound('https://acme.zendesk.com/away')).rejects.toThrow(/evil\.example\.com/)
  expect(asked).not.toContain('https://evil.example.com/')
})
test('a write is never sent a second time', async () => {
  const { asked, fetch } = recorder({ 'https://acme.zendesk.com/oauth/tokens': to('/elsewhere', 307) })
  const answer = await createOutbound(['https://acme.zendesk.com'], fetch)('https://acme.zendesk.com/oauth/tokens', { method: 'POST', body: '{}' })
  expect([answer.status, asked.length]).toEqual([307, 1])
})
test('a service without an account reaches nobody', async () => {
  await expect(createOutbound([])('https://acme.zendesk.com/')).rejects.toThrow(/nobody/)
})
test('no other file of the service sends a request by itself', () => {
  const files = readdirSync('dashboard/server', { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|-helper)\.ts$/.test(name))
  const direct = files.filter((name) =>
    /(?<![.\w])fetch\(|globalThis\.fetch\(|from 'node:https?'.*request/.test(readFileSync(join('dashboard/server', name), 'utf8')),
  )
  expect(direct.sort()).toEqual(['auth/oauth-client.ts', 'outbound.ts'])
})
