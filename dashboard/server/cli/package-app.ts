/** The app zip for the helpdesk's upload page: the built sidebar, the service's host allowed, everything checked first. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { isObject, parseJson, readAppFiles, textOf, type AppFile } from './app-files.ts'
import { checkApp } from './app-rules.ts'
import { UsageError } from '../usage-error.ts'

export interface PackageOptions {
  /** The built app, `dist/plugin`. */
  builtDir: string
  outDir: string
  /** Where agents reach the service; https only. */
  serviceUrl: string | null
  /** An app that asks the helpdesk alone. */
  withoutService: boolean
}
export interface PackagedApp {
  path: string
  bytes: number
  /** What the platform would remark, one sentence each. */
  warnings: readonly string[]
}

export async function packageApp({ builtDir, outDir, serviceUrl, withoutService }: PackageOptions): Promise<PackagedApp> {
  const host = chooseHost(serviceUrl, withoutService)
  const files = readAppFiles(builtDir)
  if (files.length === 0) throw new Error(`There is no built app in ${builtDir}. Run: npm run build`)
  const app = files.map((file) => (file.path === 'manifest.json' ? withHost(file, host) : file))
  const { errors, warnings } = checkApp(app)
  if (errors.length > 0) throw new Error(`The app would be refused:\n${errors.map(({ rule, message }) => `  ${rule}: ${message}`).join('\n')}`)
  const zip = zipSync(Object.fromEntries(app.map(({ path, bytes }) => [path, bytes])), { level: 9, mtime: ZIP_EPOCH })
  mkdirSync(outDir, { recursive: true })
  const path = join(outDir, `firstfix-${version(app)}.zip`)
  writeFileSync(path, zip)
  return { path, bytes: zip.length, warnings: warnings.map(({ rule, message }) => `${rule}: ${message}`) }
}

/** The same app is the same zip, byte for byte; a zip knows no earlier year than 1980. */
const ZIP_EPOCH = new Date('1980-01-02T00:00:00Z')

function chooseHost(serviceUrl: string | null, withoutService: boolean): string | null {
  if (serviceUrl !== null && withoutService) throw new UsageError('Choose one of --service-url and --without-service, not both.')
  if (withoutService) return null
  if (serviceUrl === null)
    throw new UsageError('Say where agents reach the service, e.g. --service-url https://firstfix.example.com, or --without-service.')
  if (!URL.canParse(serviceUrl)) throw new UsageError(`"${serviceUrl}" is not an address; an example is https://firstfix.example.com.`)
  const { protocol, hostname, username } = new URL(serviceUrl)
  if (protocol !== 'https:') throw new UsageError(`The helpdesk's proxy takes https only; "${serviceUrl}" is ${protocol.replace(':', '')}.`)
  if (username !== '') throw new UsageError('The service address holds a user name; leave it out.')
  if (isPrivateHost(hostname))
    throw new UsageError(`The helpdesk's proxy cannot reach "${hostname}"; the service needs a public name such as firstfix.example.com.`)
  return hostname
}

/** Names and addresses that mean something else, or nothing, from where the helpdesk runs. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  if (isIP(name) === 6) return isPrivateV6(name)
  if (isIP(name) === 4) return isPrivateV4(name)
  return !name.includes('.') || /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|test|invalid)$/.test(name)
}
function isPrivateV4(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number)
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  )
}
/** Unique local, link-local, loopback, unspecified, and IPv4 written as IPv6. */
const isPrivateV6 = (address: string): boolean => /^(f[cd]|fe[89ab]|::1$|::$|::ffff:)/.test(address)

function withHost(file: AppFile, host: string | null): AppFile {
  const manifest = parseJson(textOf(file))
  if (!isObject(manifest)) return file
  // Without a service there is nothing to ask an admin for.
  const chosen = host === null ? { ...manifest, parameters: [], domainWhitelist: [] } : { ...manifest, domainWhitelist: [host] }
  return { ...file, bytes: new TextEncoder().encode(`${JSON.stringify(chosen, null, 2)}\n`) }
}
function version(files: readonly AppFile[]): string {
  const file = files.find(({ path }) => path === 'manifest.json')
  const manifest = file ? parseJson(textOf(file)) : null
  return isObject(manifest) && typeof manifest['version'] === 'string' ? manifest['version'] : '0'
}
