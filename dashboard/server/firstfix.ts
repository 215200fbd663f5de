#!/usr/bin/env node
/** The one program: `firstfix COMMAND`. */
import { printableLines } from './cli/printable.ts'
import { runCommand, USAGE } from './cli/run.ts'
import { readEnvironment } from './environment.ts'

const read = readEnvironment(process.env)
if (!read.ok) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`)
  process.exitCode = USAGE
} else {
  const stop = new AbortController()
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      // Once: finish the page in hand. Twice: now.
      if (++asked > 1) process.exit(130)
      stop.abort()
    })
  // Whoever reads has seen enough, as in `firstfix contacts | head`.
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') throw cause
    stop.abort()
    process.exit(0)
  })
  const io = {
    out: (text: string) => void process.stdout.write(text),
    // Words of a helpdesk or a file may stand in any of these lines.
    err: (text: string) => void process.stderr.write(printableLines(text)),
    signal: stop.signal,
    cwd: process.cwd(),
  }
  process.exitCode = await runCommand(process.argv.slice(2), read.environment, io)
}
