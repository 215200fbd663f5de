import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** `CHROMIUM_PATH`, else a browser of the system, else the Chromium inside the npm package @sparticuz/chromium (`E2E_BROWSER=npm` insists on it). */
export async function launch(): Promise<Browser> {
  const found = [process.env['CHROMIUM_PATH'], ...(process.env['E2E_BROWSER'] === 'npm' ? [] : SYSTEM)].find((path) => path && existsSync(path))
  if (found) return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-gpu', ...QUIET] })
  // Makes the package unpack the libraries it ships: a bare Debian has none of them.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x'
  const { default: packed } = await import('@sparticuz/chromium')
  const args = ['--no-sandbox', '--no-zygote', '--use-gl=angle', '--use-angle=swiftshader', '--font-render-hinting=none', ...QUIET]
  return chromium.launch({ executablePath: await packed.executablePath(), args })
}
