/** What this browser remembers about its reader. `?lang=` and `?theme=` in the address win and are remembered. */
import { defineStore } from 'pinia'
import { ref, watchEffect } from 'vue'
import { toLocale, type Locale } from '@shared/i18n/translate.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const usePreferences = defineStore('preferences', () => {
  const address = new URLSearchParams(location.search)
  const remembered = (name: string): string | null => address.get(name) ?? localStorage.getItem(`firstfix.${name}`)
  const locale = ref<Locale>(toLocale(remembered('lang') ?? navigator.language))
  const theme = ref<Theme>(THEMES.find((known) => known === remembered('theme')) ?? 'system')
  /** Single-key shortcuts; some speech and switch input needs them off. */
  const shortcuts = ref(remembered('shortcuts') !== 'off')

  watchEffect(() => {
    document.documentElement.lang = locale.value
    localStorage.setItem('firstfix.lang', locale.value)
  })
  watchEffect(() => {
    if (theme.value === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme.value
    localStorage.setItem('firstfix.theme', theme.value)
  })
  watchEffect(() => localStorage.setItem('firstfix.shortcuts', shortcuts.value ? 'on' : 'off'))
  return { locale, theme, shortcuts }
})
