/** Keeps the lists and the map true: what is in a folder is in its list, what is a room is in the README. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en as dashboardEn } from '@shared/i18n/dashboard/en.ts'
import { zhCn as dashboardZh } from '@shared/i18n/dashboard/zh-cn.ts'
import { en as personEn } from '@shared/i18n/person/en.ts'
import { zhCn as personZh } from '@shared/i18n/person/zh-cn.ts'
import { en as sidebarEn } from '@shared/i18n/sidebar/en.ts'
import { zhCn as sidebarZh } from '@shared/i18n/sidebar/zh-cn.ts'
import { en as trendEn } from '@shared/i18n/trend/en.ts'
import { zhCn as trendZh } from '@shared/i18n/trend/zh-cn.ts'
import { en as wordsEn } from '@shared/i18n/words/en.ts'
import { zhCn as wordsZh } from '@shared/i18n/words/zh-cn.ts'

const read = (path: string) => readFileSync(path, 'utf8')
const folders = (path: string) => readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory())
const files = (path: string, end = '.ts') => readdirSync(path).filter((name) => name.endsWith(end) && !/\.test(-helper)?\.ts$/.test(name))

test.each(folders('plugin/features'))('sidebar feature %s is in the list', (name) => {
  expect(read('plugin/features/index.ts')).toContain(`./${name}/`)
})
test.each(files('dashboard/server/cli/commands').filter((name) => name !== 'index.ts'))('command file %s is in the list', (name) => {
  expect(read('dashboard/server/cli/commands/index.ts')).toContain(`./${name}`)
})
test.each(files('dashboard/server/cli/questions').filter((name) => !['index.ts', 'question.ts', 'words.ts'].includes(name)))(
  'question file %s is in the list',
  (name) => {
    expect(read('dashboard/server/cli/questions/index.ts')).toContain(`./${name}`)
  },
)
test.each(files('dashboard/server/api/routes').filter((name) => !['index.ts', 'ticket-params.ts'].includes(name)))(
  'route file %s is in the list',
  (name) => {
    expect(read('dashboard/server/api/routes/index.ts')).toContain(`./${name}`)
  },
)
test.each(files('dashboard/server/sync/streams').filter((name) => name !== 'index.ts'))('stream %s is in the list', (name) => {
  expect(read('dashboard/server/sync/streams/index.ts')).toContain(`./${name}`)
})
const TRAIN_ROOM = ['contract.ts', 'job.ts', 'jobs.ts', 'run-job.ts', 'trainings.ts', 'create-trainer.ts', 'worker.ts']
test.each(files('dashboard/server/train').filter((name) => !TRAIN_ROOM.includes(name)))('training or job %s is in its list', (name) => {
  expect(read(`dashboard/server/train/${name.endsWith('-job.ts') ? 'jobs' : 'trainings'}.ts`)).toContain(`./${name}`)
})
test.each([
  'trend',
  'contacts',
  'explanation',
  'brief',
  'meta',
  'status',
  'lenses',
  'reconciliation',
  'pareto',
  'routing',
  'returns',
  'windows',
  'mix',
  'agents',
  'false-high',
  'bots',
  'next-issues',
  'counter-metrics',
  'sla',
  'self-service',
  'effort',
  'article-effect',
  'under-load',
  'failure-demand',
  'savings',
  'experts',
  'forecast',
  'control-chart',
  'vintages',
])('the question %s has a test and a route that asks it', (name) => {
  expect(existsSync(`dashboard/server/analytics/${name}.test.ts`)).toBe(true)
  const routes = files('dashboard/server/api/routes').map((file) => read(join('dashboard/server/api/routes', file)))
  expect(routes.some((text) => text.includes(`analytics/${name}.ts`) || text.includes(`.${name}(`))).toBe(true)
})

const ROOMS = ['plugin', 'dashboard', 'shared', 'test'].flatMap((top) => folders(top).map((name) => `${top}/${name}`))
test.each([
  ...ROOMS,
  ...folders('dashboard/server').map((name) => `dashboard/server/${name}`),
  ...folders('dashboard/web').map((name) => `dashboard/web/${name}`),
])('room %s has a line in the map of the README', (room) => {
  const last = room.split('/').at(-1)!
  expect(read('README.md')).toMatch(new RegExp(`\\b${last}\\b`))
})

const placeholders = (message: string) => [...message.matchAll(/\{(\w+)/g)].map(([, name]) => name).sort()
test.each([
  ['dashboard', dashboardEn, dashboardZh],
  ['sidebar', sidebarEn, sidebarZh],
  ['words', wordsEn, wordsZh],
  ['trend', trendEn, trendZh],
  ['person', personEn, personZh],
] as const)('both languages of %s have the same keys and placeholders', (_name, en: Record<string, string>, zh: Record<string, string>) => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  for (const [key, message] of Object.entries(en))
    expect({ key, unknown: placeholders(zh[key]!).filter((name) => !placeholders(message).includes(name)) }).toEqual({ key, unknown: [] })
})

test('no source file is longer than 250 lines of code', () => {
  const long: string[] = []
  const walk = (path: string): void => {
    for (const name of readdirSync(path)) {
      const at = join(path, name)
      if (statSync(at).isDirectory()) walk(at)
      else if (/\.(ts|vue|mjs)$/.test(name)) {
        const lines = read(at)
          .split('\n')
          .filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*|<!--)/.test(line)).length
        if (lines > 250) long.push(`${at}: ${lines}`)
      }
    }
  }
  for (const top of ['plugin', 'dashboard', 'shared', 'test']) walk(top)
  expect(long).toEqual([])
})
