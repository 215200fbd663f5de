/** The app's package as the platform would install it: manifest, settings by kind, required fields. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InstalledApp } from '../app-config.ts'

export interface SecureSetting {
  value: string
  /** Where the proxy may put it (`jwt_secret_key`, `header` …). */
  scopes: readonly string[]
}
export interface AppPackage {
  app: InstalledApp
  secure: ReadonlyMap<string, SecureSetting>
}
export interface PackageOptions {
  appDir: string
  serviceUrl: string | null
  signingKey: string | null
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown, fallback: string): string => (typeof value === 'string' && value !== '' ? value : fallback)
const part = (value: unknown, key: string): unknown => (isRecord(value) ? value[key] : undefined)

/** Null when there is no page for the ticket's sidebar. */
export function readAppPackage({ appDir, serviceUrl, signingKey }: PackageOptions): AppPackage | null {
  const manifest = readJson(join(appDir, '../manifest.json'))
  const location = part(part(part(manifest, 'location'), 'support'), 'ticket_sidebar')
  const page = text(typeof location === 'string' ? location : part(location, 'url'), 'assets/iframe.html').replace(/^assets\//, '')
  if (!existsSync(join(appDir, page.replace(/[?#].*$/s, '')))) return null

  const settings: Record<string, unknown> = {}
  const secure = new Map<string, SecureSetting>()
  for (const parameter of parameters(manifest)) {
    const name = text(parameter['name'], '')
    if (parameter['secure'] !== true) settings[name] = name === 'service_url' && serviceUrl !== null ? serviceUrl : (parameter['default'] ?? null)
    else if (signingKey !== null) secure.set(name, { value: signingKey, scopes: strings(parameter['scopes']) })
  }
  return {
    app: {
      url: `/app/${page}`,
      name: text(part(manifest, 'name'), 'FirstFix'),
      version: text(part(manifest, 'version'), '0'),
      appId: 1,
      installationId: 1,
      settings,
      requirements: requirements(readJson(join(appDir, '../requirements.json'))),
    },
    secure,
  }
}

/** An app without a manifest (under construction) gets the two settings FirstFix knows. */
function parameters(manifest: unknown): Record<string, unknown>[] {
  const listed = part(manifest, 'parameters')
  if (Array.isArray(listed)) return listed.filter(isRecord)
  return [{ name: 'service_url' }, { name: 'signing_key', secure: true, scopes: ['jwt_secret_key'] }]
}
function requirements(file: unknown): InstalledApp['requirements'] {
  if (!isRecord(file)) return []
  return Object.entries(file).flatMap(([type, entries]) =>
    isRecord(entries)
      ? Object.entries(entries).map(([identifier, entry]) => ({ identifier, type, title: text(part(entry, 'title'), identifier) }))
      : [],
  )
}
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [])
const readJson = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)
