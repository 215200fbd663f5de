import { runService } from '../../service.ts'
import { readEnvironment } from '../../environment.ts'
import { runDemo, DEMO_OPTIONS } from '../../demo.ts'
import { isAbsolute, resolve } from 'node:path'
import { text, type ProcessCall, type Command } from '../command.ts'
import { UsageError } from '../../usage-error.ts'

export const serve: Command = {
  name: 'serve',
  where: 'process',
  access: 'local',
  audit: null,
  about: 'The service: sync, dashboard and API, until Ctrl-C.\nNeeds ZENDESK_URL and ZENDESK_OAUTH_TOKEN; without them it serves what was imported.',
  options: { 'no-open': { type: 'boolean', about: 'do not open a browser' } },
  examples: ['ZENDESK_URL=https://acme.zendesk.com ZENDESK_OAUTH_TOKEN=… firstfix serve'],
  run: (call) => serveLive(call),
}

/** What `npm start` runs: the service where a Zendesk is configured, else the demo. */
export const start: Command = {
  name: 'start',
  where: 'process',
  access: 'local',
  audit: null,
  about: 'The service where ZENDESK_URL is set, else the demo.',
  options: DEMO_OPTIONS,
  run: (call) => (process.env['ZENDESK_URL'] ? serveLive(call) : runDemo(call)),
}

async function serveLive({ values, io, runInService }: ProcessCall): Promise<number> {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new UsageError(read.problems.join('\n'))
  const file = text(values, 'config')
  const now = text(values, 'now')
  return runService({
    environment: now === undefined ? read.environment : { ...read.environment, now },
    io,
    runInService,
    mode: read.environment.zendesk ? 'live' : 'import',
    configurationFile: file === undefined ? null : isAbsolute(file) ? file : resolve(io.cwd, file),
    everySeconds: 60,
    onReady: (url) => io.out(`Dashboard  ${url}\n`),
    onLoaded: async () => {},
  })
}
