/** What a training of a model is: when it has enough news, and the run itself. One file a training, all in THE list of `trainings.ts`. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Configuration } from '@shared/api/configuration.ts'
import type { FactReader, LandingStore } from '../store/fact-store/contract.ts'
import type { RiskReader } from '../store/fact-store/risk-contract.ts'
import type { ModelKind, OpsStore } from '../store/ops-store/contract.ts'
import type { RunJob } from './run-job.ts'

export interface TrainDeps {
  reader: FactReader & RiskReader & Pick<LandingStore, 'streamStates' | 'fields'>
  ops: OpsStore
  /** The one in force; read at every run. */
  configuration: () => Configuration
  now: () => EpochSeconds
  /** The arithmetic of a training, in a worker thread where the service was built. */
  runJob: RunJob
  log: (line: string) => void
}
/** What a run came to. The model and its report are on the shelf, one that misses its threshold too. */
export interface TrainOutcome {
  version: number
  inForce: boolean
  /** One sentence: the figure that decided, or what was missing. */
  why: string
}
export interface Training {
  kind: ModelKind
  /** Whether there is enough news since the last run. Cheap: asked after every sync. */
  isDue(): Promise<boolean>
  /** Reads, trains and saves, whatever `isDue` says. Never on the thread that answers for longer than a slice. */
  run(): Promise<TrainOutcome>
}
export type CreateTraining = (deps: TrainDeps) => Training
