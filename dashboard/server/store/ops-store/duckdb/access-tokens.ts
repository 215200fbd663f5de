import type { Database } from '../../duckdb/database.ts'
import { idLiteral, idOrNull, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, numberOrNull, readRow, readRows, textOf, type Row } from '../../duckdb/rows.ts'
import type { AccessTokenStore, StoredAccessToken } from '../access-tokens.ts'
import { groupsLiteral, groupsOf, roleOf } from './scope-groups.ts'

export function accessTokens(database: Database): AccessTokenStore {
  return {
    accessTokens: () =>
      database.read(async (connection) =>
        (
          await readRows(
            connection, // Two of one second stand as they were made.
            'select * from access_tokens order by made_at desc, rowid desc',
          )
        ).map((row) => tokenFrom(row)),
      ),
    accessTokenBySecret: (secretHash) =>
      database.read(async (connection) => {
        const [row] = await readRows(connection, `select * from access_tokens where secret_hash = ${textLiteral(secretHash)}`)
        return row === undefined ? null : tokenFrom(row)
      }),
    keepAccessToken: (token, secretHash) =>
      database.write(async (connection) => {
        const values = [
          ...[token.id, secretHash, token.name, token.role].map(textLiteral),
          groupsLiteral(token.groups),
          idLiteral(token.madeAt),
          textLiteral(token.madeBy),
          idLiteral(token.endsAt),
          idOrNull(token.usedAt),
          idOrNull(token.revokedAt),
        ]
        await connection.run(`insert into access_tokens values (${values.join(', ')})`)
      }),
    noteAccessTokenUse: (id, at) =>
      database.write(
        async (connection) => void (await connection.run(`update access_tokens set used_at = ${idLiteral(at)} where id = ${textLiteral(id)}`)),
      ),
    revokeAccessToken: (id, at) =>
      database.write(async (connection) => {
        const where = `where id = ${textLiteral(id)} and revoked_at is null`
        const live = numberOf(await readRow(connection, `select count(*) as live from access_tokens ${where}`), 'live')
        await connection.run(`update access_tokens set revoked_at = ${idLiteral(at)} ${where}`)
        return live > 0
      }),
  }
}

const tokenFrom = (row: Row): StoredAccessToken => ({
  id: textOf(row, 'id'),
  name: textOf(row, 'name'),
  role: roleOf(row),
  groups: groupsOf(row),
  madeAt: numberOf(row, 'made_at'),
  madeBy: textOf(row, 'made_by'),
  endsAt: numberOf(row, 'ends_at'),
  usedAt: numberOrNull(row, 'used_at'),
  revokedAt: numberOrNull(row, 'revoked_at'),
})
