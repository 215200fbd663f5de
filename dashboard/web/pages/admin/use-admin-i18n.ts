import { en } from '@shared/i18n/admin/en.ts'
import { zhCn } from '@shared/i18n/admin/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { useI18n } from '../../composables/use-i18n.ts'

export type AdminKey = keyof typeof en
const catalogues: Record<Locale, Messages<typeof en>> = { en, 'zh-CN': zhCn }

/** Words of the Admin pages (`a`) beside all others; a catalogue of its own, so that the first page does not load it. */
export function useAdminI18n() {
  const i18n = useI18n()
  const a = (key: AdminKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  const list = (items: readonly string[]): string => (items.length === 0 ? '–' : items.join(i18n.t('punctuation.comma')))
  return { ...i18n, a, list }
}
