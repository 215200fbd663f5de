/** `ticketFields…` and `requirement:<identifier>`. */
import type { InstalledApp } from '../app-config.ts'
import { ApiError } from '../host/api.ts'
import { isCustom } from '../model/rows.ts'
import type { Field } from '../model/rows.ts'

/** Which fields of the panel an app has hidden or disabled; names as in `fieldName`. */
export interface FieldView {
  hidden: Set<string>
  disabled: Set<string>
}
export const fieldName = (field: Field): string => (isCustom(field) ? `custom_field_${field.id}` : field.type)
const optionsOf = (field: Field) => field.options.map(({ name, value }) => ({ label: name, value }))

const describe = (field: Field, view: FieldView) => ({
  name: fieldName(field),
  label: field.title,
  type: field.type,
  isRequired: field.required,
  isVisible: !view.hidden.has(fieldName(field)),
  isEnabled: !view.disabled.has(fieldName(field)),
  optionValues: optionsOf(field),
})
const find = (fields: readonly Field[], name: string): Field => {
  const field = fields.find((candidate) => fieldName(candidate) === name || String(candidate.id) === name)
  if (!field) throw new ApiError('FieldNotFound', 'No such ticket field')
  return field
}

/** Undefined when the path is of another kind. */
export function readFieldPath(fields: readonly Field[], view: FieldView, path: string): unknown {
  if (path === 'ticketFields') return fields.map((field) => describe(field, view))
  const [, name, more] = /^ticketFields:(\w+)(?:\.(\w+))?$/.exec(path) ?? []
  if (name === undefined) return undefined
  const described = describe(find(fields, name), view)
  if (more === undefined) return described
  return Object.entries(described).find(([key]) => key === more)?.[1]
}
export function invokeFieldAction(fields: readonly Field[], view: FieldView, path: string): boolean {
  const [, name, action] = /^ticketFields:(\w+)\.(show|hide|toggle|enable|disable)$/.exec(path) ?? []
  if (name === undefined) return false
  const key = fieldName(find(fields, name))
  const set = action === 'enable' || action === 'disable' ? view.disabled : view.hidden
  const off = action === 'toggle' ? !set.has(key) : action === 'hide' || action === 'disable'
  if (off) set.add(key)
  else set.delete(key)
  return true
}
/** The id a required field got in this account. */
export function readRequirement(fields: readonly Field[], requirements: InstalledApp['requirements'], path: string): unknown {
  const identifier = /^requirement:(.+)$/.exec(path)?.[1]
  if (identifier === undefined) return undefined
  const required = requirements.find((entry) => entry.identifier === identifier)
  const field = required && fields.find(({ title }) => title === required.title)
  if (!field) throw new ApiError('RequirementNotFound', 'No such requirement is installed')
  return { requirement_id: field.id }
}
