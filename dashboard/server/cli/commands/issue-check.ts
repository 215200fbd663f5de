import type { IssueCheck, IssueCheckReport } from '@shared/api/issue-check.ts'
import type { PairAnswer } from '../../store/ops-store/pair-checks.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, list, number, type Command, type FolderCall } from '../command.ts'
import { json } from '../query.ts'
import { table } from '../table.ts'

const ANSWERS: ReadonlyMap<string, PairAnswer | null> = new Map([
  ['same', 'same'],
  ['different', 'different'],
  ['cannot-tell', 'cannot_tell'],
  ['undo', null],
])
const DEFAULT_WEEKS = 13

export const issueCheck: Command = {
  name: 'issue-check',
  where: 'folder',
  access: ({ values }) => ({ role: flag(values, 'report') ? 'manager' : 'reviewer', scope: 'whole' }),
  audit: ({ values }) => (values['answer'] !== undefined ? 'write' : flag(values, 'report') ? null : 'read_conversation'),
  about: 'The weekly blind check: thirty pairs of tickets without what the rules said; are they about the same issue?',
  options: {
    answer: { type: 'string', value: 'PAIR=WORD', about: 'say same, different, cannot-tell, or undo; may be given again', multiple: true },
    report: { type: 'boolean', about: 'print precision and recall by the answers so far' },
    weeks: { type: 'string', value: 'N', about: `weeks of the report (default ${DEFAULT_WEEKS})` },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: ['firstfix issue-check', 'firstfix issue-check --answer 4711-4720=same', 'firstfix issue-check --report'],
  async run(call) {
    const { values, io, engine, caller } = call
    const answers = list(values, 'answer').map(parseAnswer)
    for (const { pair, answer } of answers)
      if ((await engine.pairCheck.answer(pair, answer, caller.subject)) === null) throw new Error(`The pair ${pair} was never drawn for a check.`)
    if (flag(values, 'report')) return report(call)
    const week = await engine.pairCheck.week()
    io.out(flag(values, 'json') ? json(week) : toText(week))
    return 0
  },
}

function parseAnswer(said: string): { pair: string; answer: PairAnswer | null } {
  const [pair, word, ...rest] = said.split('=')
  const answer = word === undefined ? undefined : ANSWERS.get(word)
  if (!pair || answer === undefined || rest.length > 0)
    throw new UsageError(`--answer takes a pair and a word of ${[...ANSWERS.keys()].join(', ')}, as in 4711-4720=same; "${said}" is none`)
  return { pair, answer }
}

async function report({ values, io, engine }: FolderCall): Promise<number> {
  const weeks = number(values, 'weeks') ?? DEFAULT_WEEKS
  if (weeks < 1) throw new UsageError('--weeks takes a number from 1 on')
  const found = await engine.pairCheck.report(weeks)
  io.out(flag(values, 'json') ? json(found) : reportText(found))
  return 0
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const shareText = (share: IssueCheckReport['precision'], fewest: number) =>
  share === null
    ? `not known: fewer than ${fewest} answers`
    : `${percent(share.rate)} (${percent(share.low)} to ${percent(share.high)}, ${share.n} pairs)`

function reportText(found: IssueCheckReport): string {
  const heads = ['stratum', 'pairs', 'drawn', 'answered', 'same'].map((head) => ({ head }))
  const rows = found.strata.map(({ stratum, population, drawn, answered, same }) => [
    stratum,
    String(population),
    String(drawn),
    String(answered),
    String(same),
  ])
  return [
    `precision of "same issue": ${shareText(found.precision, found.fewestAnswers)}`,
    `recall: ${shareText(found.recall, found.fewestAnswers)}; with possible ones: ${shareText(found.recallWithPossible, found.fewestAnswers)}`,
    `${found.answered} of ${found.drawn} pairs of ${found.weeks} weeks answered, ${found.cannotTell} cannot be told`,
    table(heads, rows),
    '',
  ].join('\n')
}

function toText({ week, from, to, pairs, answered }: IssueCheck): string {
  const side = ({ ticketId, channel, createdAt, subject, opening }: IssueCheck['pairs'][number]['first']) =>
    `  ${ticketId}  ${createdAt}  ${channel}\n    ${subject ?? ''}\n    ${(opening ?? '(no text is kept)').replaceAll(/\s+/g, ' ').slice(0, 400)}\n`
  const shown = pairs.map(({ pair, first, second, answer }) => `${pair}${answer === null ? '' : `  [${answer}]`}\n${side(first)}${side(second)}`)
  return `${shown.join('\n')}${shown.length === 0 ? '' : '\n'}${answered} of ${pairs.length} pairs of the week ${week} answered; their later tickets came from ${from} to ${to}\n`
}
