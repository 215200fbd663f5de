import type { Reporter, TestModule } from 'vitest/node'

/** Closes the run with the plain line `N passed, N failed, N skipped`. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.state() === 'failed' && module.errors().length > 0) count.failed++
      for (const test of module.children.allTests()) count[test.result().state]++
    }
    setImmediate(() => console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`))
  }
}
