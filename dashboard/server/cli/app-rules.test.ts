import { existsSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { duplicateKey, readAppFiles, type AppFile } from './app-files.ts'
import { checkApp } from './app-rules.ts'
import { goodApp, goodManifest, png, type AppSource } from './app-rules.test-helper.ts'

function toFiles(source: AppSource): AppFile[] {
  return Object.entries(source).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
    symlink: false,
  }))
}
const rules = (source: AppSource) => checkApp(toFiles(source)).errors.map(({ rule }) => rule)
const withManifest = (change: object): AppSource => ({ ...goodApp(), 'manifest.json': JSON.stringify({ ...goodManifest(), ...change }) })
const withParameter = (parameter: object) => withManifest({ parameters: [parameter] })
const withLocation = (location: object) => withManifest({ location })
const withFile = (path: string, content: string | Uint8Array): AppSource => ({ ...goodApp(), [path]: content })
const without = (path: string): AppSource => Object.fromEntries(Object.entries(goodApp()).filter(([name]) => name !== path))

test('a correct app has no finding', () => {
  expect(checkApp(toFiles(goodApp()))).toEqual({ errors: [], warnings: [] })
})

const oauth = { client_id: 'a', client_secret: 'b', authorize_uri: 'c', access_token_uri: 'd' }
const bad: [string, AppSource][] = [
  ['missing_manifest', without('manifest.json')],
  ['nested_manifest', { 'app/manifest.json': '{}' }],
  ['manifest_not_json', withFile('manifest.json', 'nope')],
  ['duplicate_manifest_keys', withFile('manifest.json', JSON.stringify(goodManifest()).replace('"private":true', '"private":true,"private":true'))],
  ['manifest_keys.missing', withManifest({ author: undefined })],
  ['invalid_version', withManifest({ frameworkVersion: '1.0' })],
  ['unacceptable_string', withManifest({ version: 1 })],
  ['unacceptable_boolean', withManifest({ private: 'yes' })],
  ['unacceptable_hash', withManifest({ experiments: [] })],
  ['invalid_experiment', withManifest({ experiments: { warp: true } })],
  ['unacceptable_array_of_strings', withManifest({ domainWhitelist: 'example.com' })],
  ['invalid_default_locale', withManifest({ defaultLocale: 'English' })],
  ['missing_translation_file', withManifest({ defaultLocale: 'de' })],
  ['invalid_url', withManifest({ author: { name: 'x', url: 'nope' } })],
  ['no_template_deprecated_in_v2', withManifest({ noTemplate: true })],
  ['oauth_keys.missing', withManifest({ oauth: { ...oauth, client_secret: '' } })],
  ['oauth_parameter_required', withManifest({ oauth })],
  [
    'too_many_oauth_parameters',
    withManifest({
      oauth,
      parameters: [
        { name: 'a', type: 'oauth' },
        { name: 'b', type: 'oauth' },
      ],
    }),
  ],
  ['oauth_parameter_cannot_be_secure', withManifest({ oauth, parameters: [{ name: 'a', type: 'oauth', secure: true, scopes: ['header'] }] })],
  ['no_location_required', withManifest({ requirementsOnly: true, frameworkVersion: undefined })],
  ['no_framework_version_required', withManifest({ requirementsOnly: true, location: undefined })],
  ['no_source_required_apps', withManifest({ requirementsOnly: true })],
  ['no_parameters_required', withManifest({ marketingOnly: true, private: false })],
  ['marketing_only_app_cant_be_private', withManifest({ marketingOnly: true })],
  ['invalid_host', withLocation({ foo: {} })],
  ['invalid_location', withLocation({ support: { ticket_sidebarr: 'assets/iframe.html' } })],
  ['blank_location_uri', withLocation({ support: { ticket_sidebar: { flexible: true } } })],
  ['invalid_location_uri', withLocation({ support: { ticket_sidebar: 'assets/none.html' } })],
  ['invalid_location_uri', withLocation({ support: { ticket_sidebar: 'http://x.example/' } })],
  ['invalid_location_flexible_type', withLocation({ support: { ticket_sidebar: { url: 'assets/iframe.html', flexible: 'wide' } } })],
  ['locations_must_be_urls', withLocation({ support: ['ticket_sidebar'] })],
  ['parameters_not_an_array', withManifest({ parameters: {} })],
  ['duplicate_parameters', withManifest({ parameters: [{ name: 'a' }, { name: 'a' }] })],
  ['name_as_parameter_name', withParameter({ name: 'name' })],
  ['invalid_type_parameter', withParameter({ name: 'a', type: 'password' })],
  ['invalid_hidden_parameter', withParameter({ name: 'a', type: 'hidden', required: true })],
  ['field_requires_secure_parameter', withParameter({ name: 'a', scopes: ['header'] })],
  ['unacceptable_array', withParameter({ name: 'a', secure: true, scopes: 'header' })],
  ['field_cannot_be_empty', withParameter({ name: 'a', secure: true, scopes: [] })],
  ['field_contains_invalid_values', withParameter({ name: 'a', secure: true, scopes: ['nope'] })],
  ['translation.invalid_locale', withFile('translations/english.json', '{}')],
  ['translation.not_json', withFile('translations/de.json', 'nope')],
  ['translation.not_json_object', withFile('translations/de.json', '[]')],
  ['translation.missing_required_key_on_leaf', withFile('translations/de.json', '{"app":{"name":"x","parameters":{"a":"b"}}}')],
  ['translation.invalid_format', withFile('translations/de.json', '{"app":{"package":"x"}}')],
  ['translation.missing_required_key', withFile('translations/en.json', '{"app":{}}')],
  ['translation.missing_required_key', withManifest({ private: false })],
  ['translation.missing_required_key_for_product', withFile('translations/en.json', '{"app":{"name":"x","support":{}}}')],
  ['translation.products_do_not_match_manifest_products', withFile('translations/en.json', '{"app":{"name":"x","chat":{"name":"x"}}}')],
  ['missing_requirements', { ...without('requirements.json'), 'manifest.json': JSON.stringify({ ...goodManifest(), requirementsOnly: true }) }],
  ['requirements_not_supported', withManifest({ marketingOnly: true, private: false })],
  ['requirements_not_json', withFile('requirements.json', 'nope')],
  ['duplicate_requirements', withFile('requirements.json', '{"ticket_fields":{"a":{"title":"x"},"a":{"title":"y"}}}')],
  ['invalid_requirements_types', withFile('requirements.json', '{"widgets":{}}')],
  ['invalid_requirements_types', withFile('requirements.json', '{"targets":{"a":{"title":"x","type":"http_target"}}}')],
  [
    'excessive_requirements',
    withFile('requirements.json', JSON.stringify({ macros: Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`m${i}`, { title: 'x' }])) })),
  ],
  ['missing_required_fields', withFile('requirements.json', '{"ticket_fields":{"a":{}}}')],
  ['missing_required_fields', withFile('requirements.json', '{"webhooks":{"a":{"name":"x"}}}')],
  ['multiple_channel_integrations', withFile('requirements.json', '{"channel_integrations":{"a":{"manifest_url":"/x"},"b":{"manifest_url":"/y"}}}')],
  ['unsupported_mime_type_detected', withFile('assets/guide.pdf', 'x')],
  ['unsupported_mime_type_detected', withFile('assets/data.json', new Uint8Array([0x50, 0x4b, 3, 4]))],
  ['banner.invalid_format', withFile('assets/banner.png', 'x')],
  ['banner.invalid_size', withFile('assets/banner.png', png(10, 10))],
  ['own.stray_file', withFile('zcli.apps.config.json', '{}')],
  ['own.stray_file', withFile('.DS_Store', 'x')],
  ['own.stray_file', withFile('assets/iframe.js.map', '{}')],
  ['own.local_address', withFile('assets/iframe.js', 'fetch("http://localhost:4610")')],
  ['own.secret', withFile('assets/iframe.js', `key = "${'AKIA'}IOSFODNN7EXAMPLE"`)],
  ['own.secret', withParameter({ name: 'signing_key', secure: true, scopes: ['jwt_secret_key'], default: 'abc' })],
  ['own.too_heavy', withFile('assets/big.js', randomBytes(60_000).toString('base64'))],
  ['own.logo', without('assets/logo.png')],
  ['own.logo', withFile('assets/logo-small.png', png(64, 64))],
]
test.each(bad)('%s is found', (rule, app) => {
  expect(rules(app)).toContain(rule)
})

test('a link is refused whatever it points to', () => {
  expect(checkApp([...toFiles(goodApp()), { path: 'assets/x.js', bytes: new Uint8Array(), symlink: true }]).errors.map(({ rule }) => rule)).toContain(
    'symlink_in_zip',
  )
})
test('a thoroughly bad manifest has all its errors reported at once', () => {
  const found = rules({
    ...goodApp(),
    'assets/a.pdf': 'x',
    'manifest.json': JSON.stringify({
      name: 'Bad',
      private: 'yes',
      version: 1,
      author: { email: 5, url: 'nope' },
      domainWhitelist: 'a',
      defaultLocale: 'xx',
      frameworkVersion: '2.0',
      parameters: [
        { name: 'a' },
        { name: 'a' },
        { name: 'name' },
        { name: 'b', type: 'string' },
        { name: 'c', type: 'hidden', required: true },
        { name: 'd', scopes: ['nope'] },
      ],
      location: {
        support: { ticket_sidebarr: 'assets/iframe.html', nav_bar: { url: 'dist/none.html', flexible: 'wide' }, top_bar: 'http://x.example/' },
        foo: {},
      },
    }),
  })
  expect(found.filter((rule) => !rule.startsWith('own.'))).toHaveLength(18)
})
test.each([
  ['insecure_token_parameter', withParameter({ name: 'api_token', type: 'text' })],
  ['default_on_secure_or_hidden', withParameter({ name: 'a', type: 'hidden', default: 'x' })],
  ['no_scopes', withParameter({ name: 'a', secure: true })],
  ['insecure_http_request', withFile('assets/iframe.js', 'fetch("http://shop.example/x")')],
  ['possible_secrets', withFile('assets/iframe.js', 'const api_key = 1')],
  ['sanitised_svg', withFile('assets/x.svg', '<svg><script/></svg>')],
])('%s is a warning and no error', (rule, app) => {
  expect(checkApp(toFiles(app)).warnings.map((finding) => finding.rule)).toContain(rule)
  expect(rules(app)).toEqual([])
})
test('namespaces of SVG are no http requests, the scope of the signing key is no secret', () => {
  expect(checkApp(toFiles(withFile('assets/iframe.js', 'a="http://www.w3.org/2000/svg";b={secret_key:1}'))).warnings).toEqual([])
})
test('a key may stand again in another object, and inside a string', () => {
  expect(duplicateKey('{"a":{"b":1},"c":{"b":"{\\"b\\":1,\\"b\\":2}"}}')).toBeNull()
  expect(duplicateKey('[{"a":1},{"a":2,"a":3}]')).toBe('a')
})

const built = fileURLToPath(new URL('../../../dist/plugin', import.meta.url))
test.runIf(existsSync(built))('our own built app has no error', () => {
  expect(checkApp(readAppFiles(built)).errors).toEqual([])
})
