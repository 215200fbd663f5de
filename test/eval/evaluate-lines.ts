/** The text rules on labelled lines that were written before the rules were last touched. */
import { isAutoReply } from '@shared/text/auto-reply.ts'
import { isGratitude } from '@shared/text/gratitude.ts'
import { languageOf } from '@shared/text/language.ts'
import { redact } from '@shared/text/redact.ts'
import { decisionQuality } from '@shared/stats/classifier-quality.ts'
import { wilson } from '@shared/stats/wilson.ts'
import autoReplies from './labelled/auto-reply.jsonl?raw'
import gratitude from './labelled/gratitude.jsonl?raw'
import languages from './labelled/language.jsonl?raw'
import redactions from './labelled/redaction.jsonl?raw'
import { rowOf, type EvalRow } from './row.ts'

interface Judged {
  text: string
  /** The rule took it for one; the label says that it is one. */
  predicted: boolean
  actual: boolean
  /** A positive that was found, but not as it should be. */
  wrong?: boolean
}

/** Lines that the rules read otherwise than their labels say: for whoever works on the rules. */
export interface Mistake {
  set: string
  text: string
  actual: boolean
}
export interface LineQuality {
  rows: readonly EvalRow[]
  mistakes: readonly Mistake[]
}

export function evaluateLines(): LineQuality {
  const parts = [
    quality('lines/gratitude', judgeGratitude(), { 'every "thank"': thanksWord }),
    quality('lines/auto-reply', judgeAutoReplies(), { 'the word "automatic"': automaticWord }),
    quality('lines/redaction', judgeRedactions(), {}),
    languageQuality(),
  ]
  return { rows: parts.flatMap(({ rows }) => rows), mistakes: parts.flatMap(({ mistakes }) => mistakes) }
}

type PlainRule = (text: string) => boolean
const thanksWord: PlainRule = (text) => /thank|thx|谢|感谢|謝/i.test(text)
const automaticWord: PlainRule = (text) => /auto|out of (the )?office|undeliver|自动|自動|退信/i.test(text)

const linesOf = <T>(raw: string): T[] =>
  raw
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

const judgeGratitude = (): Judged[] =>
  linesOf<{ text: string; label: string }>(gratitude).map(({ text, label }) => ({
    text,
    predicted: isGratitude(text),
    actual: label === 'gratitude',
  }))
const judgeAutoReplies = (): Judged[] =>
  linesOf<{ text: string; label: string }>(autoReplies).map(({ text, label }) => ({
    text,
    predicted: isAutoReply(text),
    actual: label === 'automatic',
  }))
const judgeRedactions = (): Judged[] =>
  linesOf<{ text: string; redacted: string }>(redactions).map(({ text, redacted }) => {
    const got = redact(text)
    return { text, predicted: got !== text, actual: redacted !== text, wrong: got !== redacted }
  })

function quality(set: string, lines: readonly Judged[], plain: Readonly<Record<string, PlainRule>>): LineQuality {
  const { precision, recall } = measured(lines)
  const baselines = (of: 'precision' | 'recall') =>
    Object.fromEntries(
      Object.entries(plain).map(([name, rule]) => [name, measured(lines.map((line) => ({ ...line, predicted: rule(line.text) })))[of]?.rate ?? null]),
    )
  const rows = (['precision', 'recall'] as const).map((metric) => {
    const share = metric === 'precision' ? precision : recall
    return rowOf(set, {
      metric,
      value: share?.rate ?? null,
      low: share?.low ?? null,
      high: share?.high ?? null,
      n: share?.n ?? 0,
      baselines: baselines(metric),
    })
  })
  const mistakes = lines.filter(isMistake).map(({ text, actual }) => ({ set, text, actual }))
  return { rows, mistakes }
}

const isMistake = (line: Judged): boolean => line.predicted !== line.actual || line.wrong === true

/** A finding that is not as it should be is a wrong one, and the right one is missing. */
function measured(lines: readonly Judged[]) {
  const count = (is: (line: Judged) => boolean) => lines.filter(is).length
  return decisionQuality({
    truePositives: count((line) => line.predicted && line.actual && !line.wrong),
    falsePositives: count((line) => line.predicted && (!line.actual || line.wrong === true)),
    falseNegatives: count((line) => line.actual && (!line.predicted || line.wrong === true)),
  })
}

/** How often the language is told at all, and how often what is told is right; beside calling every text English. */
function languageQuality(): LineQuality {
  const set = 'lines/language'
  const lines = linesOf<{ text: string; label: string | null }>(languages).map((line) => ({ ...line, told: languageOf(line.text, null) }))
  const told = lines.filter((line) => line.told !== null)
  const known = lines.filter((line) => line.label !== null)
  const right = known.filter((line) => line.told === line.label).length
  const english = known.filter((line) => line.label === 'en').length
  const precision = wilson(right, told.length)
  const recall = wilson(right, known.length)
  return {
    rows: [
      rowOf(set, {
        metric: 'precision',
        value: precision?.rate ?? null,
        low: precision?.low ?? null,
        high: precision?.high ?? null,
        n: told.length,
        baselines: { 'always English': english / lines.length },
      }),
      rowOf(set, {
        metric: 'recall',
        value: recall?.rate ?? null,
        low: recall?.low ?? null,
        high: recall?.high ?? null,
        n: known.length,
        baselines: { 'always English': english / known.length },
      }),
    ],
    mistakes: lines
      .filter((line) => line.told !== line.label)
      .map(({ text, told, label }) => ({ set, text: `${text} (${String(told)}, is ${String(label)})`, actual: label !== null })),
  }
}
