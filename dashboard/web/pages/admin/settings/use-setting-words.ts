import { SETTING_SECTIONS } from './setting-fields.ts'
import { useAdminI18n } from '../use-admin-i18n.ts'

const FIELDS = SETTING_SECTIONS.flatMap((section) => [...section.fields])

/** What a key of the configuration is called; one that the form does not show keeps its own name. */
export function useSettingWords() {
  const { a } = useAdminI18n()
  return (key: string): string => {
    const field = FIELDS.find((one) => one.key === key)
    return field ? a(`setting.${field.key}`) : key
  }
}
