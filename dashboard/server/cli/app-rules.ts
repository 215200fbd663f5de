/** The package checked before it is uploaded. Errors would be refused; warnings would be passed with a remark. */
import { duplicateKey, isObject, parseJson, textOf, type AppFile } from './app-files.ts'
import { checkFiles, checkRequirements, checkTranslations } from './app-rules-content.ts'
import { checkManifest } from './app-rules-manifest.ts'
import { checkOwn } from './app-rules-own.ts'
import type { Finding, Findings, Report } from './app-findings.ts'

export function checkApp(files: readonly AppFile[]): Findings {
  const errors: Finding[] = []
  const warnings: Finding[] = []
  const report: Report = { error: (rule, message) => errors.push({ rule, message }), warn: (rule, message) => warnings.push({ rule, message }) }
  const manifest = readManifest(files, report)
  if (manifest) {
    checkManifest(manifest, new Set(files.map(({ path }) => path)), report)
    checkTranslations(files, manifest, report)
    checkRequirements(files, manifest, report)
    checkFiles(files, manifest, report)
    checkOwn(files, manifest, report)
  }
  return { errors, warnings }
}

function readManifest(files: readonly AppFile[], { error }: Report) {
  const file = files.find(({ path }) => path === 'manifest.json')
  if (!file) {
    const nested = files.find(({ path }) => /^[^/]+\/manifest\.json$/.test(path))
    error(nested ? 'nested_manifest' : 'missing_manifest', nested ? `${nested.path} must stand at the root` : 'manifest.json is missing')
    return null
  }
  const manifest = parseJson(textOf(file))
  const twice = duplicateKey(textOf(file))
  if (twice !== null) error('duplicate_manifest_keys', `manifest.json has ${twice} twice in one object`)
  if (isObject(manifest)) return manifest
  error('manifest_not_json', 'manifest.json is not an object in JSON')
  return null
}
