import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { formatInterval, formatRate } from '@shared/i18n/format.ts'
import { en as drawEn } from '@shared/i18n/quality/samples-draw/en.ts'
import { zhCn as drawZhCn } from '@shared/i18n/quality/samples-draw/zh-cn.ts'
import { en as resultsEn } from '@shared/i18n/quality/samples-results/en.ts'
import { zhCn as resultsZhCn } from '@shared/i18n/quality/samples-results/zh-cn.ts'
import { en as samplesEn } from '@shared/i18n/quality/samples/en.ts'
import { zhCn as samplesZhCn } from '@shared/i18n/quality/samples/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { useI18n } from './use-i18n.ts'

const en = { ...samplesEn, ...drawEn, ...resultsEn }
const zhCn = { ...samplesZhCn, ...drawZhCn, ...resultsZhCn }
export type SamplesKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }
const isKey = (key: string): key is SamplesKey => key in en

/** What a stratum is made of, as answers give it. */
export interface StratumPart {
  by: string
  value: string
  label: string | null
}

/** Words of samples (`s`) beside all others; a catalogue of its own, so that the first page does not load it. */
export function useSamplesI18n() {
  const i18n = useI18n()
  const { locale, t, word, valueName, dayRange } = i18n
  const s = (key: SamplesKey, params?: Params): string => translate(catalogues[locale.value], locale.value, key, params)
  /** The word of a code; a code without one shows as `otherwise`. */
  const named = (group: string, code: string, otherwise = code.replaceAll('_', ' ')): string => {
    const key = `${group}.${code}`
    return isKey(key) ? s(key) : otherwise
  }

  /** What a grouping is called. */
  const groupingName = (by: string): string => named('by', by, word('dimension', by))
  function partName({ by, value, label }: StratumPart): string {
    if (by === 'risk') return named('risk', value)
    const dimension = DIMENSIONS.find((one) => one === by)
    if (label === null && value === '') return s('stratum.none')
    return dimension ? (label ?? valueName(dimension, value)) : (label ?? word(by, value))
  }
  const stratumName = (parts: readonly StratumPart[]): string =>
    parts.length === 0 || parts.some(({ by }) => by === 'whole') ? s('stratum.whole') : parts.map(partName).join(' · ')

  /** `18 May – 24 May`, one day once. */
  const days = (from: string, to: string): string => (from === to ? i18n.day(from) : dayRange(from, to))
  /** A sample without a title is called by what it is. */
  const sampleName = (sample: { title: string; design: string; from: string; to: string }): string =>
    sample.title || s('samples.untitled', { design: named('design', sample.design), days: days(sample.from, sample.to) })
  /** 0.0512 → `5.1`. */
  const points = (share: number): string => (share * 100).toFixed(1)
  const rateWithInterval = ({ value, low, high, n }: { value: number | null; low: number | null; high: number | null; n: number }): string =>
    value === null || low === null || high === null ? s('estimate.none', { n }) : `${formatRate(value)} (${formatInterval(low, high)})`
  const list = (items: readonly string[]): string => items.join(t('punctuation.comma'))
  return { ...i18n, s, named, groupingName, stratumName, days, sampleName, points, rateWithInterval, list }
}
