import { expect, test } from 'vitest'
import { BackendError } from '../backend-error.ts'
import { createSamplesHttp } from './samples-http.ts'

interface Sent {
  path: string
  method: string | undefined
  body: unknown
}
function answering(answer: unknown, status = 200) {
  const sent: Sent[] = []
  const fetcher: typeof fetch = async (path, init) => {
    sent.push({ path: String(path), method: init?.method, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null })
    return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } })
  }
  return { sent, backend: createSamplesHttp(fetcher) }
}
const view = { id: 'v', version: 1, title: 'Ninety', query: 'size=90', private: false, mine: true }

test('saved designs are the views of the page that draws, and no others', async () => {
  const { backend } = answering({
    views: [
      { ...view, page: 'sample' },
      { ...view, id: 'w', page: 'queue' },
    ],
  })
  expect((await backend.designs()).map(({ id }) => id)).toEqual(['v'])
})
test('a design is kept as such a view; without words it is forgotten', async () => {
  const { backend, sent } = answering({ id: 'v', version: 2 })
  await backend.keepDesign('v', 0, { title: 'Ninety', query: 'size=90', private: true })
  await backend.keepDesign('v', 1, null)
  expect(sent).toEqual([
    {
      path: '/api/v1/quality/reviews/views/v',
      method: 'PUT',
      body: { ifVersion: 0, body: { title: 'Ninety', query: 'size=90', private: true, page: 'sample' } },
    },
    { path: '/api/v1/quality/reviews/views/v', method: 'PUT', body: { ifVersion: 1, body: null } },
  ])
})
test('ids of samples and items are parts of the address, whatever stands in them', async () => {
  const { backend, sent } = answering({}, 404)
  const refused = backend.replace('a/b', 'c?d', { reason: 'sensitive', ifVersion: 3 })
  await expect(refused).rejects.toBeInstanceOf(BackendError)
  expect(sent[0]).toEqual({ path: '/api/v1/quality/samples/a%2Fb/items/c%3Fd/replace', method: 'POST', body: { reason: 'sensitive', ifVersion: 3 } })
  expect(backend.itemsFile('a/b')).toBe('/api/v1/quality/samples/a%2Fb/items?format=csv')
})
test('items are asked by page, and what is not asked does not stand in the address', async () => {
  const { backend, sent } = answering({ asOf: '2026-11-16T01:00:00Z', total: 0, items: [] })
  await backend.items('s', { state: 'due', reviewer: null, stratum: null }, { limit: 500, offset: 0 })
  expect(sent[0]?.path).toBe('/api/v1/quality/samples/s/items?state=due&limit=500&offset=0')
})
test('an answer that is not as agreed is refused, not shown', async () => {
  const { backend } = answering({ samples: [{ id: 1 }] })
  await expect(backend.samples()).rejects.toMatchObject({ kind: 'bad_shape' })
})
