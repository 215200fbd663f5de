import type { LensDefinition } from '@shared/fcr/lens.ts'
import type { LensPart } from '@shared/fcr/lens-changes.ts'
import { useAdminI18n } from '../use-admin-i18n.ts'

/** Parts of a definition in words, for tables and comparisons. */
export function usePartWords() {
  const { t, a, word, list, valueName } = useAdminI18n()
  const name = (part: LensPart): string => a(`part.${part}`)
  const flag = (code: string): string => (code === 'repeat' ? a('flag.repeat') : word('failure', code))
  const days = (n: number): string => t('filter.days', { n })
  const byReason = (windows: Readonly<Record<string, number>>): string =>
    list(Object.entries(windows).map(([reason, n]) => `${valueName('reason', reason)} ${days(n)}`))

  function value(definition: LensDefinition, part: LensPart): string {
    if (part === 'windowDays') return definition.windowDays === null ? a('part.noWindow') : days(definition.windowDays)
    if (part === 'windowByReason') return byReason(definition.windowByReason)
    if (part === 'flags') return list(definition.flags.map(flag))
    if (part === 'exclusions') return list(definition.exclusions.map((code) => word('exclusion', code)))
    if (part === 'notFirstContactResolvable') return list(definition.notFirstContactResolvable.map((reason) => valueName('reason', reason)))
    return a(definition[part] ? 'switch.on' : 'switch.off')
  }
  return { name, value, flag, days, byReason }
}
