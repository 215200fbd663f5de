/** Where a training's arithmetic runs: in a worker of its own that ends with it, or in this thread. */
import { Worker } from 'node:worker_threads'
import type { FromJob, ToJob, Trained } from './job.ts'
import { JOBS, type JobChunks, type JobKind } from './jobs.ts'

/** The next chunk is read when the last one was taken, so that few are in memory. */
export type RunJob = <K extends JobKind>(kind: K, chunks: Iterable<JobChunks[K]> | AsyncIterable<JobChunks[K]>) => Promise<Trained>

export const runJobInline: RunJob = async (kind, chunks) => {
  const job = JOBS[kind]()
  for await (const chunk of chunks) job.take(chunk)
  return job.finish()
}

/** `url` is the built `train-worker.js`; `signal` ends the worker in mid-work. */
export const runJobInWorker =
  (url: URL, signal: AbortSignal): RunJob =>
  async (kind, chunks) => {
    signal.throwIfAborted()
    const worker = new Worker(url, { workerData: { kind } })
    const end = () => void worker.terminate()
    signal.addEventListener('abort', end)
    try {
      const ask = asker(worker)
      for await (const chunk of chunks) await ask({ chunk })
      const answer = await ask({ finish: true })
      if ('trained' in answer) return answer.trained
      throw new Error('the training worker ended without a model')
    } finally {
      signal.removeEventListener('abort', end)
      await worker.terminate()
    }
  }

function asker(worker: Worker): (message: ToJob<unknown>) => Promise<FromJob> {
  let waiting: { resolve: (answer: FromJob) => void; reject: (cause: Error) => void } | null = null
  /** It may die between two chunks. */
  let dead: Error | null = null
  const fail = (cause: Error) => {
    dead ??= cause
    waiting?.reject(dead)
    waiting = null
  }
  worker.on('error', (cause) => fail(new Error('the training worker died', { cause })))
  worker.on('exit', (code) => fail(new Error(`the training worker ended with code ${code}`)))
  worker.on('message', (answer: FromJob) => {
    if ('failed' in answer) return fail(new Error(`training failed: ${answer.failed}`))
    waiting?.resolve(answer)
    waiting = null
  })
  return (message) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      waiting = { resolve, reject }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread has no origin
      worker.postMessage(message)
    })
}
