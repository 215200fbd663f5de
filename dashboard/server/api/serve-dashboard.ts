/** The built dashboard. Named files live for ever, the page itself is asked for anew; unknown paths without a dot are pages of the app. */
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import { sendUnknownRoute } from './handle-error.ts'
import type { ApiServer } from './define-route.ts'

const YEAR = 31_536_000_000

export async function serveDashboard(server: ApiServer, dir: string): Promise<void> {
  await server.register(fastifyStatic, { root: resolve(dir), serve: false, preCompressed: true, cacheControl: false })
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    schema: { hide: true },
    config: { access: { role: 'anyone', scope: 'none' } },
    handler(request, reply) {
      const path = decodePath(request.url)
      if (path === null || path.startsWith('/api/')) return sendUnknownRoute(request, reply)
      // Ids of items end in digits (`….0012`), names of files do not.
      const isFile = /\.[a-z][a-z0-9]*$/i.test(path)
      if (isFile && path !== '/index.html') {
        const named = path.startsWith('/assets/')
        reply.header('cache-control', named ? `public, max-age=${YEAR / 1000}, immutable` : 'public, max-age=3600')
        return reply.sendFile(path.slice(1))
      }
      reply.header('cache-control', 'no-cache')
      return reply.sendFile('index.html')
    },
  })
}

function decodePath(url: string): string | null {
  try {
    return decodeURIComponent(url.split('?')[0] ?? '/')
  } catch (error) {
    if (error instanceof URIError) return null
    throw error
  }
}
