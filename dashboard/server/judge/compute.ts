/** Where batches are judged: in this thread, or in a worker so that questions are answered meanwhile. */
import { Worker } from 'node:worker_threads'
import type { DatedFact } from '../store/fact-store/judge-contract.ts'
import { createBatchJudge, type JudgeBatch, type JudgeSetup } from './judge-batch.ts'

export interface Compute {
  /** Before the first batch, and whenever what it says changes. */
  setUp(setup: JudgeSetup): Promise<void>
  judge(batch: JudgeBatch): Promise<readonly DatedFact[]>
  close(): Promise<void>
}

export function createInlineCompute(): Compute {
  let judge: ((batch: JudgeBatch) => DatedFact[]) | null = null
  return {
    setUp: async (setup) => {
      judge = createBatchJudge(setup)
    },
    judge: async (batch) => {
      if (!judge) throw new Error('a batch came before its setup')
      return judge(batch)
    },
    close: async () => {},
  }
}

export type ToWorker = { id: number; setup: JudgeSetup } | { id: number; batch: JudgeBatch }
export type FromWorker = { id: number; facts: readonly DatedFact[] } | { id: number; failed: string }

/** `url` is the built `worker.js`. The worker starts with the first batch and ends with `close`; one that died is replaced. */
export function createWorkerCompute(url: URL): Compute {
  let worker: Worker | null = null
  let setup: JudgeSetup | null = null
  let last = 0
  const waiting = new Map<number, { resolve: (facts: readonly DatedFact[]) => void; reject: (cause: Error) => void }>()
  const start = (): Worker => {
    const started = new Worker(url)
    // A worker alone must not keep the process alive.
    started.unref()
    const fail = (cause: Error) => {
      if (worker === started) worker = null
      for (const { reject } of waiting.values()) reject(cause)
      waiting.clear()
    }
    started.on('message', (message: FromWorker) => {
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if ('facts' in message) asked?.resolve(message.facts)
      else asked?.reject(new Error(`judging failed: ${message.failed}`))
    })
    started.on('error', (cause) => fail(new Error('the judging worker died', { cause })))
    started.on('exit', (code) => fail(new Error(`the judging worker ended with code ${code}`)))
    return started
  }
  const send = (to: Worker, message: (id: number) => ToWorker): Promise<readonly DatedFact[]> =>
    new Promise<readonly DatedFact[]>((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve, reject })
      to.ref()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      to.postMessage(message(id))
    }).finally(() => {
      if (waiting.size === 0) to.unref()
    })
  const ready = async (): Promise<Worker> => {
    if (worker) return worker
    const started = (worker = start())
    const first = setup
    if (first) await send(started, (id) => ({ id, setup: first }))
    return started
  }
  return {
    async setUp(next) {
      setup = next
      const had = worker
      if (had) await send(had, (id) => ({ id, setup: next }))
    },
    judge: async (batch) => send(await ready(), (id) => ({ id, batch })),
    async close() {
      const had = worker
      worker = null
      await had?.terminate()
    },
  }
}
