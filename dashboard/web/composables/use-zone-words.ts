import { SHIPPED_BANDS, type BandSet } from '@shared/fcr/benchmark.ts'
import { useI18n } from './use-i18n.ts'

const SHIPPED = ['needs work', 'industry', 'world class', 'low', 'standard', 'high'] as const
const SOURCES = ['source.sqm', 'source.rule'] as const

/** Labels that are shipped are said in the reader's language; the account's own stand as they were written. */
export function useZoneWords() {
  const { t } = useI18n()
  return (label: string): string => {
    const known = SHIPPED.find((one) => one === label)
    return known ? t(`zone.${known}`) : label
  }
}
/** A published band in a sentence: its zones, where it comes from, how it was measured. */
export function useBandWords() {
  const { t } = useI18n()
  const zone = useZoneWords()
  const percent = (share: number): string => String(Number((share * 100).toFixed(1)))
  return ({ name, zones, source, measuredBy }: BandSet): string => {
    const shipped = SOURCES[SHIPPED_BANDS.findIndex((set) => set.source.text === source.text)]
    const from = [shipped ? t(shipped) : source.text, ...(source.date === null ? [] : [source.date])]
    return t('band.said', {
      name,
      zones: zones
        .map((one) => t('band.zone', { label: zone(one.label), from: percent(one.from), to: percent(one.to) }))
        .join(t('punctuation.comma')),
      source: from.join(t('punctuation.comma')),
      how: t(`measuredBy.${measuredBy}`),
    })
  }
}
