import { reactive, readonly } from 'vue'
import { toLocale } from '@shared/i18n/translate.ts'
import type { Locale } from '@shared/i18n/translate.ts'

export type Theme = 'light' | 'dark'
export interface Address {
  ticketId: number | null
  locale: Locale
  theme: Theme
}
export const ticketLink = (id: number): string => `#/tickets/${id}`

/** The address is the state: `?lang=zh-CN&theme=dark#/tickets/900302`. Without `lang` and `theme` the browser's wishes count. */
export function readAddress(url: URL, wishes: { language: string; dark: boolean }): Address {
  const id = /^#\/tickets\/(\d+)$/.exec(url.hash)?.[1]
  const theme = url.searchParams.get('theme')
  return {
    ticketId: id === undefined ? null : Number(id),
    locale: toLocale(url.searchParams.get('lang') ?? wishes.language),
    theme: theme === 'dark' || theme === 'light' ? theme : wishes.dark ? 'dark' : 'light',
  }
}

export function useAddress() {
  const read = () => readAddress(new URL(location.href), { language: navigator.language, dark: matchMedia('(prefers-color-scheme: dark)').matches })
  const address = reactive<Address>(read())
  const show = () => {
    document.documentElement.lang = address.locale
    document.documentElement.dataset['theme'] = address.theme
  }
  const follow = () => {
    Object.assign(address, read())
    show()
  }
  const put = (name: string, value: string) => {
    const url = new URL(location.href)
    url.searchParams.set(name, value)
    history.replaceState(null, '', url)
    follow()
  }
  show()
  addEventListener('hashchange', follow)
  addEventListener('popstate', follow)
  return {
    address: readonly(address),
    open: (id: number | null) => {
      location.hash = id === null ? '#/' : ticketLink(id)
    },
    setLocale: (locale: Locale) => put('lang', locale),
    setTheme: (theme: Theme) => put('theme', theme),
  }
}
