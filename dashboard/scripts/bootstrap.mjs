// Runs before start and test on a clone that has no node_modules yet: plain Node, no dependency.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`FirstFix needs Node 20.19 or newer, this is ${process.version}. Install a newer Node and try again.`)
  process.exit(1)
}

const run = (command, args) => {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) process.exit(done.status ?? 1)
}
/** npm names itself to its scripts: the same npm, no question of PATH. */
const npm = (args) => (process.env.npm_execpath ? run(process.execPath, [process.env.npm_execpath, ...args]) : run('npm', args))

const stamp = join(root, 'node_modules/.lock-sha256')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing dependencies …')
  npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stamp, wanted)
}

if (process.argv.includes('--build')) {
  const newest = (path) => {
    const stat = statSync(path)
    return stat.isDirectory() ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs
  }
  const sources = [
    'plugin',
    'dashboard',
    'shared',
    'test/sandbox',
    'test/oracle',
    'test/eval',
    'vite.config.ts',
    'manifest.json',
    'package-lock.json',
  ]
  const built = join(root, 'dist/.built')
  if (!existsSync(built) || statSync(built).mtimeMs < Math.max(...sources.map((path) => newest(join(root, path))))) {
    console.error('Building …')
    run(process.execPath, [join(root, 'dashboard/scripts/build.mjs')])
    writeFileSync(built, '')
  }
}
