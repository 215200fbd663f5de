import { inject } from 'vue'
import { en } from '@shared/i18n/quality/after-review/en.ts'
import { zhCn } from '@shared/i18n/quality/after-review/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { NOT_APPLICABLE, type Scorecard } from '@shared/quality/scorecard.ts'
import { AFTER_REVIEW_BACKEND, type AfterReviewBackend } from '../backend/quality/after-review-backend.ts'
import { createAfterReviewHttp } from '../backend/quality/after-review-http.ts'
import { useReviewI18n } from '../components/quality/use-reviews.ts'

export type AfterKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }

/** The one that was provided, else the service over HTTP. */
export const useAfterReview = (): AfterReviewBackend => inject(AFTER_REVIEW_BACKEND, () => createAfterReviewHttp(), true)

/** Words of what follows a review (`a`) beside those of reviewing; a catalogue of its own, so that the first page does not load it. */
export function useAfterI18n() {
  const i18n = useReviewI18n()
  const a = (key: AfterKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  const criterionName = (card: Pick<Scorecard, 'sections'>, id: string): string => {
    const known = card.sections.flatMap(({ criteria }) => criteria).find((one) => one.id === id)
    return known ? i18n.say(known.title) : id
  }
  const levelName = (card: Pick<Scorecard, 'sections'>, id: string, level: string | null): string => {
    if (level === null) return '–'
    if (level === NOT_APPLICABLE) return i18n.r('card.na')
    const known = card.sections.flatMap(({ criteria }) => criteria).find((one) => one.id === id)
    const found = known?.levels.find((one) => one.id === level)
    return found ? i18n.say(found.title) : level
  }
  return { ...i18n, a, criterionName, levelName }
}
