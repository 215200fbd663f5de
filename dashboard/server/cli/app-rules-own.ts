/** What the platform would let through and we do not: addresses of a developer's machine, secrets, stray files, a heavy page. */
import { gzipSync } from 'node:zlib'
import { isObject, textOf, type AppFile, type JsonObject } from './app-files.ts'
import { pngSize } from './app-rules-content.ts'
import type { Report } from './app-findings.ts'

/** Gzip bytes of all JavaScript (design 8). */
const MAX_JS_GZIP = 60_000
const LOGOS = { 'assets/logo.png': '320x320', 'assets/logo-small.png': '128x128' } as const
const ACCEPTED = new Set('png jpg jpeg gif svg js htm html css map eot woff woff2 otf ttf json xml hbs hdbs'.split(' '))
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_\w{36}\b/,
  /\bxox[abprs]-[\w-]{10,}/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./,
]

export function checkOwn(files: readonly AppFile[], manifest: JsonObject, { error }: Report): void {
  for (const file of files) {
    const text = textOf(file)
    const inAssets = file.path.startsWith('assets/')
    const name = file.path.split('/').at(-1) ?? ''
    if (file.path.split('/').some((part) => part.startsWith('.')) || /^zcli\.apps\.config|\.env$|\.map$/.test(name))
      error('own.stray_file', `${file.path} does not belong into the app`)
    if (inAssets && !ACCEPTED.has(name.split('.').at(-1) ?? '')) error('own.stray_file', `${file.path}: assets hold no such files`)
    if (!inAssets && !/^(manifest|requirements)\.json$|^translations\/[\w-]+\.json$/.test(file.path))
      error('own.stray_file', `${file.path} is neither an asset nor a translation`)
    if (/\.(js|html|css|json)$/.test(name) && /\blocalhost\b|\b127\.0\.0\.1\b|\[::1\]/.test(text))
      error('own.local_address', `${file.path} names an address of a developer's machine`)
    if (SECRETS.some((secret) => secret.test(text))) error('own.secret', `${file.path} holds what looks like a secret`)
  }
  const scripts = files.filter(({ path }) => path.endsWith('.js'))
  const weight = scripts.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0)
  if (weight > MAX_JS_GZIP) error('own.too_heavy', `the JavaScript is ${weight} bytes in gzip, more than ${MAX_JS_GZIP}`)
  for (const [path, size] of Object.entries(LOGOS)) {
    const logo = files.find((file) => file.path === path)
    if (!logo || pngSize(logo.bytes) !== size) error('own.logo', `${path} is missing or not a PNG of ${size}`)
  }
  const parameters = Array.isArray(manifest['parameters']) ? manifest['parameters'].filter(isObject) : []
  for (const parameter of parameters)
    if (parameter['secure'] === true && 'default' in parameter) error('own.secret', `manifest.json gives ${String(parameter['name'])} a default`)
}
