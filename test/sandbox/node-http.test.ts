import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { listenOn } from './node-http.ts'

test('only names of this machine are answered, so that no page elsewhere reaches the signing proxy', async () => {
  const { server, port } = await listenOn(async () => new Response('here'), { port: 0 })
  onTestFinished(() => void server.close())
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers: { host, connection: 'close' } }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `evil.example.com:${port}`, '127.0.0.1.evil.example.com']
  expect(await Promise.all(hosts.map(statusFor))).toEqual([200, 200, 421, 421])
})
