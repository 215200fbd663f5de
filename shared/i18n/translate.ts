/** Typed catalogues: `en` names the keys, every other language must have all of them or it does not compile. */
export const LOCALES = ['en', 'zh-CN'] as const
export type Locale = (typeof LOCALES)[number]
export type Messages<T extends Record<string, string>> = { readonly [K in keyof T]: string }
export type Params = Readonly<Record<string, string | number>>

/** Any BCP 47 tag to a language we speak; English when in doubt. */
export function toLocale(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** `{name}` is replaced by the parameter; `{n|one ticket|{n} tickets}` picks by the plural of `n` (one|other). */
export function translate<T extends Record<string, string>>(messages: T, locale: Locale, key: keyof T & string, params: Params = {}): string {
  const message = messages[key] ?? key
  const picked = message.replace(
    /\{(\w+)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\|([^|{}]*(?:\{\w+\}[^|{}]*)*)\}/g,
    (_, name: string, one: string, other: string) => (new Intl.PluralRules(locale).select(Number(params[name])) === 'one' ? one : other),
  )
  return picked.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}
