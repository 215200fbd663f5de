import { COMMON_OPTIONS, flag, type Command, type OptionSpec, type Values } from '../command.ts'
import { json, QUERY_OPTIONS } from '../query.ts'
import { QUESTIONS } from '../questions/index.ts'
import { UsageError } from '../../usage-error.ts'

const SHARED = ['lens', 'window', 'from', 'to', 'filter', 'as-of', 'json'] as const
const shared: Readonly<Record<string, OptionSpec>> = Object.fromEntries(
  SHARED.flatMap((name) => (QUERY_OPTIONS[name] ? [[name, QUERY_OPTIONS[name]]] : [])),
)
const NAMES = QUESTIONS.map(({ name }) => name)

export const ask: Command = {
  name: 'ask',
  where: 'questions',
  access: ({ positionals: [name] }) => QUESTIONS.find((one) => one.name === name)?.access ?? { role: 'vendor', scope: 'rows' },
  audit: null,
  takes: 'QUESTION',
  about: [
    'A question over the contacts. Every count of its --json opens to its tickets: give its words to contacts.',
    '',
    ...QUESTIONS.map(({ name, about }) => `  ${name.padEnd(Math.max(...NAMES.map((one) => one.length)))}  ${about}`),
  ].join('\n'),
  options: { ...shared, ...questionOptions() },
  examples: [
    'firstfix ask pareto --slice cause --from 2026-08-17 --to 2026-11-15',
    'firstfix ask mix --from 2026-11-02 --to 2026-11-08',
    'firstfix ask returns --slice channel --json',
    'firstfix ask agents --filter group="Tier 1" --controllable repeat --controllable clarification',
  ],
  async run({ questions: { reader, settings }, values, positionals, io }) {
    const [name, ...more] = positionals
    const question = QUESTIONS.find((one) => one.name === name)
    if (question === undefined || more.length > 0)
      throw new UsageError(`ask takes one question of ${NAMES.join(', ')}; an example is: firstfix ask pareto`)
    refuseForeign(values, question)
    const { value, text } = await question.ask(reader, settings(), values)
    io.out(flag(values, 'json') ? json(value) : text())
    return 0
  },
}

/** The options of all questions; each says whose it is, and what several share is said once. */
function questionOptions(): Record<string, OptionSpec> {
  const names = [...new Set(QUESTIONS.flatMap(({ options }) => Object.keys(options)))]
  return Object.fromEntries(
    names.map((name) => {
      const specs = QUESTIONS.flatMap(({ name: question, options }) => (options[name] ? [{ question, spec: options[name] }] : []))
      const abouts = [...new Set(specs.map(({ spec }) => spec.about))].map((about) => {
        const whose = specs.filter(({ spec }) => spec.about === about).map(({ question }) => question)
        return `${whose.join(', ')}: ${about}`
      })
      return [name, { ...specs[0]!.spec, about: abouts.join(' · ') }]
    }),
  )
}
function refuseForeign(values: Values, question: (typeof QUESTIONS)[number]): void {
  const known = [
    ...Object.keys(shared).filter((name) => question.without?.includes(name) !== true),
    ...Object.keys(COMMON_OPTIONS),
    ...Object.keys(question.options),
  ]
  const foreign = Object.keys(values).find((name) => values[name] !== undefined && !known.includes(name))
  if (foreign !== undefined) throw new UsageError(`--${foreign} is no option of ask ${question.name}. See: firstfix ask --help`)
}
