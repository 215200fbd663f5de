import { SETTING_SECTIONS } from './setting-fields.ts'
import { useAdminI18n } from '../use-admin-i18n.ts'
import { TAXONOMY_KEYS } from '../taxonomy/taxonomy-draft.ts'

const KEYS = [
  ...SETTING_SECTIONS.flatMap((section) => section.fields.map(({ key }) => key)),
  ...Object.values(TAXONOMY_KEYS).flatMap(({ aliases, retired }) => [aliases, retired] as const),
]

/** What a key of the configuration is called; one that no form shows keeps its own name. */
export function useSettingWords() {
  const { a } = useAdminI18n()
  return (key: string): string => {
    const known = KEYS.find((one) => one === key)
    return known ? a(`setting.${known}`) : key
  }
}
