/** `npm run eval -- --data DIR`: every model quality over every data set found there, beside plain baselines of the same run. */
import { parseArgs } from 'node:util'
import { EVAL_KINDS, evaluate, type EvalKind } from './evaluate.ts'
import { evaluateLines } from './evaluate-lines.ts'
import { DataProblem } from './row.ts'
import { tableOf } from './table.ts'

const USAGE = `npm run eval -- --data DIR [--only ${EVAL_KINDS.join(',')}] [--json] [--mistakes]
DIR holds data sets as KIND/NAME/, KIND one of topics, ranking, pairs, volume, incidents.
--mistakes lists the labelled lines that the text rules read wrongly.`

const isKind = (word: string): word is EvalKind => EVAL_KINDS.some((kind) => kind === word)

function readArguments() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      only: { type: 'string' },
      json: { type: 'boolean' },
      mistakes: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  const only = values.only === undefined ? null : values.only.split(',')
  const wrong = only?.find((word) => !isKind(word))
  if (wrong !== undefined) throw new Error(`--only takes ${EVAL_KINDS.join(', ')}; "${wrong}" is none of them.`)
  return { ...values, only: only?.filter(isKind) ?? null }
}

async function main(): Promise<number> {
  let options
  try {
    options = readArguments()
  } catch (cause) {
    console.error(`${cause instanceof Error ? cause.message : String(cause)}\n${USAGE}`)
    return 2
  }
  if (options.help) console.log(USAGE)
  else if (options.mistakes)
    for (const { set, text, actual } of evaluateLines().mistakes) console.log(`${set}\t${actual ? 'missed' : 'claimed'}\t${JSON.stringify(text)}`)
  else if (options.data === undefined) {
    console.error(USAGE)
    return 2
  } else return await run(options.data, options.only, options.json === true)
  return 0
}

async function run(data: string, only: readonly EvalKind[] | null, isJson: boolean): Promise<number> {
  try {
    const { rows, problems, unknown } = await evaluate({ data, only, note: (line) => console.error(line) })
    for (const problem of problems) console.error(problem)
    console.log(isJson ? JSON.stringify({ rows, problems, unknown }, null, 2) : tableOf(rows))
    return problems.length === 0 ? 0 : 1
  } catch (cause) {
    if (!(cause instanceof DataProblem)) throw cause
    console.error(cause.message)
    return 1
  }
}

process.exitCode = await main()
