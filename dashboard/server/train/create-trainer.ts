/** Trains one model at a time, whoever asks: the service after a sync, or a command. */
import type { ModelKind } from '../store/ops-store/contract.ts'
import type { TrainDeps, Training, TrainOutcome } from './contract.ts'
import { TRAININGS } from './trainings.ts'

export type TrainResult = { kind: ModelKind; seconds: number } & (TrainOutcome | { failed: string })
export interface Trainer {
  /** Those with enough news; nothing while another run is under way. Never rejects: what breaks is logged, and the model in force stays. */
  trainDue(): Promise<readonly TrainResult[]>
  /** This one, or all, due or not. */
  train(kind: ModelKind | null): Promise<readonly TrainResult[]>
  /** Ends the run under way without a model. */
  stop(): Promise<void>
}

export interface TrainerOptions extends TrainDeps {
  /** After runs that may have changed what is in force. */
  onTrained: (kinds: readonly ModelKind[]) => Promise<void>
  /** Default: THE list. */
  trainings?: readonly Training[]
  /** Aborted by `stop`; ends the worker. */
  stopping: AbortController
}

export function createTrainer(options: TrainerOptions): Trainer {
  const trainings = options.trainings ?? TRAININGS.map((create) => create(options))
  const { log, onTrained, stopping } = options
  let last: Promise<unknown> = Promise.resolve()
  let running = 0
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    running += 1
    const next = last.then(work, work).finally(() => (running -= 1))
    last = next.catch(() => {})
    return next
  }
  /** One after the other: whether the next is due may hang on the last. */
  const runAll = async (isWanted: (training: Training) => Promise<boolean>): Promise<TrainResult[]> => {
    const results: TrainResult[] = []
    for (const training of trainings)
      if ((await isWanted(training)) && !stopping.signal.aborted) results.push(await runOne(training, log, stopping.signal))
    const trained = results.flatMap((result) => ('failed' in result ? [] : [result.kind]))
    if (trained.length > 0) await onTrained(trained)
    return results
  }
  return {
    train: (kind) => alone(() => runAll(async (training) => kind === null || training.kind === kind)),
    trainDue: async () => {
      if (running > 0) return []
      return alone(() => runAll((training) => training.isDue())).catch((cause: unknown) => {
        if (!stopping.signal.aborted) log(`Training stopped: ${sentenceOf(cause)}`)
        return []
      })
    },
    stop: async () => {
      stopping.abort()
      await last
    },
  }
}

const sentenceOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

async function runOne(training: Training, log: (line: string) => void, signal: AbortSignal): Promise<TrainResult> {
  const { kind } = training
  const begun = performance.now()
  const seconds = () => Math.round((performance.now() - begun) / 100) / 10
  try {
    const outcome = await training.run()
    log(`Trained ${kind} in ${seconds()} s, ${outcome.inForce ? 'in force' : 'not used'}: ${outcome.why}`)
    return { kind, seconds: seconds(), ...outcome }
  } catch (cause) {
    const failed = sentenceOf(cause)
    if (!signal.aborted) log(`Training ${kind} stopped: ${failed} The model in force stays.`)
    return { kind, seconds: seconds(), failed }
  }
}
