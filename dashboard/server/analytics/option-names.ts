/** What the account calls the options of the fields that FirstFix reads: facts hold their values, which are tags. */
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { HistoryMapping } from '@shared/zendesk/to-history.ts'

const FIELD_OF = {
  reason: 'reasonField',
  cause: 'causeField',
  market: 'marketField',
  segment: 'segmentField',
  language: 'languageField',
} as const
/** By what the fact calls it, then by value. */
export type OptionNames = ReadonlyMap<string, ReadonlyMap<string, string>>

export function optionNamesOf(fields: readonly FieldRow[], mapping: Pick<HistoryMapping, (typeof FIELD_OF)[keyof typeof FIELD_OF]>): OptionNames {
  return new Map(
    Object.entries(FIELD_OF).flatMap(([name, key]) => {
      const field = fields.find(({ id }) => id === mapping[key])
      return field ? [[name, new Map(field.options.map((option) => [option.value, option.name]))]] : []
    }),
  )
}

/** null where the field has no option of this value; several chosen at once are named one by one. */
export function optionName(names: OptionNames, of: string, value: string | null): string | null {
  const known = names.get(of)
  if (known === undefined || value === null) return null
  const parts = known.has(value) ? [value] : value.split(', ')
  return parts.some((part) => known.has(part)) ? parts.map((part) => known.get(part) ?? part).join(', ') : null
}

/** A filter names an option by its value or by its name. */
export function valuesAsked(names: OptionNames, of: string, words: readonly string[]): readonly string[] {
  const known = [...(names.get(of) ?? [])]
  return [...new Set(words.flatMap((word) => [word, ...known.flatMap(([value, name]) => (name === word && word !== NO_VALUE ? [value] : []))]))]
}
