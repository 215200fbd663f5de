/** Which of the account's fields and groups look like what FirstFix reads, and why; nothing is taken over by itself. */
import { FIELD_ROLES, GROUP_ROLES, type ConfigurationSuggestions } from '@shared/api/configuration-answers.ts'
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { FieldUseReader } from '../store/fact-store/field-use-contract.ts'
import { FIELD_WORDS, GROUP_WORDS, type FieldRole } from './field-words.ts'

type FieldSuggestion = ConfigurationSuggestions['fields'][number]
/** Options are shown as an example, not as a list. */
const OPTIONS_SHOWN = 8
const STRENGTH: Readonly<Record<FieldSuggestion['why'], number>> = { named: 0, title: 1, options: 2 }

export async function suggestConfiguration(
  reader: Pick<FactStore, 'fields' | 'groups'> & FieldUseReader,
  inForce: Configuration,
): Promise<ConfigurationSuggestions> {
  const [fields, groups] = await Promise.all([reader.fields(), reader.groups()])
  const found = FIELD_ROLES.flatMap((key) =>
    fields.flatMap((field) => {
      const why = field.active ? looksLike(key, field) : null
      return why === null ? [] : [{ key, field, why }]
    }),
  )
  const { tickets, filled } = await reader.fieldUse([...new Set(found.map(({ field }) => field.id))])
  const count = (field: FieldRow, key: FieldRole) => (TEXT.has(field.type) && !isNamed(inForce[key], field) ? null : (filled.get(field.id) ?? 0))
  return {
    tickets,
    fields: found
      .map(({ key, field, why }): FieldSuggestion => ({
        key,
        id: field.id,
        title: field.title,
        type: field.type,
        why,
        options: field.options.slice(0, OPTIONS_SHOWN).map(({ name }) => name),
        filled: count(field, key),
        inForce: isNamed(inForce[key], field),
      }))
      .toSorted(
        (a, b) => FIELD_ROLES.indexOf(a.key) - FIELD_ROLES.indexOf(b.key) || STRENGTH[a.why] - STRENGTH[b.why] || (b.filled ?? 0) - (a.filled ?? 0),
      ),
    groups: GROUP_ROLES.flatMap((key) =>
      groups
        .filter(({ name, deleted }) => !deleted && GROUP_WORDS[key].test(name))
        .map(({ id, name }) => ({ key, id, name, why: 'name' as const, inForce: isNamed(inForce[key], { id, title: name }) })),
    ),
  }
}
/** Free text is not kept unless its field is mapped. */
const TEXT: ReadonlySet<string> = new Set(['text', 'textarea', 'regexp', 'integer'])

function looksLike(key: FieldRole, field: FieldRow): FieldSuggestion['why'] | null {
  const { types, title, not, options } = FIELD_WORDS[key]
  if (isNamed(DEFAULT_CONFIGURATION[key], field)) return 'named'
  if (!types.has(field.type) || not?.test(field.title)) return null
  if (title.test(field.title)) return 'title'
  const alike = options ? field.options.filter(({ name }) => options.like.test(name)).length : 0
  return options && alike >= options.least && alike * 2 > field.options.length ? 'options' : null
}

const isNamed = (names: Configuration[FieldRole] | Configuration['tier2Groups'], { id, title }: { id: number; title?: string }): boolean =>
  (Array.isArray(names) ? names : [names]).some((name) => name !== null && (String(name) === String(id) || String(name) === title))
