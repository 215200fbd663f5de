import { inject, shallowRef, onScopeDispose } from 'vue'
import { en as actionsEn } from '@shared/i18n/quality/actions/en.ts'
import { zhCn as actionsZhCn } from '@shared/i18n/quality/actions/zh-cn.ts'
import { en as formEn } from '@shared/i18n/quality/cases/form.en.ts'
import { zhCn as formZhCn } from '@shared/i18n/quality/cases/form.zh-cn.ts'
import { en as casesEn } from '@shared/i18n/quality/cases/en.ts'
import { zhCn as casesZhCn } from '@shared/i18n/quality/cases/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { findCause, type RootCauses } from '@shared/quality/root-causes.ts'
import type { Words } from '@shared/quality/scorecard.ts'
import { STARTER_CAUSES } from '@shared/quality/starter-causes.ts'
import { ACTIONS_BACKEND, type ActionsBackend } from '../../../backend/quality/actions-backend.ts'
import { createActionsHttp } from '../../../backend/quality/actions-http.ts'
import { CASES_BACKEND, type CasesBackend } from '../../../backend/quality/cases-backend.ts'
import { createCasesHttp } from '../../../backend/quality/cases-http.ts'
import { useI18n } from '../../../composables/use-i18n.ts'

const en = { ...casesEn, ...formEn, ...actionsEn }
const zhCn = { ...casesZhCn, ...formZhCn, ...actionsZhCn }
export type CasesKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }
const isKey = (key: string): key is CasesKey => key in en

/** The ones that were provided, else the service over HTTP; made here so that the first page does not load them. */
export const useCasesBackend = (): CasesBackend => inject(CASES_BACKEND, () => createCasesHttp(), true)
export const useActionsBackend = (): ActionsBackend => inject(ACTIONS_BACKEND, () => createActionsHttp(), true)

/** Words of the library and of the register (`k`) beside all others. */
export function useCasesI18n() {
  const i18n = useI18n()
  const { locale } = i18n
  const k = (key: CasesKey, params?: Params): string => translate(catalogues[locale.value], locale.value, key, params)
  /** The word of a code; a code without one shows as `otherwise`. */
  const named = (group: string, code: string, params?: Params): string => {
    const key = `${group}.${code}`
    return isKey(key) ? k(key, params) : code.replaceAll('_', ' ')
  }
  /** Of a root cause; one that was made in the other language only shows that. */
  const say = ({ en: english, zh }: Words): string => (locale.value === 'zh-CN' ? zh || english : english || zh)
  const list = (items: readonly string[]): string => items.join(i18n.t('punctuation.comma'))
  return { ...i18n, k, named, say, list }
}

/** The account's root causes, read once a page; until then, and where they cannot be read, the shipped ones name what they know. */
export function useCauses() {
  const backend = useCasesBackend()
  const { say } = useCasesI18n()
  const causes = shallowRef<Pick<RootCauses, 'groups'>>({ groups: STARTER_CAUSES })
  const stop = new AbortController()
  onScopeDispose(() => stop.abort())
  // Names only: the page says by its own requests when the service is away.
  void backend.causes(stop.signal).then(
    (read) => (causes.value = read),
    () => undefined,
  )
  function causeName(key: string): string {
    const found = findCause(causes.value, key)
    const group = found ? null : causes.value.groups.find(({ id }) => id === key)
    return found ? say(found.cause.title) : group ? say(group.title) : key.replaceAll('_', ' ')
  }
  return { causes, causeName }
}
