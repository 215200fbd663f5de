/** Puts a Request → Response function on a real loopback socket. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type Answer = (request: Request) => Promise<Response>

export function listenOn(answer: Answer, { port, host = '127.0.0.1' }: { port: number; host?: string }): Promise<{ server: Server; port: number }> {
  const server = createServer((incoming, outgoing) => {
    void serveOne(answer, incoming, outgoing)
  })
  server.keepAliveTimeout = 30_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : port })
    })
  })
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

async function serveOne(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    // A page elsewhere may point its own name at this machine; the desk signs for its own names only.
    if (!LOOPBACK.test(incoming.headers.host ?? '')) return void outgoing.writeHead(421).end()
    const response = await answer(await toRequest(incoming))
    // `Response.error()` stands for a connection that is cut before any answer.
    if (response.type === 'error') return void incoming.socket.destroy()
    await send(response, outgoing)
  } catch (error) {
    if (outgoing.headersSent) return void outgoing.destroy()
    outgoing.writeHead(500, { 'content-type': 'application/json' })
    outgoing.end(JSON.stringify({ error: 'InternalError', description: error instanceof Error ? error.message : String(error) }))
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  const method = incoming.method ?? 'GET'
  const url = `http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return new Request(url, { method, headers, body: Buffer.concat(parts) })
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  outgoing.sendDate = !response.headers.has('date')
  outgoing.writeHead(response.status, headers)
  if (!response.body) return void outgoing.end()
  // Each part is out before the next is asked for: a body that breaks half-way has sent its first half.
  for await (const part of response.body) await new Promise((resolve) => outgoing.write(part, resolve))
  outgoing.end()
}
