import { useSamplesI18n } from '../../../../composables/use-samples-i18n.ts'
import type { Measure } from '../estimates.ts'

/** What a measure is called, and what it counts, in the reader's language. */
export function useMeasureName() {
  const { s, locale, named } = useSamplesI18n()
  const nameOf = ({ id, title }: Pick<Measure, 'id' | 'title'>): string =>
    title === null ? named('measure', id) : locale.value === 'zh-CN' ? title.zh || title.en : title.en || title.zh
  const definitionOf = ({ id }: Pick<Measure, 'id'>): string =>
    id.startsWith('criterion:') ? s('measure.criterion.is') : named('measure', `${id}.is`, '')
  return { nameOf, definitionOf }
}
