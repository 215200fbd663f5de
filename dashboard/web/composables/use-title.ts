import { watchEffect } from 'vue'
import { useI18n } from './use-i18n.ts'

/** Names the tab after the page. */
export function useTitle(title: () => string): void {
  const { t } = useI18n()
  watchEffect(() => (document.title = `${title()} · ${t('app.name')}`))
}
