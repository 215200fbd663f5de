import { expect, test } from 'vitest'
import type { ModelKind } from '../store/ops-store/contract.ts'
import type { Training } from './contract.ts'
import { createTrainer, type TrainerOptions } from './create-trainer.ts'

const training = (kind: ModelKind, more: Partial<Training> = {}): Training => ({
  kind,
  isDue: async () => true,
  run: async () => ({ version: 1, inForce: true, why: 'good.' }),
  ...more,
})
function trainerOf(trainings: readonly Training[]) {
  const lines: string[] = []
  const trained: (readonly ModelKind[])[] = []
  const stopping = new AbortController()
  const options = {
    trainings,
    stopping,
    log: (line: string) => lines.push(line),
    onTrained: async (kinds: readonly ModelKind[]) => void trained.push(kinds),
  }
  return { trainer: createTrainer(options as unknown as TrainerOptions), lines, trained, stopping }
}

test('only what is due runs, one after the other, and is judged with once', async () => {
  let topics = 0
  const { trainer, trained } = trainerOf([
    training('topics', { run: async () => ({ version: (topics += 1), inForce: true, why: 'good.' }) }),
    // due only because the first one ran
    training('same_issue', { isDue: async () => topics > 0 }),
    training('repeat_risk', { isDue: async () => false }),
  ])
  expect((await trainer.trainDue()).map(({ kind }) => kind)).toEqual(['topics', 'same_issue'])
  expect(trained).toEqual([['topics', 'same_issue']])
})
test('a training that breaks is told, and holds up no other', async () => {
  const { trainer, lines, trained } = trainerOf([
    training('topics', {
      run: async () => {
        throw new Error('no memory left.')
      },
    }),
    training('same_issue'),
  ])
  expect(await trainer.trainDue()).toMatchObject([
    { kind: 'topics', failed: 'no memory left.' },
    { kind: 'same_issue', inForce: true },
  ])
  expect(trained).toEqual([['same_issue']])
  expect(lines[0]).toBe('Training topics stopped: no memory left. The model in force stays.')
})
test('whether one is due cannot be read: told, and the service goes on', async () => {
  const { trainer, lines } = trainerOf([
    training('topics', {
      isDue: async () => {
        throw new Error('locked')
      },
    }),
  ])
  expect(await trainer.trainDue()).toEqual([])
  expect(lines).toEqual(['Training stopped: locked'])
})
test('while one runs, what is due waits for the next sync, and a command waits its turn', async () => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  let running = 0
  let most = 0
  const { trainer } = trainerOf([
    training('topics', {
      run: async () => {
        most = Math.max(most, (running += 1))
        await held
        running -= 1
        return { version: 1, inForce: false, why: 'weak.' }
      },
    }),
  ])
  const first = trainer.trainDue()
  expect(await trainer.trainDue()).toEqual([])
  const asked = trainer.train('topics')
  letGo()
  expect(await first).toHaveLength(1)
  expect(await asked).toHaveLength(1)
  expect(most).toBe(1)
  expect(await trainer.train('repeat_risk')).toEqual([])
})
test('a stop ends what runs without a word, and starts no other', async () => {
  let begun = () => {}
  const running = new Promise<void>((resolve) => (begun = resolve))
  const { trainer, lines, stopping } = trainerOf([
    training('topics', {
      run: () =>
        new Promise((_, reject) => {
          stopping.signal.addEventListener('abort', () => reject(new Error('the training worker ended')))
          begun()
        }),
    }),
    training('same_issue'),
  ])
  const due = trainer.trainDue()
  await running
  await trainer.stop()
  expect(await due).toMatchObject([{ kind: 'topics' }])
  expect(lines).toEqual([])
})
