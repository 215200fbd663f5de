import { expect, test } from 'vitest'
import type { IssueCheck, IssueCheckReport } from '@shared/api/issue-check.ts'
import { COMMAND_LINE } from '../auth/audit-who.ts'
import type { FolderCall } from './command.ts'
import { issueCheck } from './commands/issue-check.ts'

const side = (ticketId: number) => ({
  ticketId,
  url: null,
  channel: 'email',
  createdAt: '2026-11-10T08:00:00Z',
  subject: 'Parcel',
  opening: 'where\nis it',
})
const WEEK: IssueCheck = {
  week: '2026-11-16',
  from: '2026-11-09',
  to: '2026-11-15',
  asOf: '2026-11-16T01:00:00Z',
  completeTo: null,
  answered: 0,
  pairs: [{ pair: '4711-4720', first: side(4711), second: side(4720), answer: null, answeredBy: null, answeredAt: null }],
}
const REPORT: IssueCheckReport = {
  asOf: '2026-11-16T01:00:00Z',
  completeTo: null,
  definition: { id: 'same_issue', yesFrom: 0.7, models: [2] },
  weeks: 2,
  drawn: 60,
  answered: 58,
  cannotTell: 2,
  precision: { rate: 0.9, low: 0.8, high: 0.95, n: 40, effectiveN: 38 },
  recall: null,
  recallWithPossible: null,
  why: 'too_few_answers',
  fewestAnswers: 20,
  strata: [{ stratum: 'yes', population: 200, drawn: 12, answered: 11, same: 10 }],
}
async function run(values: FolderCall['values']) {
  const said: unknown[] = []
  let out = ''
  const engine = {
    pairCheck: {
      week: async () => WEEK,
      report: async () => REPORT,
      answer: async (...args: unknown[]) => {
        said.push(args)
        return args[0] === '1-2' ? null : { pair: args[0], answer: args[1] }
      },
    },
  }
  const io = { out: (text: string) => void (out += text), err: () => {}, signal: new AbortController().signal, cwd: '/' }
  const call = { values, positionals: [], io, engine, runner: {}, caller: COMMAND_LINE } as unknown as FolderCall
  if (issueCheck.where !== 'folder') throw new Error('the command works on the folder')
  return { code: await issueCheck.run(call), out, said }
}

test('the pairs of the week are shown with their words and without a verdict', async () => {
  const { out } = await run({})
  expect(out).toContain('4711-4720\n  4711  2026-11-10T08:00:00Z  email\n    Parcel\n    where is it\n')
  expect(out).toContain('0 of 1 pairs of the week 2026-11-16 answered')
})
test('answers are said one by one, and what is none is refused before anything is said', async () => {
  expect((await run({ answer: ['4711-4720=same', '4-5=cannot-tell', '6-7=undo'] })).said).toEqual([
    ['4711-4720', 'same', 'command line'],
    ['4-5', 'cannot_tell', 'command line'],
    ['6-7', null, 'command line'],
  ])
  for (const wrong of ['4711-4720', '4711-4720=maybe', '=same', '1-2=same=x', '4-5=constructor'])
    await expect(run({ answer: ['4711-4720=same', wrong] })).rejects.toThrow(`"${wrong}" is none`)
  await expect(run({ answer: ['1-2=same'] })).rejects.toThrow('The pair 1-2 was never drawn for a check.')
})
test('the report says the figures with their intervals, or that they are not known', async () => {
  const { out } = await run({ report: true })
  expect(out).toContain('precision of "same issue": 90.0 % (80.0 % to 95.0 %, 40 pairs)')
  expect(out).toContain('recall: not known: fewer than 20 answers')
  expect(JSON.parse((await run({ report: true, json: true })).out)).toEqual(REPORT)
})
