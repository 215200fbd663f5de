/** What the platform's validator refuses in translations, requirements and files, each finding under the validator's own key. */
import { duplicateKey, isObject, isText, parseJson, textOf, type AppFile, type Json, type JsonObject } from './app-files.ts'
import type { Report } from './app-findings.ts'

const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/
const PRODUCTS = ['support', 'chat', 'standalone_chat', 'sell']
const REQUIREMENT_TYPES =
  'automations channel_integrations custom_objects macros targets views ticket_fields triggers user_fields organization_fields webhooks custom_objects_v2'.split(
    ' ',
  )
const WITHOUT_TITLE = ['channel_integrations', 'custom_objects', 'webhooks', 'custom_objects_v2']
const MAX_REQUIREMENTS = 5000
const FORBIDDEN = 'rar zip gzip pdf doc docx avi bin bz bz2 csh sh jar mp3 mpeg odt pptx ppt xls xlsx 7z'.split(' ')
/** First bytes of forbidden content, by their name in the list. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['bz2', [0x42, 0x5a, 0x68]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0]],
  ['mp3', [0x49, 0x44, 0x33]],
]

export function checkTranslations(files: readonly AppFile[], manifest: JsonObject, { error }: Report): void {
  for (const file of files) {
    const [, locale, extension] = /^translations\/([^/]+)\.(\w+)$/.exec(file.path) ?? []
    if (locale === undefined) continue
    if (extension !== 'json' || !LOCALE.test(locale)) {
      error('translation.invalid_locale', `${file.path} is not named after a language`)
      continue
    }
    const json = parseJson(textOf(file))
    if (json === undefined) error('translation.not_json', `${file.path} is not JSON`)
    else if (!isObject(json)) error('translation.not_json_object', `${file.path} is not an object`)
    else checkTranslation(file.path, locale, json, manifest, error)
  }
}
function checkTranslation(path: string, locale: string, json: JsonObject, manifest: JsonObject, error: Report['error']): void {
  const app = isObject(json['app']) ? json['app'] : {}
  const parameters = isObject(app['parameters']) ? Object.entries(app['parameters']) : []
  for (const [name, entry] of parameters)
    if (!isObject(entry) || !isText(entry['label'])) error('translation.missing_required_key_on_leaf', `${path}: app.parameters.${name} has no label`)
  if ('package' in app && !isTitled(json)) error('translation.invalid_format', `${path}: with app.package every text is { title, value }`)
  if (locale !== 'en') return
  const open = manifest['private'] === false ? ['long_description', 'installation_instructions'] : []
  const missing = ['name', ...open].filter((key) => !app[key])
  if (manifest['private'] === false && !app['short_description'] && !app['description']) missing.push('short_description')
  const products = PRODUCTS.filter((product) => isObject(app[product]))
  if (missing.length > 0 && products.length === 0) error('translation.missing_required_key', `${path}: app has no ${missing.join(', ')}`)
  const located = isObject(manifest['location']) ? Object.keys(manifest['location']) : []
  for (const product of products) {
    if (!located.includes(product)) error('translation.products_do_not_match_manifest_products', `${path}: the manifest has no product ${product}`)
    const own = app[product]
    if (isObject(own) && !own['name']) error('translation.missing_required_key_for_product', `${path}: app.${product} has no name`)
  }
}
const isTitled = (json: Json): boolean =>
  isObject(json) && (isText(json['title']) && isText(json['value']) ? true : Object.values(json).length > 0 && Object.values(json).every(isTitled))

export function checkRequirements(files: readonly AppFile[], manifest: JsonObject, { error }: Report): void {
  const file = files.find(({ path }) => path === 'requirements.json')
  if (!file) {
    if (manifest['requirementsOnly'] === true) error('missing_requirements', 'requirements.json is missing')
    return
  }
  if (manifest['marketingOnly'] === true) error('requirements_not_supported', 'a marketing page has no requirements')
  const json = parseJson(textOf(file))
  if (!isObject(json)) return error('requirements_not_json', 'requirements.json is not an object in JSON')
  const twice = duplicateKey(textOf(file))
  if (twice !== null) error('duplicate_requirements', `requirements.json names ${twice} twice`)
  const groups = Object.entries(json).flatMap(([type, group]) => (isObject(group) ? [{ type, entries: Object.entries(group) }] : []))
  if (groups.reduce((sum, { entries }) => sum + entries.length, 0) > MAX_REQUIREMENTS)
    error('excessive_requirements', `requirements.json has more than ${MAX_REQUIREMENTS} entries`)
  for (const type of Object.keys(json))
    if (!REQUIREMENT_TYPES.includes(type)) error('invalid_requirements_types', `requirements.json: there is no type ${type}`)
  for (const { type, entries } of groups) for (const [name, entry] of entries) checkRequirement(type, name, isObject(entry) ? entry : {}, error)
  if (isObject(json['channel_integrations']) && Object.keys(json['channel_integrations']).length > 1)
    error('multiple_channel_integrations', 'requirements.json has more than one channel integration')
}
function checkRequirement(type: string, name: string, entry: JsonObject, error: Report['error']): void {
  const needed = [
    ...(WITHOUT_TITLE.includes(type) ? [] : ['title']),
    ...(type === 'user_fields' || type === 'organization_fields' ? ['key'] : []),
    ...(type === 'channel_integrations' ? ['manifest_url'] : []),
    ...(type === 'webhooks' ? ['name', 'status', 'endpoint', 'http_method', 'request_format'] : []),
  ]
  const missing = needed.filter((key) => !entry[key])
  if (missing.length > 0) error('missing_required_fields', `requirements.json: ${type}.${name} has no ${missing.join(', ')}`)
  if (type === 'targets' && (entry['type'] === 'http_target' || entry['type'] === 'url_target_v2'))
    error('invalid_requirements_types', `requirements.json: target ${name} is of a type that is gone`)
}

/** Words the validator takes for secrets, and the one that is the platform's own name for a scope. */
const SECRET_WORDS = /password|secret|auth_?key|auth_?pass|auth_?user|api_key/i
const ACCEPTED_WORDS = /jwt_secret_key|secret_key/g

export function checkFiles(files: readonly AppFile[], manifest: JsonObject, { error, warn }: Report): void {
  const pageless = manifest['requirementsOnly'] === true || manifest['marketingOnly'] === true
  if (pageless && files.some(({ path }) => /\.(js|css|hbs|hdbs)$/.test(path)))
    error('no_source_required_apps', 'an app without a page has no scripts and no styles')
  for (const file of files) {
    if (file.symlink) error('symlink_in_zip', `${file.path} is a link`)
    const extension = file.path.split('.').at(-1)?.toLowerCase() ?? ''
    const sniffed = SIGNATURES.find(([, bytes]) => bytes.every((byte, i) => file.bytes[i] === byte))?.[0]
    if (FORBIDDEN.includes(extension)) error('unsupported_mime_type_detected', `${file.path}: files of type ${extension} are not accepted`)
    else if (sniffed) error('unsupported_mime_type_detected', `${file.path} is a ${sniffed} file inside`)
    if (/\.(jsx?|html?)$/.test(file.path) && /\bhttp:/.test(textOf(file).replaceAll('http://www.w3.org/', '')))
      warn('insecure_http_request', `${file.path} names an http: address`)
    const word = /\.(html|xml|js|json)$/.test(file.path) ? SECRET_WORDS.exec(textOf(file).replace(ACCEPTED_WORDS, ''))?.[0] : undefined
    if (word !== undefined) warn('possible_secrets', `${file.path} says "${word}"`)
    if (file.path.endsWith('.svg') && /<script|<image|\son\w+=/i.test(textOf(file)))
      warn('sanitised_svg', `${file.path} would be rewritten by the platform`)
    if (file.path === 'assets/banner.png') checkBanner(file, error)
  }
}
function checkBanner(file: AppFile, error: Report['error']): void {
  const size = pngSize(file.bytes)
  if (!size) error('banner.invalid_format', 'assets/banner.png is not a PNG')
  else if (!['830x200', '1660x400'].includes(size)) error('banner.invalid_size', `assets/banner.png is ${size}, not 830x200 or 1660x400`)
}
/** `320x320`, or null when it is no PNG. */
export function pngSize(bytes: Uint8Array): string | null {
  const isPng = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, i) => bytes[i] === byte)
  if (!isPng || bytes.length < 24) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return `${view.getUint32(16)}x${view.getUint32(20)}`
}
