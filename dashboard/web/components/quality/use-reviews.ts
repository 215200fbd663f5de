import { en } from '@shared/i18n/quality/reviews.en.ts'
import { zhCn } from '@shared/i18n/quality/reviews.zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import type { Words } from '@shared/quality/scorecard.ts'
import { useI18n } from '../../composables/use-i18n.ts'

export type ReviewKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }

/** Words of reviewing (`r`) beside all others; a catalogue of its own, so that the first page does not load it. */
export function useReviewI18n() {
  const i18n = useI18n()
  const r = (key: ReviewKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  /** Of a card or a cause; one that was made in the other language only shows that. */
  const say = ({ en: english, zh }: Words): string => (i18n.locale.value === 'zh-CN' ? zh || english : english || zh)
  /** A sample without a title is named by the first day of its frame, with which its id begins. */
  function sampleName({ title, sampleId }: { title: string; sampleId: string }): string {
    const from = /^\d{4}-\d\d-\d\d(?=-)/.exec(sampleId)?.[0]
    return title || (from === undefined ? sampleId : r('queue.untitled', { day: i18n.day(from) }))
  }
  return { ...i18n, r, say, sampleName }
}
