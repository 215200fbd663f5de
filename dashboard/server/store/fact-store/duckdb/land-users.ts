import type { DuckDBConnection } from '@duckdb/node-api'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { isKeptLink } from '@shared/identity/stand-in.ts'
import type { UserRow } from '@shared/zendesk/rows.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import { USER_COLUMNS } from './landing-columns.ts'
import { isDeletedUser } from './without-person.ts'

export interface LandedUsers {
  added: number
  changed: number
  repeated: number
  /** Users of whom something changed that judging reads. */
  users: Set<UserId>
  /** Identity values gained or lost. */
  identities: Set<string>
  /** Users whose role is news for what they said. */
  roles: Set<UserId>
}
interface Link {
  userId: UserId
  value: string
}
const IDENTITY_COLUMNS: readonly Column<Link>[] = [
  { name: 'user_id', type: 'bigint', of: (link) => link.userId },
  { name: 'value', type: 'varchar', of: (link) => link.value },
]
interface RoleSince {
  userId: UserId
  role: string
  since: EpochSeconds
}
const ROLE_COLUMNS: readonly Column<RoleSince>[] = [
  { name: 'user_id', type: 'bigint', of: (role) => role.userId },
  { name: 'role', type: 'varchar', of: (role) => role.role },
  { name: 'since', type: 'bigint', of: (role) => role.since },
]
export interface RoleMoment {
  /** Moment of the landing. */
  at: EpochSeconds
  /** Moment of the very first landing. */
  firstSyncAt: EpochSeconds
  /** The users were not yet read to their end once. */
  firstSync: boolean
}

/** The later version of a user wins; between equals the last delivered. Roles keep their history. */
export async function landUsers(connection: DuckDBConnection, rows: readonly UserRow[], moment: RoleMoment): Promise<LandedUsers> {
  const winners = new Map<UserId, UserRow>()
  for (const row of rows) if ((winners.get(row.id)?.updatedAt ?? row.updatedAt) <= row.updatedAt) winners.set(row.id, row)
  const known = await presentUsers(connection, winners.keys())
  const fresh: UserRow[] = []
  const result: LandedUsers = { added: 0, changed: 0, repeated: 0, users: new Set(), identities: new Set(), roles: new Set() }
  for (const delivered of winners.values()) {
    const before = known.get(delivered.id)
    const row = withLinks(delivered, before)
    if (before && (before.updatedAt > row.updatedAt || isSame(before, row))) continue
    fresh.push(row)
    if (before) result.changed++
    else result.added++
    if (!before || isNews(before, row)) result.users.add(row.id)
    if (isAgentRole(before?.role) !== isAgentRole(row.role)) result.roles.add(row.id)
    for (const value of symmetricDifference(before?.identities ?? [], row.identities)) result.identities.add(value)
  }
  result.repeated = rows.length - fresh.length
  await keepRoles(connection, fresh, known, moment)
  const replaced = fresh.filter((row) => known.has(row.id)).map((row) => row.id)
  if (replaced.length > 0) {
    await connection.run(`delete from users where ${isAmong('id', replaced)}`)
    await connection.run(`delete from user_identities where ${isAmong('user_id', replaced)}`)
  }
  await appendRecords(connection, 'users', USER_COLUMNS, fresh)
  const links = fresh.flatMap((row) => [...new Set(row.identities)].map((value) => ({ userId: row.id, value })))
  await appendRecords(connection, 'user_identities', IDENTITY_COLUMNS, links)
  return result
}

/** Links that say nothing stay whatever is delivered; a deleted user keeps all until they are forgotten as a whole, so that nobody else's contacts change. */
function withLinks(row: UserRow, before: UserRow | undefined): UserRow {
  const links = before?.identities.filter((value) => isKeptLink(value) || isDeletedUser(row)) ?? []
  return links.length === 0 ? row : { ...row, identities: [...new Set([...row.identities, ...links])] }
}

async function presentUsers(connection: DuckDBConnection, ids: Iterable<UserId>): Promise<Map<UserId, UserRow>> {
  const wanted = [...ids]
  const links = await readRows(connection, `select user_id, value from user_identities where ${isAmong('user_id', wanted)} order by value`)
  const identities = new Map<UserId, string[]>()
  for (const link of links) {
    const id = numberOf(link, 'user_id')
    identities.set(id, [...(identities.get(id) ?? []), textOf(link, 'value')])
  }
  const rows = await readRows(connection, `select * from users where ${isAmong('id', wanted)}`)
  return new Map(
    rows.map((row) => {
      const id = numberOf(row, 'id')
      return [
        id,
        {
          id,
          name: textOrNullOf(row, 'name'),
          role: textOf(row, 'role'),
          active: flagOf(row, 'active'),
          suspended: flagOf(row, 'suspended'),
          updatedAt: numberOf(row, 'updated_at'),
          locale: textOrNullOf(row, 'locale'),
          identities: identities.get(id) ?? [],
        },
      ]
    }),
  )
}

const isSame = (a: UserRow, b: UserRow) => a.name === b.name && a.active === b.active && a.updatedAt === b.updatedAt && !isNews(a, b)
const isNews = (a: UserRow, b: UserRow) =>
  a.role !== b.role || a.suspended !== b.suspended || a.locale !== b.locale || symmetricDifference(a.identities, b.identities).length > 0
const isAgentRole = (role: string | undefined) => role === 'agent' || role === 'admin'

function symmetricDifference(a: readonly string[], b: readonly string[]): string[] {
  return [...a.filter((value) => !b.includes(value)), ...b.filter((value) => !a.includes(value))]
}

/** Decision "Role of a user first seen after the first sync": it counts from the first sync on; a changed one from the sync that showed it. */
async function keepRoles(
  connection: DuckDBConnection,
  fresh: readonly UserRow[],
  known: ReadonlyMap<UserId, UserRow>,
  moment: RoleMoment,
): Promise<void> {
  const changed = fresh.filter((row) => known.get(row.id)?.role !== row.role)
  if (changed.length === 0) return
  const mine = isAmong(
    'user_id',
    changed.map((row) => row.id),
  )
  if (moment.firstSync) await connection.run(`delete from user_roles where ${mine}`)
  else await connection.run(`delete from user_roles where since = ${idLiteral(moment.at)} and ${mine}`)
  const since = (row: UserRow) => (moment.firstSync ? 0 : known.has(row.id) ? moment.at : moment.firstSyncAt + 1)
  await appendRecords(
    connection,
    'user_roles',
    ROLE_COLUMNS,
    changed.map((row) => ({ userId: row.id, role: row.role, since: since(row) })),
  )
}
