/** Roles and lists of groups as columns. */
import { z } from 'zod'
import { ROLES, type Role } from '@shared/api/people.ts'
import type { GroupId } from '@shared/fcr/history.ts'
import { textOrNull } from '../../duckdb/literals.ts'
import { textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'

const groupsSchema = z.array(z.number())

export const groupsLiteral = (groups: readonly GroupId[] | null): string => textOrNull(groups && JSON.stringify(groups))
export function groupsOf(row: Row): readonly GroupId[] | null {
  const text = textOrNullOf(row, 'scope_groups')
  return text === null ? null : groupsSchema.parse(JSON.parse(text))
}
export function roleOf(row: Row): Role {
  const role = ROLES.find((one) => one === textOf(row, 'role'))
  if (role === undefined) throw new TypeError(`a role that nobody knows: ${textOf(row, 'role')}`)
  return role
}
