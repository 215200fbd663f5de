import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, readRow, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { SessionStore, StoredSession } from '../sessions.ts'

export function sessions(database: Database): SessionStore {
  return {
    session: (idHash) =>
      database.read(async (connection) => {
        const [row] = await readRows(connection, `select * from sessions where id_hash = ${textLiteral(idHash)}`)
        return row === undefined ? null : sessionFrom(row)
      }),
    keepSession: ({ idHash, userId, openedAt, usedAt, checkedAt, sealedTokens }) =>
      database.write(async (connection) => {
        const values = [textLiteral(idHash), ...[userId, openedAt, usedAt, checkedAt].map(idLiteral), textOrNull(sealedTokens)]
        await connection.run(`insert into sessions values (${values.join(', ')})`)
      }),
    touchSession: (idHash, { usedAt, checkedAt, sealedTokens }) =>
      database.write(async (connection) => {
        const sets = [
          ...(usedAt === undefined ? [] : [`used_at = ${idLiteral(usedAt)}`]),
          ...(checkedAt === undefined ? [] : [`checked_at = ${idLiteral(checkedAt)}`]),
          ...(sealedTokens === undefined ? [] : [`sealed_tokens = ${textOrNull(sealedTokens)}`]),
        ]
        if (sets.length > 0) await connection.run(`update sessions set ${sets.join(', ')} where id_hash = ${textLiteral(idHash)}`)
      }),
    endSession: (idHash) =>
      database.write(async (connection) => void (await connection.run(`delete from sessions where id_hash = ${textLiteral(idHash)}`))),
    endSessionsOf: (userId) =>
      database.write(async (connection) => {
        const where = `where user_id = ${idLiteral(userId)}`
        const open = numberOf(await readRow(connection, `select count(*) as open from sessions ${where}`), 'open')
        await connection.run(`delete from sessions ${where}`)
        return open
      }),
    dropSessions: ({ openedAt, usedAt }) =>
      database.write(async (connection) => {
        await connection.run(`delete from sessions where opened_at < ${idLiteral(openedAt)} or used_at < ${idLiteral(usedAt)}`)
      }),
  }
}

const sessionFrom = (row: Row): StoredSession => ({
  idHash: textOf(row, 'id_hash'),
  userId: numberOf(row, 'user_id'),
  openedAt: numberOf(row, 'opened_at'),
  usedAt: numberOf(row, 'used_at'),
  checkedAt: numberOf(row, 'checked_at'),
  sealedTokens: textOrNullOf(row, 'sealed_tokens'),
})
