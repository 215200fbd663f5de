import { MODEL_KINDS, type ModelKind } from '../../store/ops-store/contract.ts'
import type { TrainResult } from '../../train/create-trainer.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'

const nameOf = (kind: ModelKind): string => kind.replaceAll('_', '-')

export const train: Command = {
  name: 'train',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'write',
  takes: `[${MODEL_KINDS.map(nameOf).join('|')}]`,
  about:
    'Learn from the account’s own tickets now, one model or all, however little is new.\nThe service does so by itself after a sync with enough news. What is learned is used only where it is good enough on tickets it had not seen.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix train topics'],
  async run({ engine, positionals, values, io }) {
    const results = await engine.trainer.train(kindOf(positionals))
    io.out(flag(values, 'json') ? json({ trainings: results }) : results.map(toLine).join(''))
    return results.some((result) => 'failed' in result) ? 1 : 0
  },
}

/** null = all. */
function kindOf([name, ...more]: readonly string[]): ModelKind | null {
  if (name === undefined) return null
  const kind = MODEL_KINDS.find((one) => nameOf(one) === name)
  if (kind === undefined || more.length > 0) throw new UsageError(`train takes one of ${MODEL_KINDS.map(nameOf).join(', ')}, or nothing for all.`)
  return kind
}

function toLine(result: TrainResult): string {
  const name = nameOf(result.kind)
  if ('failed' in result) return `${name}: stopped after ${result.seconds} s: ${result.failed}\n`
  return `${name}: version ${result.version} in ${result.seconds} s, ${result.inForce ? 'in force' : 'not used'}: ${result.why}\n`
}
