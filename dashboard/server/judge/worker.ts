/** Entry of the judging worker: no files, no network, only arithmetic on what it is sent. */
import { parentPort } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './compute.ts'
import { createBatchJudge } from './judge-batch.ts'

const port = parentPort
if (!port) throw new Error('this file runs as a worker of the service')
let judge: ReturnType<typeof createBatchJudge> | null = null

port.on('message', (message: ToWorker) => {
  const answer = (from: FromWorker) => port.postMessage(from)
  try {
    if ('setup' in message) {
      judge = createBatchJudge(message.setup)
      return answer({ id: message.id, facts: [] })
    }
    if (!judge) throw new Error('a batch came before its setup')
    answer({ id: message.id, facts: judge(message.batch) })
  } catch (cause) {
    answer({ id: message.id, failed: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  }
})
