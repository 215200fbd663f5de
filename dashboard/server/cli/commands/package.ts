import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { flag, text, type Command } from '../command.ts'
import { packageApp } from '../package-app.ts'

export const packageCommand: Command = {
  name: 'package',
  where: 'process',
  access: 'local',
  audit: null,
  about: 'Make the zip of the sidebar app for Admin Center > Apps > Upload private app; its path on stdout.',
  options: {
    'service-url': { type: 'string', value: 'URL', about: 'address at which agents reach the service, https only' },
    'without-service': { type: 'boolean', about: 'an app that asks the helpdesk alone' },
    out: { type: 'string', value: 'DIR', about: 'where the zip goes (default tmp)' },
  },
  examples: ['firstfix package --service-url https://firstfix.example.com'],
  async run({ values, io }) {
    const made = await packageApp({
      builtDir: fileURLToPath(new URL('../plugin', import.meta.url)),
      outDir: resolve(io.cwd, text(values, 'out') ?? 'tmp'),
      serviceUrl: text(values, 'service-url') ?? null,
      withoutService: flag(values, 'without-service'),
    })
    for (const warning of made.warnings) io.err(`${warning}\n`)
    io.out(`${made.path}\n`)
    return 0
  },
}
