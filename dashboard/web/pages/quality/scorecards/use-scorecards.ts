import { inject } from 'vue'
import { en } from '@shared/i18n/quality/scorecards.en.ts'
import { zhCn } from '@shared/i18n/quality/scorecards.zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import type { Words } from '@shared/quality/scorecard.ts'
import { createScorecardsHttp } from '../../../backend/quality/scorecards-http.ts'
import { SCORECARDS_BACKEND, type ScorecardsBackend } from '../../../backend/quality/scorecards-backend.ts'
import { useI18n } from '../../../composables/use-i18n.ts'

export type CardKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }
const isKey = (key: string): key is CardKey => key in en

/** The one that was provided, else the service over HTTP. */
export const useScorecardsBackend = (): ScorecardsBackend => inject(SCORECARDS_BACKEND, () => createScorecardsHttp(), true)

/** Words of scorecards (`c`) beside all others. */
export function useCardI18n() {
  const i18n = useI18n()
  const c = (key: CardKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  const say = ({ en: english, zh }: Words): string => (i18n.locale.value === 'zh-CN' ? zh || english : english || zh)
  const name = (words: Words): string => say(words) || c('editor.unnamed')
  /** By its code; one that this page does not know says its own sentence. */
  function fault({ code, detail }: { code: string; detail: string }): string {
    const key = `fault.${code}`
    return isKey(key) ? c(key) : detail
  }
  return { ...i18n, c, say, name, fault }
}
