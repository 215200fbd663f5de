import { cpSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import type { Plugin, UserConfig } from 'vite'

const at = (...parts: string[]) => resolve(import.meta.dirname, ...parts)
const alias = { '@shared': at('shared') }

/** dist/plugin is what the app zip holds: manifest.json, requirements.json, translations/, assets/. */
const appPackage = (): Plugin => ({
  name: 'app-package',
  apply: 'build',
  closeBundle() {
    const out = at('dist/plugin')
    mkdirSync(resolve(out, 'assets'), { recursive: true })
    copyFileSync(at('manifest.json'), resolve(out, 'manifest.json'))
    for (const [from, to] of [
      ['requirements.json', 'requirements.json'],
      ['translations', 'translations'],
      ['assets', 'assets'],
    ] as const)
      if (existsSync(at('plugin/package', from))) cpSync(at('plugin/package', from), resolve(out, to), { recursive: true })
  },
})

/** The build fails when the JavaScript of an entry and what it always loads is over its budget (design 8). */
const budget = (maxGzip: number): Plugin => ({
  name: 'budget',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
    const wanted = new Set(chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName))
    for (const name of wanted) for (const next of chunks.find((chunk) => chunk.fileName === name)?.imports ?? []) wanted.add(next)
    const bytes = chunks.filter((chunk) => wanted.has(chunk.fileName)).reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0)
    if (bytes > maxGzip) this.error(`the first page is ${bytes} bytes of JavaScript in gzip, the budget is ${maxGzip}`)
  },
})

const node = (entries: Record<string, string>, outDir: string): UserConfig => ({
  root: at('.'),
  publicDir: false,
  build: { ssr: true, outDir: at(outDir), emptyOutDir: true, target: 'node20', sourcemap: true, rolldownOptions: { input: entries } },
})

const targets: Record<string, UserConfig> = {
  plugin: {
    root: at('plugin'),
    base: './',
    publicDir: false,
    plugins: [vue(), appPackage(), budget(60_000)],
    build: {
      outDir: at('dist/plugin/assets'),
      emptyOutDir: true,
      assetsDir: '',
      modulePreload: false,
      rolldownOptions: { input: at('plugin/iframe.html') },
    },
  },
  dashboard: {
    root: at('dashboard/web'),
    plugins: [vue(), budget(150_000)],
    build: { outDir: at('dist/dashboard'), emptyOutDir: true },
    server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:4610', '/auth': 'http://127.0.0.1:4610', '/login': 'http://127.0.0.1:4610' } },
  },
  desk: {
    root: at('test/sandbox/desk'),
    base: '/desk/',
    plugins: [vue()],
    build: { outDir: at('dist/desk'), emptyOutDir: true },
  },
  service: node(
    {
      firstfix: at('dashboard/server/firstfix.ts'),
      worker: at('dashboard/server/judge/worker.ts'),
      'train-worker': at('dashboard/server/train/worker.ts'),
    },
    'dist/service',
  ),
  sandbox: node({ serve: at('test/sandbox/serve.ts') }, 'dist/sandbox'),
  oracle: node({ oracle: at('test/oracle/cli.ts') }, 'dist/oracle'),
  eval: node({ eval: at('test/eval/cli.ts') }, 'dist/eval'),
}

export default defineConfig(({ mode }) => {
  if (process.env['VITEST']) {
    const project = (name: string, include: string[], more: object = {}) => ({
      extends: true as const,
      test: { name, include, environment: 'node', ...more },
    })
    return {
      root: at('.'),
      plugins: [vue()],
      resolve: { alias },
      test: {
        reporters: ['default', at('test/count-reporter.ts')],
        // On two cores the default is one worker, and half of the machine waits.
        maxWorkers: 2,
        projects: [
          project(
            'unit',
            [
              'shared/**/*.test.ts',
              'dashboard/server/**/*.test.ts',
              'test/sandbox/**/*.test.ts',
              'test/oracle/**/*.test.ts',
              'test/eval/**/*.test.ts',
              'test/*.test.ts',
            ],
            { testTimeout: 30_000 },
          ),
          project('ui', ['dashboard/web/**/*.test.ts', 'plugin/**/*.test.ts'], { environment: 'happy-dom' }),
          project('integration', ['test/integration/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
          project('e2e', ['test/e2e/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false }),
        ],
      },
    }
  }
  const target = targets[mode]
  if (!target) throw new Error(`unknown build mode "${mode}"; one of ${Object.keys(targets).join(', ')}`)
  return {
    ...target,
    resolve: { alias },
    define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false, __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false },
  }
})
