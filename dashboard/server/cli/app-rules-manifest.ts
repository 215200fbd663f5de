/** What the platform's validator refuses in `manifest.json`, each finding under the validator's own key. */
import { isObject, isText, type Json, type JsonObject } from './app-files.ts'
import type { Report } from './app-findings.ts'

const LOCALE = /^[a-z]{2,3}(-\w{2,3})?$/
const STRINGS = ['defaultLocale', 'version', 'frameworkVersion', 'remoteInstallationURL', 'termsConditionsURL', 'gaID'] as const
const BOOLEANS = ['requirementsOnly', 'marketingOnly', 'singleInstall', 'signedUrls', 'private'] as const
const TYPES = ['text', 'checkbox', 'url', 'number', 'multiline', 'hidden', 'oauth']
const SCOPES = ['header', 'body', 'url', 'jwt_secret_key', 'jwt_claim', 'basic_auth_username', 'basic_auth_password']
const EXPERIMENTS = ['hashParams', 'newCssCompiler']
/** By product; null where the list is not known to us, so only the addresses are checked. */
const LOCATIONS: Readonly<Record<string, readonly string[] | null>> = {
  support: [
    'top_bar',
    'nav_bar',
    'ticket_sidebar',
    'new_ticket_sidebar',
    'user_sidebar',
    'organization_sidebar',
    'background',
    'modal',
    'ticket_editor',
    'system_top_bar',
  ],
  chat: null,
  standalone_chat: null,
  sell: null,
}
const present = (value: Json | undefined): value is Json => value !== undefined && value !== null

export function checkManifest(manifest: JsonObject, paths: ReadonlySet<string>, report: Report): void {
  checkFields(manifest, paths, report)
  checkLocations(manifest, paths, report)
  checkParameters(manifest, report)
}

function checkFields(manifest: JsonObject, paths: ReadonlySet<string>, { error }: Report): void {
  const without = manifest['requirementsOnly'] === true || manifest['marketingOnly'] === true
  const wanted = ['author', 'defaultLocale', ...(without ? [] : ['location', 'frameworkVersion'])]
  for (const key of wanted) if (!present(manifest[key])) error('manifest_keys.missing', `manifest.json has no ${key}`)
  if (present(manifest['frameworkVersion']) && manifest['frameworkVersion'] !== '2.0')
    error('invalid_version', 'frameworkVersion is "2.0" and nothing else')
  for (const key of STRINGS) if (present(manifest[key]) && !isText(manifest[key])) error('unacceptable_string', `${key} is not a string`)
  for (const key of BOOLEANS)
    if (present(manifest[key]) && typeof manifest[key] !== 'boolean') error('unacceptable_boolean', `${key} is not true or false`)
  const author = isObject(manifest['author']) ? manifest['author'] : {}
  for (const key of ['name', 'email', 'url'])
    if (present(author[key]) && !isText(author[key])) error('unacceptable_string', `author.${key} is not a string`)
  for (const [name, url] of [['author.url', author['url']] as const, ['termsConditionsURL', manifest['termsConditionsURL']] as const])
    if (isText(url) && !isWebUrl(url)) error('invalid_url', `${name} is not an http(s) address`)
  const whitelist = manifest['domainWhitelist']
  if (present(whitelist) && !(Array.isArray(whitelist) && whitelist.every(isText)))
    error('unacceptable_array_of_strings', 'domainWhitelist is not a list of host names')
  const locale = manifest['defaultLocale']
  if (isText(locale) && !LOCALE.test(locale)) error('invalid_default_locale', `defaultLocale "${locale}" is not a language like "en" or "zh-cn"`)
  else if (isText(locale) && !paths.has(`translations/${locale}.json`)) error('missing_translation_file', `translations/${locale}.json is missing`)
  if ('noTemplate' in manifest) error('no_template_deprecated_in_v2', 'noTemplate is gone; use autoLoad and autoHide')
  const experiments = manifest['experiments']
  if (present(experiments) && !isObject(experiments)) error('unacceptable_hash', 'experiments is not an object')
  for (const [name, on] of isObject(experiments) ? Object.entries(experiments) : [])
    if (on === true && !EXPERIMENTS.includes(name)) error('invalid_experiment', `there is no experiment ${name}`)
  checkOauth(manifest, { error })
  if (without && present(manifest['location'])) error('no_location_required', 'an app without a page has no location')
  if (without && present(manifest['frameworkVersion'])) error('no_framework_version_required', 'an app without a page has no frameworkVersion')
  if (manifest['marketingOnly'] === true && present(manifest['parameters'])) error('no_parameters_required', 'a marketing page has no parameters')
  if (manifest['marketingOnly'] === true && manifest['private'] !== false) error('marketing_only_app_cant_be_private', 'a marketing page is public')
}

function checkOauth(manifest: JsonObject, { error }: Pick<Report, 'error'>): void {
  const parameters = parametersOf(manifest).filter((parameter) => parameter['type'] === 'oauth')
  if (parameters.length > 1) error('too_many_oauth_parameters', 'only one parameter may be of type oauth')
  if (parameters.some((parameter) => parameter['secure'] === true))
    error('oauth_parameter_cannot_be_secure', 'a parameter of type oauth is not secure')
  const oauth = manifest['oauth']
  if (!isObject(oauth)) return
  const missing = ['client_id', 'client_secret', 'authorize_uri', 'access_token_uri'].filter((key) => !oauth[key])
  if (missing.length > 0) error('oauth_keys.missing', `oauth has no ${missing.join(', ')}`)
  if (parameters.length === 0) error('oauth_parameter_required', 'oauth needs a parameter of type oauth')
}

function checkLocations(manifest: JsonObject, paths: ReadonlySet<string>, report: Report): void {
  if (!isObject(manifest['location'])) return
  for (const [product, locations] of Object.entries(manifest['location'])) {
    const known = LOCATIONS[product === 'zendesk' ? 'support' : product]
    if (known === undefined) report.error('invalid_host', `there is no product ${product}`)
    else if (!isObject(locations)) report.error('locations_must_be_urls', `the locations of ${product} need a url each`)
    else for (const [name, location] of Object.entries(locations)) checkLocation(name, location, known, paths, report)
  }
}
function checkLocation(name: string, location: Json, known: readonly string[] | null, paths: ReadonlySet<string>, { error }: Report): void {
  if (known && !known.includes(name)) return error('invalid_location', `there is no location ${name}`)
  const { url, flexible, autoLoad } = isObject(location) ? location : { url: location, flexible: undefined, autoLoad: undefined }
  if (present(flexible) && typeof flexible !== 'boolean') error('invalid_location_flexible_type', `${name}: flexible is not true or false`)
  if (!isText(url) || url === '') {
    if (autoLoad !== false) error('blank_location_uri', `${name} has no url`)
    return
  }
  if (!url.includes('{{setting.') && !isLocationUrl(url, paths))
    error('invalid_location_uri', `${name}: ${url} is neither a file in assets/ nor an https address`)
}
function isLocationUrl(url: string, paths: ReadonlySet<string>): boolean {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(url)) return url.startsWith('assets/') && paths.has(url.replace(/[?#].*$/s, ''))
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
}

const parametersOf = (manifest: JsonObject): readonly JsonObject[] =>
  Array.isArray(manifest['parameters']) ? manifest['parameters'].filter(isObject) : []

function checkParameters(manifest: JsonObject, { error, warn }: Report): void {
  if (present(manifest['parameters']) && !Array.isArray(manifest['parameters'])) error('parameters_not_an_array', 'parameters is not a list')
  const names = new Set<Json>()
  for (const parameter of parametersOf(manifest)) {
    const name = parameter['name'] ?? ''
    if (names.has(name)) error('duplicate_parameters', `two parameters are called ${String(name)}`)
    names.add(name)
    if (name === 'name') error('name_as_parameter_name', 'no parameter may be called "name"')
    const type = parameter['type'] ?? 'text'
    if (!isText(type) || !TYPES.includes(type)) error('invalid_type_parameter', `${String(name)}: there is no type ${String(type)}`)
    if (type === 'hidden' && parameter['required'] === true) error('invalid_hidden_parameter', `${String(name)} is hidden and required`)
    for (const key of ['required', 'secure'])
      if (present(parameter[key]) && typeof parameter[key] !== 'boolean') error('unacceptable_boolean', `${String(name)}.${key} is not true or false`)
    checkScopes(String(name), parameter, { error, warn })
    if ((parameter['secure'] === true || type === 'hidden') && 'default' in parameter)
      warn('default_on_secure_or_hidden', `${String(name)} has a default that everybody can read`)
    if (/token|key|pwd|password/i.test(String(name)) && type === 'text' && parameter['secure'] !== true)
      warn('insecure_token_parameter', `${String(name)} sounds secret and is not secure`)
  }
}
function checkScopes(name: string, parameter: JsonObject, { error, warn }: Report): void {
  const scopes = parameter['scopes']
  if (scopes === undefined) {
    if (parameter['secure'] === true) warn('no_scopes', `${name} is secure and says not where it may be used`)
    return
  }
  if (parameter['secure'] !== true) error('field_requires_secure_parameter', `${name} has scopes and is not secure`)
  if (!Array.isArray(scopes)) error('unacceptable_array', `${name}.scopes is not a list`)
  else if (scopes.length === 0) error('field_cannot_be_empty', `${name}.scopes is empty`)
  else if (!scopes.every((scope) => isText(scope) && SCOPES.includes(scope)))
    error('field_contains_invalid_values', `${name}.scopes names an unknown scope`)
}

function isWebUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && new URL(url).hostname !== ''
}
