/** Entry of the training worker: no files, no network, only arithmetic on what it is sent. One worker a run. */
import { parentPort, workerData } from 'node:worker_threads'
import type { FromJob, ToJob } from './job.ts'
import { JOBS, type JobChunks, type JobKind } from './jobs.ts'

const port = parentPort
if (!port) throw new Error('this file runs as a worker of the service')
const { kind }: { kind: JobKind } = workerData
serve(kind)

function serve<K extends JobKind>(asked: K): void {
  const job = JOBS[asked]()
  const answer = (from: FromJob) => port?.postMessage(from)
  port?.on('message', (message: ToJob<JobChunks[K]>) => {
    try {
      if ('finish' in message) return answer({ trained: job.finish() })
      job.take(message.chunk)
      answer({ taken: true })
    } catch (cause) {
      answer({ failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
    }
  })
}
