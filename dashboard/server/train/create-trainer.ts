/** Trains one model at a time, whoever asks: the service after a sync, or a command. */
import type { ModelKind } from '../store/ops-store/contract.ts'
import type { TrainDeps, Training, TrainOutcome } from './contract.ts'
import { TRAININGS } from './trainings.ts'

export type TrainResult = { kind: ModelKind; seconds: number } & (TrainOutcome | { failed: string })
export interface Trainer {
  /** Those with enough news. A training that breaks is logged, and does not hold up the others. */
  trainDue(): Promise<readonly TrainResult[]>
  /** This one, or all, due or not. */
  train(kind: ModelKind | null): Promise<readonly TrainResult[]>
  /** Whether one runs. */
  busy(): boolean
}

export interface TrainerOptions extends TrainDeps {
  /** After each run that changed what is in force. */
  onTrained: (kind: ModelKind) => Promise<void>
  /** Default: THE list. */
  trainings?: readonly Training[]
}

export function createTrainer(options: TrainerOptions): Trainer {
  const trainings = options.trainings ?? TRAININGS.map((create) => create(options))
  let last: Promise<unknown> = Promise.resolve()
  let running = 0
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    running += 1
    const next = last.then(work, work).finally(() => (running -= 1))
    last = next.catch(() => {})
    return next
  }
  const runAll = async (chosen: readonly Training[]): Promise<TrainResult[]> => {
    const results: TrainResult[] = []
    for (const training of chosen) results.push(await runOne(training, options))
    return results
  }
  return {
    busy: () => running > 0,
    train: (kind) => alone(() => runAll(trainings.filter((training) => kind === null || training.kind === kind))),
    trainDue: () =>
      alone(async () => {
        const due: Training[] = []
        for (const training of trainings) if (await training.isDue()) due.push(training)
        return runAll(due)
      }),
  }
}

async function runOne(training: Training, { log, onTrained }: TrainerOptions): Promise<TrainResult> {
  const { kind } = training
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 100) / 10
  try {
    const outcome = await training.run()
    if (outcome.inForce) await onTrained(kind)
    log(`Trained ${kind} in ${seconds()} s, ${outcome.inForce ? 'in force' : 'not used'}: ${outcome.why}`)
    return { kind, seconds: seconds(), ...outcome }
  } catch (cause) {
    const failed = cause instanceof Error ? cause.message : String(cause)
    log(`Training ${kind} stopped: ${failed} The model in force stays.`)
    return { kind, seconds: seconds(), failed }
  }
}
