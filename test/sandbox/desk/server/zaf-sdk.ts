/** The framework's SDK as one script that sets `ZAFClient`, made from the CommonJS files of the npm package: no copy of it in the project. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const FILES = ['./utils', './client', './index', './vendor/native-promise-only']

export function zafSdkScript(): string {
  const lib = dirname(createRequire(import.meta.url).resolve('zendesk_app_framework_sdk'))
  const modules = FILES.map(
    (name) => `${JSON.stringify(name)}: function (module, exports, require) {\n${readFileSync(join(lib, `${name}.js`), 'utf8')}\n}`,
  )
  return `(function () {
var files = {${modules.join(',\n')}}
var loaded = {}
function require(name) {
  if (!loaded[name]) { loaded[name] = { exports: {} }; files[name](loaded[name], loaded[name].exports, require) }
  return loaded[name].exports
}
window.ZAFClient = require('./index')
})()
`
}
