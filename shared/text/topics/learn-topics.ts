/** From an account's labelled openings to the model that answers, with what it measured on its newest period: what it says of itself is what it did on days it had not seen. */
import type { EpochSeconds } from '../../fcr/history.ts'
import type { Calibration } from './calibration.ts'
import { evaluateTopics, trustedClasses, type TopicQuality } from './evaluate.ts'
import type { TopicModel } from './model.ts'
import { FEWEST_PER_CLASS, trainTopics, type LabelledText } from './train.ts'

export interface DatedText extends LabelledText {
  at: EpochSeconds
}
interface Period {
  from: EpochSeconds
  to: EpochSeconds
  n: number
}
/** Without `quality` nothing could be measured; `why` says what was missing. */
export interface TopicReport {
  verdict: 'in_force' | 'off'
  why: string
  /** Labelled texts at hand. */
  n: number
  /** Of the model that answers: learned from both periods. */
  classes: readonly string[]
  /** Reasons with too few texts to be learned. */
  dropped: readonly { label: string; n: number }[]
  learned: Period | null
  newest: Period | null
  quality: TopicQuality | null
  /** Always naming the reasons that were most common before. */
  baseline: { top1: number; top3: number } | null
  calibration: Calibration | null
  unknownBelow: number | null
  trusted: readonly string[]
}
export const FEWEST_LABELLED = 200
/** Share of the texts, the newest, that the shown figures come from. */
const NEWEST_SHARE = 0.2
const OFF_BELOW = 0.7
const SEED = 1

/** Texts in any order. The model is null where nothing could be learned. */
export function learnTopics(texts: readonly DatedText[]): { model: TopicModel | null; report: TopicReport } {
  const ordered = texts.toSorted((a, b) => a.at - b.at)
  const { learned, newest } = splitByTime(ordered)
  const before = texts.length < FEWEST_LABELLED ? null : trainTopics(learned, { seed: SEED })
  const quality = before && evaluateTopics(before, newest)
  if (before === null || quality === null) return { model: null, report: nothing(texts) }
  const trusted = trustedClasses(quality)
  const model = trainTopics(ordered, { seed: SEED, known: before })
  const inForce = quality.top3.rate >= OFF_BELOW
  return {
    model: model && { ...model, trusted },
    report: {
      verdict: inForce ? 'in_force' : 'off',
      why: sentence(quality, inForce),
      n: texts.length,
      classes: model?.classes ?? [],
      dropped: droppedOf(texts),
      learned: periodOf(learned),
      newest: periodOf(newest),
      quality,
      baseline: baselineOf(learned, newest),
      calibration: before.calibration,
      unknownBelow: before.unknownBelow,
      trusted,
    },
  }
}

/** The newest fifth is measured on; what was written in the same second as its first stays with it. */
export function splitByTime(ordered: readonly DatedText[]): { learned: readonly DatedText[]; newest: readonly DatedText[] } {
  const first = ordered[Math.floor(ordered.length * (1 - NEWEST_SHARE))]
  const cut = first === undefined ? 0 : ordered.findIndex(({ at }) => at === first.at)
  return { learned: ordered.slice(0, cut), newest: ordered.slice(cut) }
}

const periodOf = (texts: readonly DatedText[]): Period | null => {
  const [first, last] = [texts[0], texts.at(-1)]
  return first && last ? { from: first.at, to: last.at, n: texts.length } : null
}

function countsOf(texts: readonly DatedText[]): readonly { label: string; n: number }[] {
  const counts = new Map<string, number>()
  for (const { label } of texts) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].map(([label, n]) => ({ label, n })).sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1))
}
const droppedOf = (texts: readonly DatedText[]) => countsOf(texts).filter(({ n }) => n < FEWEST_PER_CLASS)

function baselineOf(learned: readonly DatedText[], newest: readonly DatedText[]): { top1: number; top3: number } {
  const common = countsOf(learned).map(({ label }) => label)
  const share = (shown: readonly string[]) => newest.filter(({ label }) => shown.includes(label)).length / newest.length
  return { top1: share(common.slice(0, 1)), top3: share(common.slice(0, 3)) }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`
function sentence({ top1, top3 }: TopicQuality, inForce: boolean): string {
  const figures = `on the newest ${top3.n} texts, unseen, the right reason was among the first three for ${percent(top3.rate)} (first for ${percent(top1.rate)})`
  return inForce ? `${figures}.` : `${figures}; below ${percent(OFF_BELOW)} it stays off.`
}

function nothing(texts: readonly DatedText[]): TopicReport {
  const why =
    texts.length < FEWEST_LABELLED
      ? `${texts.length} texts with a reason are at hand, ${FEWEST_LABELLED} are needed.`
      : `fewer than two reasons have ${FEWEST_PER_CLASS} texts before the newest period.`
  return {
    verdict: 'off',
    why,
    n: texts.length,
    classes: [],
    dropped: droppedOf(texts),
    learned: null,
    newest: null,
    quality: null,
    baseline: null,
    calibration: null,
    unknownBelow: null,
    trusted: [],
  }
}
