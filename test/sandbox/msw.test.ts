import { setupServer } from 'msw/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sandboxHandlers } from './msw.ts'
import { listenOn } from './node-http.ts'
import { BEARER, testDesk } from './sandbox.test-helper.ts'
import { createWorld } from './world.ts'

const desk = testDesk(createWorld({ tickets: 60 }))
const ORIGIN = 'https://acme.zendesk.com'
const server = setupServer(...sandboxHandlers(desk, ORIGIN))
beforeAll(() => server.listen({ onUnhandledRequest: 'bypass' }))
afterAll(() => server.close())

test('msw and a socket answer the same', async () => {
  const { server: socket, port } = await listenOn(desk.handle, { port: 0 })
  try {
    for (const path of ['/api/v2/groups', '/api/v2/tickets/900301', '/api/v2/tickets/1', '/api/v2/incremental/ticket_events?start_time=5']) {
      const origins = [ORIGIN, `http://127.0.0.1:${port}`]
      const [a, b] = await Promise.all(
        origins.map(async (origin) => (await fetch(origin + path, { headers: BEARER })).text().then((text) => text.replaceAll(origin, ''))),
      )
      expect(a).toBe(b)
      expect(a?.length).toBeGreaterThan(10)
    }
  } finally {
    socket.closeAllConnections()
    socket.close()
  }
})
test('a reset is a network error for msw, too', async () => {
  desk.faults.change({ reset: 1 })
  await expect(fetch(`${ORIGIN}/api/v2/groups`, { headers: BEARER })).rejects.toThrow('Failed to fetch')
  desk.faults.change({ reset: 0 })
})
