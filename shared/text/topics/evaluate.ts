/** How good a model of topics is on texts it never saw. */
import { expectedCalibrationError } from '../../stats/calibration.ts'
import { classReport, type ShareWithInterval } from '../../stats/classifier-quality.ts'
import { rocAuc } from '../../stats/ranking-quality.ts'
import { wilson } from '../../stats/wilson.ts'
import type { TopicModel } from './model.ts'
import { createTopicPredictor, type TopicGuess } from './predict.ts'
import { OUT_OF_SCOPE, type LabelledText } from './train.ts'

export interface ClassPrecision {
  label: string
  /** Texts of the class. */
  support: number
  /** Of the texts taken for it; null = none was. */
  precision: ShareWithInterval | null
  /** The same where the guess was certain. */
  certain: ShareWithInterval | null
}
export interface TopicQuality {
  /** Texts that belong to a class; those of a class that was never learned count as missed. */
  n: number
  top1: ShareWithInterval
  /** The right class is among the three likeliest. */
  top3: ShareWithInterval
  macroF1: number
  /** Of the likeliest class's probability, fifteen bins of equal width (Guo et al. 2017). */
  ece: number
  /** How well the highest probability tells known from unknown topics; null without texts of both kinds. */
  outOfScope: { n: number; auroc: number } | null
  classes: readonly ClassPrecision[]
}
/** From here a guess is certain enough to be filled in where a person can see and change it. */
export const CERTAIN_FROM = 0.9
const BINS = 15
const SHOWN = 3
/** What a text that says nothing is taken for. */
const NOTHING = ''

/** null without a text that belongs to a class. */
export function evaluateTopics(model: TopicModel, rows: readonly LabelledText[]): TopicQuality | null {
  const predictor = createTopicPredictor(model)
  const guessed = rows.map(({ text, label }) => ({ label, guesses: predictor.predict(text, SHOWN) ?? [] }))
  const known = guessed.filter(({ label }) => label !== OUT_OF_SCOPE)
  const report = classReport(
    known.map(({ guesses }) => guesses[0]?.label ?? NOTHING),
    known.map(({ label }) => label),
  )
  const top3 = wilson(known.filter(({ label, guesses }) => guesses.some((guess) => guess.label === label)).length, known.length)
  const ece = expectedCalibrationError(
    known.map(({ guesses }) => surest(guesses)),
    known.map(({ label, guesses }) => guesses[0]?.label === label),
    'equal-width',
    BINS,
  )
  if (report === null || top3 === null || ece === null) return null
  const auroc = rocAuc(
    guessed.map(({ guesses }) => surest(guesses)),
    guessed.map(({ label }) => label !== OUT_OF_SCOPE),
  )
  return {
    n: known.length,
    top1: report.accuracy,
    top3: { ...top3, n: known.length },
    macroF1: report.macro.f1,
    ece,
    outOfScope: auroc === null ? null : { n: guessed.length - known.length, auroc },
    classes: report.classes.flatMap(({ name, support, precision }) =>
      name === NOTHING ? [] : [{ label: name, support, precision, certain: certainOf(name, known) }],
    ),
  }
}

const surest = (guesses: readonly TopicGuess[]): number => guesses[0]?.p ?? 0

function certainOf(name: string, known: readonly { label: string; guesses: readonly TopicGuess[] }[]): ShareWithInterval | null {
  const certain = known.filter(({ guesses: [best] }) => best?.label === name && best.p >= CERTAIN_FROM)
  const share = wilson(certain.filter(({ label }) => label === name).length, certain.length)
  return share && { ...share, n: certain.length }
}

const TRUSTED_FROM = 0.8
const TRUSTED_ON = 10
/** Classes whose certain guesses came true in at least four of five, of at least ten. */
export const trustedClasses = ({ classes }: TopicQuality): string[] =>
  classes.flatMap(({ label, certain }) => (certain !== null && certain.n >= TRUSTED_ON && certain.rate >= TRUSTED_FROM ? [label] : []))
