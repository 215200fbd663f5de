/** The stand-in helpdesk as a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../dist/sandbox/serve.js', import.meta.url))

test('it ends with whoever started it, so that the next start finds its port free', async () => {
  const child = spawn(process.execPath, [PROGRAM, '--port', '0', '--tickets', '50', '--until-stdin-ends'], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'exit')
  const [ready] = await once(child.stdout, 'data')
  expect(JSON.parse(String(ready))).toMatchObject({ ready: true })
  // What the system does to the pipe of a starter that was killed.
  child.stdin.destroy()
  expect(await ended).toEqual([0, null])
})
