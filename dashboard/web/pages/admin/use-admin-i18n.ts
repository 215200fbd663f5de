import { en as adminEn } from '@shared/i18n/admin/en.ts'
import { zhCn as adminZhCn } from '@shared/i18n/admin/zh-cn.ts'
import { en as settingsEn } from '@shared/i18n/settings/en.ts'
import { zhCn as settingsZhCn } from '@shared/i18n/settings/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { useI18n } from '../../composables/use-i18n.ts'

const english = { ...adminEn, ...settingsEn }
export type AdminKey = keyof typeof english
const catalogues: Record<Locale, Messages<typeof english>> = { en: english, 'zh-CN': { ...adminZhCn, ...settingsZhCn } }

/** Words of the Admin pages (`a`) beside all others; a catalogue of its own, so that the first page does not load it. */
export function useAdminI18n() {
  const i18n = useI18n()
  const a = (key: AdminKey, params?: Params): string => translate(catalogues[i18n.locale.value], i18n.locale.value, key, params)
  const list = (items: readonly string[]): string => (items.length === 0 ? '–' : items.join(i18n.t('punctuation.comma')))
  /** Who saved something; the command line has no name of a person, nothing at all was the service itself. */
  const saver = (who: string | null): string => (who === 'command line' ? a('who.commandLine') : (who ?? a('who.service')))
  return { ...i18n, a, list, saver }
}
