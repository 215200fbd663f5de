/** Groups, brands and ticket fields: short lists that give ids their names. */
import type { DecodeNotes } from './decode-notes.ts'
import { idOf, isRaw, listOf, rawOf, textOf, type Raw } from './raw.ts'
import type { BrandRow, FieldRow, GroupRow } from './rows.ts'

const FIELD_TYPES: ReadonlySet<string> = new Set(
  (
    'subject description status custom_status tickettype priority basic_priority group assignee text textarea checkbox date integer decimal regexp tagger multiselect partialcreditcard lookup ' +
    'credit_card relationship ticket_type requester brand summary sentiment sentiment_confidence intent intent_confidence language language_confidence intelligent_triage'
  ).split(' '),
)

export function decodeGroup(raw: unknown, notes: DecodeNotes, where: string): GroupRow | null {
  const read = named(raw, notes, where, 'name')
  return read && { id: read.id, name: read.name, deleted: read.raw['deleted'] === true }
}
export function decodeBrand(raw: unknown, notes: DecodeNotes, where: string): BrandRow | null {
  const read = named(raw, notes, where, 'name')
  return read && { id: read.id, name: read.name, active: read.raw['active'] !== false && read.raw['is_deleted'] !== true }
}
export function decodeField(raw: unknown, notes: DecodeNotes, where: string): FieldRow | null {
  const read = named(raw, notes, where, 'title')
  if (!read) return null
  const type = textOf(read.raw['type']) ?? ''
  if (!FIELD_TYPES.has(type)) notes.unknown('field_type', type)
  return { id: read.id, title: read.name, type, active: read.raw['active'] !== false, options: optionsOf(read.raw) }
}

function named(raw: unknown, notes: DecodeNotes, where: string, key: 'name' | 'title'): { id: number; name: string; raw: Raw } | null {
  const record = isRaw(raw) ? raw : null
  const id = record ? idOf(record['id']) : null
  const name = record ? textOf(record[key]) : null
  if (record && id !== null && name !== null) return { id, name, raw: record }
  return notes.skip(id === null ? where : `${where}, id ${id}`, record === null ? 'is no record' : id === null ? 'has no id' : `${key} is missing`)
}
function optionsOf(raw: Raw): FieldRow['options'] {
  const options = listOf(raw['custom_field_options'] ?? raw['system_field_options'])
  return options.flatMap((entry) => {
    const option = rawOf(entry)
    const value = textOf(option['value'])
    return value === null ? [] : [{ value, name: textOf(option['name']) ?? value }]
  })
}
