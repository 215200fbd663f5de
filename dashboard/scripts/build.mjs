// Builds every target in one process: node dashboard/scripts/build.mjs [target …]
import { build } from 'vite'

process.env.NODE_ENV = 'production'
const targets = process.argv.length > 2 ? process.argv.slice(2) : ['service', 'sandbox', 'oracle', 'eval', 'dashboard', 'desk', 'plugin']
for (const mode of targets) {
  const started = performance.now()
  await build({ mode, logLevel: process.env.VERBOSE ? 'info' : 'warn' })
  console.error(`built ${mode} in ${Math.round(performance.now() - started)} ms`)
}
