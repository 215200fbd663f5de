/** Reasons and causes as the account uses them: how often each value was chosen, whether it is offered, and what it counts as. */
import type { TaxonomyAnswer } from '@shared/api/configuration-answers.ts'
import { finalAliases } from '@shared/api/configuration-taxonomy.ts'
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { FieldUseReader } from '../store/fact-store/field-use-contract.ts'
import type { NamesReader } from './effects.ts'
import { resolver } from './effects.ts'

type Reader = NamesReader & Pick<FactStore, 'fields'> & FieldUseReader
type List = TaxonomyAnswer['lists'][number]
const LISTS = [
  { of: 'reason', field: 'reasonField', aliases: 'reasonAliases', retired: 'retiredReasons' },
  { of: 'cause', field: 'causeField', aliases: 'causeAliases', retired: 'retiredCauses' },
] as const

export async function readTaxonomy(reader: Reader, inForce: Configuration = DEFAULT_CONFIGURATION): Promise<TaxonomyAnswer> {
  const [fields, resolve] = await Promise.all([reader.fields(), resolver(reader, inForce)])
  const { mapping } = resolve(inForce)
  const lists = LISTS.map(async ({ of, field: key, aliases, retired }): Promise<List> => {
    const field = fields.find(({ id }) => id === mapping[key]) ?? null
    const used = field === null ? new Map<string, number>() : await reader.valueUse(field.id)
    const last = finalAliases(inForce[aliases])
    const values = [...known(field, used, last, inForce[retired])].map(([value, name]) => ({
      value,
      name,
      offered: field?.options.some((option) => option.value === value) ?? false,
      tickets: used.get(value) ?? 0,
      countsAs: last[value] ?? value,
      retired: inForce[retired].includes(value),
    }))
    return {
      of,
      field: field && { id: field.id, title: field.title },
      values: values.toSorted((a, b) => b.tickets - a.tickets || (a.value < b.value ? -1 : 1)),
    }
  })
  return { lists: await Promise.all(lists) }
}

/** By value its name: options of the field, what tickets have, and what the configuration speaks of. */
function known(
  field: FieldRow | null,
  used: ReadonlyMap<string, number>,
  last: Readonly<Record<string, string>>,
  retired: readonly string[],
): ReadonlyMap<string, string> {
  const words = [...used.keys(), ...Object.entries(last).flat(), ...retired]
  return new Map([...words.map((value) => [value, value] as const), ...(field?.options ?? []).map(({ value, name }) => [value, name] as const)])
}
