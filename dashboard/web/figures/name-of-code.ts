/** Field values are machine words as often as names: `address_change` → `Address change`, `market_de` → `Germany`, `en-US` → `American English`. */
import type { Dimension } from '@shared/fcr/fact.ts'
import type { Locale } from '@shared/i18n/translate.ts'

/** Null when the code says nothing more than itself. */
export function nameOfCode(dimension: Dimension, code: string, locale: Locale): string | null {
  if (dimension === 'language') return displayName('language', code, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, locale)
  if (dimension === 'market') return displayName('region', code.split(/[_-]/).at(-1)?.toUpperCase() ?? '', /^[A-Z]{2}$/, locale) ?? sentenceCase(code)
  return dimension === 'reason' || dimension === 'segment' ? sentenceCase(code) : null
}

function displayName(type: 'language' | 'region', code: string, shape: RegExp, locale: Locale): string | null {
  return shape.test(code) ? (new Intl.DisplayNames(locale, { type, fallback: 'none' }).of(code) ?? null) : null
}

function sentenceCase(code: string): string {
  const spaced = code.replaceAll('_', ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
