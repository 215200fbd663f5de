import type { SampleResults } from '@shared/api/quality/sample-results.ts'
import { drawRequestSchema, sampleItemsQuerySchema, type SampleDetail, type SamplePreview } from '@shared/api/quality/samples.ts'
import { ALLOCATIONS, DEFAULT_RANDOM, STRATIFIERS } from '@shared/sampling/design.ts'
import { samplesCsv } from '../../api/samples-csv.ts'
import { callerOf } from '../../qa/samples/caller.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, list, moment, number, text, type Command, type QuestionCall, type Values } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { printable } from '../printable.ts'
import { listText, previewText, resultsText } from '../sample-text.ts'

const VERBS = ['preview', 'draw', 'list', 'show', 'verify', 'results'] as const
type Verb = (typeof VERBS)[number]
const FRAME_OPTIONS = Object.fromEntries(
  Object.entries(QUERY_OPTIONS).filter(([name]) => ['lens', 'window', 'from', 'to', 'filter', 'json'].includes(name)),
)
const DEFAULT_SIZE = 60

export const sample: Command = {
  name: 'sample',
  where: 'questions',
  takes: 'WHAT [ID]',
  access: { role: 'reviewer', scope: 'rows' },
  audit: ({ positionals, values }) => (positionals[0] === 'draw' ? 'write' : flag(values, 'csv') ? 'export' : null),
  about: [
    'Samples for review: preview, draw, list, show ID, verify ID (draws it again and compares), results ID.',
    'The frame is every eligible solved first contact of the days asked, by default of the last week that is final; it is frozen with the sample.',
  ].join('\n'),
  options: {
    design: { type: 'string', value: 'D', about: 'simple, stratified or risk (default risk)' },
    size: { type: 'string', value: 'N', about: `tickets to draw (default ${DEFAULT_SIZE})` },
    seed: { type: 'string', value: 'S', about: 'the same seed, frame and design draw the same list; default: one is made and printed' },
    by: { type: 'string', value: 'G', about: `stratified: ${STRATIFIERS.join(', ')} or risk; may be given again`, multiple: true },
    allocation: { type: 'string', value: 'A', about: `stratified: ${ALLOCATIONS.join(', ')} (default proportional)` },
    minimum: { type: 'string', value: 'N', about: 'stratified: at least so many of each stratum; risk: of each agent' },
    'random-share': {
      type: 'string',
      value: 'P',
      about: `risk: percent drawn at random from the whole frame (default ${Math.round(DEFAULT_RANDOM * 100)}, at least 20)`,
    },
    reviewer: { type: 'string', value: 'ID=SHARE', about: 'draw: who reviews, and in which share; may be given again', multiple: true },
    due: { type: 'string', value: 'T', about: 'draw: by when, e.g. 2026-11-20T18:00:00Z' },
    title: { type: 'string', value: 'TEXT', about: 'draw: what it is called' },
    scorecard: { type: 'string', value: 'ID', about: 'draw: the card that it is reviewed on (default: the one in force)' },
    'not-blind': { type: 'boolean', about: 'draw: reviewers see agent, outcome and checks before they submit' },
    ...FRAME_OPTIONS,
    csv: { type: 'boolean', about: 'show: print the items as CSV, with probabilities and weights' },
  },
  examples: [
    'firstfix sample preview --size 60 --minimum 2',
    'firstfix sample draw --size 60 --seed 81243',
    'firstfix sample draw --design stratified --by agent --minimum 3 --size 120',
    'firstfix sample results 2026-11-02-1f0c93ab --json',
  ],
  async run(call) {
    const { positionals, values, io } = call
    const verb = VERBS.find((one) => one === positionals[0])
    if (verb === undefined || positionals.length > 2)
      throw new UsageError(`sample takes one of ${VERBS.join(', ')}; an example is firstfix sample preview --size 60`)
    const shown = await SHOWN[verb](call, positionals[1])
    if (flag(values, 'csv') && shown.csv) {
      for await (const part of shown.csv) io.out(String(part))
      return 0
    }
    io.out(flag(values, 'json') ? json(shown.value) : shown.text)
    return verb === 'verify' && !shown.good ? 1 : 0
  },
}

interface Shown {
  value: unknown
  text: string
  csv?: NodeJS.ReadableStream
  good?: boolean
}
const askOf = ({ questions, caller }: QuestionCall) => ({ reader: questions.reader, caller: callerOf(caller) })
function named(id: string | undefined): string {
  if (id === undefined) throw new UsageError('say which sample: firstfix sample list names them')
  return id
}
const EVERY_ITEM = 1_000_000

const SHOWN: Readonly<Record<Verb, (call: QuestionCall, id: string | undefined) => Promise<Shown>>> = {
  async preview(call) {
    const value: SamplePreview = unwrap(await call.questions.samples.preview(askOf(call), requestOf(call.values)))
    return { value, text: previewText(value) }
  },
  async draw(call) {
    const value: SampleDetail = unwrap(await call.questions.samples.draw(askOf(call), requestOf(call.values)))
    call.line.details = { sample: value.id, seed: value.seed, drawn: value.progress.drawn, frame: value.frame.size }
    return shownSample(call, value)
  },
  async list(call) {
    const value = await call.questions.samples.list(askOf(call))
    return { value, text: listText(value.samples) }
  },
  async show(call, id) {
    return shownSample(call, unwrap(await call.questions.samples.show(askOf(call), named(id))))
  },
  async verify(call, id) {
    const value = unwrap(await call.questions.samples.verify(askOf(call), named(id)))
    const said = value.same
      ? `the same ${value.drawn} tickets come from seed ${value.seed} and the frozen frame of ${value.frameSize}`
      : `drawn again it differs: ${value.missing.length} are missing, ${value.extra.length} are new`
    return { value, text: `${said}\n`, good: value.same }
  },
  async results(call, id) {
    const value: SampleResults = unwrap(await call.questions.samples.results(askOf(call), named(id)))
    return { value, text: resultsText(value) }
  },
}

async function shownSample(call: QuestionCall, value: SampleDetail): Promise<Shown> {
  const query = { ...sampleItemsQuerySchema.parse({}), limit: EVERY_ITEM }
  const { items } = unwrap(await call.questions.samples.items(askOf(call), value.id, query))
  const tickets = items.map(({ ticketId, place, stratum, part, inclusion, state }) => ({ ticketId, place, stratum, part, inclusion, state }))
  const said = `${value.id}: ${value.progress.drawn} of ${value.frame.size} tickets, ${value.progress.submitted} reviewed; seed ${value.seed} gives the same list again\n`
  const lines = items.map(
    ({ ticketId, stratum, part, inclusion, state }) =>
      `${ticketId}  ${inclusion.toFixed(4)}  ${part.padEnd(6)}  ${state.padEnd(9)}  ${printable(stratum)}`,
  )
  return { value: { ...value, items: tickets }, text: `${said}${lines.join('\n')}\n`, csv: samplesCsv(items) }
}

function requestOf(values: Values) {
  const { filter: filters, lens: asked, window: days, from: first, to: last } = queryValues(values)
  const frame = Object.fromEntries(
    Object.entries({ filter: filters, lens: asked, window: days, from: first, to: last }).filter(([, value]) => value !== undefined),
  )
  const due = moment(values, 'due')
  return parseQuery(drawRequestSchema, {
    frame,
    design: designOf(values),
    ...(text(values, 'seed') === undefined ? {} : { seed: text(values, 'seed') }),
    ...(text(values, 'scorecard') === undefined ? {} : { scorecard: text(values, 'scorecard') }),
    blind: !flag(values, 'not-blind'),
    ...(text(values, 'title') === undefined ? {} : { title: text(values, 'title') }),
    assignment: { reviewers: list(values, 'reviewer').map(reviewerOf), dueAt: due === undefined ? null : new Date(due * 1000).toISOString() },
  })
}
function designOf(values: Values): Record<string, unknown> {
  const kind = text(values, 'design') ?? 'risk'
  const size = number(values, 'size') ?? DEFAULT_SIZE
  const minimum = number(values, 'minimum') ?? 0
  if (kind === 'stratified') return { kind, size, by: list(values, 'by'), allocation: text(values, 'allocation') ?? 'proportional', minimum }
  const share = number(values, 'random-share')
  return kind === 'risk' ? { kind, size, minimumPerAgent: minimum, randomShare: share === undefined ? DEFAULT_RANDOM : share / 100 } : { kind, size }
}
function reviewerOf(said: string): { userId: number; share: number } {
  const [, userId, share] = /^(\d{1,16})=(\d+(?:\.\d+)?)$/.exec(said) ?? []
  if (userId === undefined) throw new UsageError(`--reviewer takes a user id and a share, as in 360001=60; "${said}" is none`)
  return { userId: Number(userId), share: Number(share) }
}
