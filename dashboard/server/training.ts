/** Models learn in a worker of the built service, and inline where there is none (tests, the source tree). */
import { existsSync } from 'node:fs'
import { createTrainer, type Trainer } from './train/create-trainer.ts'
import { runJobInline, runJobInWorker } from './train/run-job.ts'

type TrainerDeps = Omit<Parameters<typeof createTrainer>[0], 'runJob' | 'stopping'>

export function createTraining(deps: TrainerDeps): Trainer {
  const stopping = new AbortController()
  const worker = new URL('./train-worker.js', import.meta.url)
  return createTrainer({ ...deps, stopping, runJob: existsSync(worker) ? runJobInWorker(worker, stopping.signal) : runJobInline })
}
