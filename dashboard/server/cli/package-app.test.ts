import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { goodApp } from './app-rules.test-helper.ts'
import { UsageError } from '../usage-error.ts'
import { isPrivateHost, packageApp } from './package-app.ts'

function built(change: (files: Record<string, string | Uint8Array>) => void = () => {}): { builtDir: string; outDir: string } {
  const dir = mkdtempSync(join(tmpdir(), 'firstfix-package-'))
  const files = goodApp()
  change(files)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, 'app', path)), { recursive: true })
    writeFileSync(join(dir, 'app', path), content)
  }
  return { builtDir: join(dir, 'app'), outDir: join(dir, 'out') }
}
const serviceUrl = 'https://firstfix.shop.com'

test('the zip holds the built files at its root and allows the host of the service, nothing else', async () => {
  const made = await packageApp({ ...built(), serviceUrl, withoutService: false })
  const zip = unzipSync(readFileSync(made.path))
  expect(Object.keys(zip).toSorted()).toEqual(Object.keys(goodApp()).toSorted())
  expect(JSON.parse(strFromU8(zip['manifest.json']!))).toMatchObject({
    domainWhitelist: ['firstfix.shop.com'],
    parameters: [{ name: 'service_url' }, { name: 'signing_key' }],
  })
  expect(made.bytes).toBe(readFileSync(made.path).length)
  expect(made.path).toMatch(/firstfix-1\.2\.3\.zip$/)
})
test('the same app is the same zip', async () => {
  const [one, two] = await Promise.all([
    packageApp({ ...built(), serviceUrl, withoutService: false }),
    packageApp({ ...built(), serviceUrl, withoutService: false }),
  ])
  expect(readFileSync(one.path).equals(readFileSync(two.path))).toBe(true)
})
test('an app without a service may reach no host and asks an admin for nothing', async () => {
  const made = await packageApp({ ...built(), serviceUrl: null, withoutService: true })
  expect(JSON.parse(strFromU8(unzipSync(readFileSync(made.path))['manifest.json']!))).toMatchObject({ domainWhitelist: [], parameters: [] })
})
test.each([
  ['no choice', null, false, /--service-url https:.*or --without-service/],
  ['both choices', serviceUrl, true, /not both/],
  ['http', 'http://firstfix.shop.com', false, /https only/],
  ['no address', 'firstfix', false, /not an address/],
  ['loopback', 'https://127.0.0.1:4610', false, /cannot reach "127\.0\.0\.1"/],
  ['a bare name', 'https://helpdesk', false, /public name/],
  ['a user name in the address', 'https://me@firstfix.shop.com', false, /user name/],
])('%s is refused in one sentence', async (_, url, withoutService, sentence) => {
  const refused = await packageApp({ ...built(), serviceUrl: url, withoutService }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(UsageError)
  expect(String(refused)).toMatch(sentence)
})
test('an app with errors is not written, and every error is named', async () => {
  const paths = built((files) => {
    files['assets/notes.pdf'] = 'x'
    files['.env'] = 'A=1'
  })
  await expect(packageApp({ ...paths, serviceUrl, withoutService: false })).rejects.toThrow(
    /own\.stray_file: \.env[\s\S]*|unsupported_mime_type_detected: assets\/notes\.pdf/,
  )
})
test('a folder without a built app says which command builds it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'firstfix-package-'))
  await expect(packageApp({ builtDir: dir, outDir: dir, serviceUrl, withoutService: false })).rejects.toThrow(/npm run build/)
})
test.each([
  'localhost',
  'a.localhost',
  '10.1.2.3',
  '172.20.0.1',
  '192.168.1.9',
  '169.254.1.1',
  '100.64.0.1',
  '0.0.0.0',
  '[::1]',
  '[fd00::1]',
  '[fe80::1]',
  '[::ffff:7f00:1]',
  'nas.local',
  'crm.internal',
])('%s is no host the helpdesk can reach', (host) => {
  expect(isPrivateHost(host)).toBe(true)
})
test.each(['firstfix.example.com', '203.0.113.7', '172.32.0.1', '[2001:db8::1]', 'localhost.example.com'])('%s may be a public host', (host) => {
  expect(isPrivateHost(host)).toBe(false)
})
