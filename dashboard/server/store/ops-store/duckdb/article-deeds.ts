import type { ArticleDeed } from '@shared/text/article-learning.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, idOrNull, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, numberOrNull, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { ArticleDeeds } from '../article-deeds.ts'

const KINDS: readonly ArticleDeed['kind'][] = ['shown', 'used', 'dismissed']

export function articleDeeds(database: Database): ArticleDeeds {
  return {
    articleDeeds: () =>
      database.read(async (connection) => {
        const rows = await readRows(connection, 'select * from article_deeds order by done_at, ticket_id, article_id, kind')
        return rows.map((row) => {
          const kind = KINDS.find((one) => one === textOf(row, 'kind'))
          if (kind === undefined) throw new TypeError(`a deed of a kind nobody knows: ${textOf(row, 'kind')}`)
          return {
            ticketId: numberOf(row, 'ticket_id'),
            articleId: numberOf(row, 'article_id'),
            kind,
            slot: numberOrNull(row, 'slot'),
            topic: textOrNullOf(row, 'topic'),
            at: numberOf(row, 'done_at'),
          }
        })
      }),
    saveArticleDeeds: (deeds) =>
      database.write(async (connection) => {
        if (deeds.length === 0) return
        const values = deeds.map(
          ({ ticketId, articleId, kind, slot, topic, at }) =>
            `(${idLiteral(ticketId)}, ${idLiteral(articleId)}, ${textLiteral(kind)}, ${idOrNull(slot)}, ${textOrNull(topic)}, ${idLiteral(at)})`,
        )
        await connection.run(
          `insert into article_deeds select * from (values ${values.join(', ')}) as fresh (ticket_id, article_id, kind, slot, topic, done_at)
          where (ticket_id, article_id, kind) not in (select (ticket_id, article_id, kind) from article_deeds)`,
        )
      }),
    undoArticleDeed: ({ ticketId, articleId, kind }) =>
      database.write(async (connection) => {
        await connection.run(
          `delete from article_deeds where ticket_id = ${idLiteral(ticketId)} and article_id = ${idLiteral(articleId)} and kind = ${textLiteral(kind)}`,
        )
      }),
  }
}
