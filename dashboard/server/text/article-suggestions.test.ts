import { expect, test } from 'vitest'
import type { ArticleDeed } from '@shared/text/article-learning.ts'
import type { ArticleRow } from '@shared/zendesk/rows.ts'
import type { FoundArticle } from './article-index.ts'
import { createArticleSuggestions, type SuggestionDeps } from './article-suggestions.ts'

const NOW = 1_780_000_000
const article = (id: number, labels: readonly string[] = []): ArticleRow => ({
  id,
  locale: 'en',
  title: `Article ${id}`,
  body: '',
  url: null,
  updatedAt: 1,
  draft: false,
  outdated: false,
  userSegmentId: null,
  brandId: null,
  labels,
  sectionId: null,
})
/** Found in this order, each a little less. */
const found = (...ids: number[]): FoundArticle[] => ids.map((id, at) => ({ article: article(id), matched: [], score: 10 - at * 0.1 }))
const QUERY = { text: 'x', locale: 'en', brandId: null, limit: 5, ticketId: 100, topics: ['refund'], tags: [] }

function bench({
  articles = found(1, 2, 3),
  deeds = [],
  more = {},
}: { articles?: FoundArticle[]; deeds?: ArticleDeed[]; more?: Partial<SuggestionDeps> } = {}) {
  const kept = [...deeds]
  const loaded: object[] = []
  const suggestions = createArticleSuggestions({
    search: {
      load: async (_, options) => void loaded.push(options ?? {}),
      suggest: ({ limit }) => articles.slice(0, limit),
      search: () => articles,
    },
    reader: {
      articles: async () => articles.map((one) => one.article),
      facts: async () => [],
      articleUses: async () => [],
      openingsOf: async () => new Map(),
      ...more.reader,
    },
    ops: {
      articleDeeds: async () => kept,
      saveArticleDeeds: async (fresh) => void kept.push(...fresh),
      undoArticleDeed: async (gone) => {
        kept.splice(0, kept.length, ...kept.filter((one) => one.articleId !== gone.articleId || one.kind !== gone.kind))
      },
    },
    synonyms: () => [['postage', 'shipping']],
    now: () => NOW,
  })
  const ids = (query: Partial<typeof QUERY> = {}) => suggestions.suggest({ ...QUERY, ...query }).map((one) => one.article.id)
  return { suggestions, kept, loaded, ids }
}
const used = (articleId: number, count: number): ArticleDeed[] =>
  Array.from({ length: count }, (_, ticketId) => ({ ticketId, articleId, kind: 'used', slot: 0, topic: 'refund', at: NOW }))

test('what agents use rises among equals, and words still decide', async () => {
  const { suggestions, ids } = bench({ deeds: used(3, 300) })
  expect(ids()).toEqual([1, 2, 3])
  await suggestions.refresh()
  expect(ids()[0]).toBe(3)
  const far = bench({ articles: [...found(1, 2), { article: article(3), matched: [], score: 2 }], deeds: used(3, 300) })
  await far.suggestions.refresh()
  expect(far.ids()[0]).toBe(1)
})
test('a label that says what the ticket is about lifts an article', () => {
  const labelled = [...found(1, 2), { article: article(3, ['refund']), matched: [], score: 9 }]
  expect(bench({ articles: labelled }).ids()[0]).toBe(3)
  expect(bench({ articles: labelled }).ids({ topics: [] })[0]).toBe(1)
})
test('a dismissed article is gone from that ticket at once, and back when the word is taken back', async () => {
  const { suggestions, ids } = bench()
  await suggestions.say({ ticketId: 100, articleId: 1, kind: 'dismissed', undo: false })
  expect([ids(), ids({ ticketId: 101 })]).toEqual([
    [2, 3],
    [1, 2, 3],
  ])
  await suggestions.say({ ticketId: 100, articleId: 1, kind: 'dismissed', undo: true })
  expect(ids()).toEqual([1, 2, 3])
})
test('the last of five places tries one of the next five, the same for the same ticket', () => {
  const { ids } = bench({ articles: found(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) })
  const fifth = new Set(Array.from({ length: 20 }, (_, at) => ids({ ticketId: 100 + at })[4]))
  expect([...fifth].sort((a, b) => a! - b!)).toEqual([6, 7, 8, 9, 10])
  expect(ids({ ticketId: 103 })).toEqual(ids({ ticketId: 103 }))
  expect(ids({ ticketId: 103 }).slice(0, 4)).toEqual([1, 2, 3, 4])
})
test('an impression is kept once a ticket with its place, and none of a ticket without a number', async () => {
  const { suggestions, kept, ids } = bench()
  ids()
  suggestions.shown(100, [2, 1])
  suggestions.shown(100, [1, 2])
  suggestions.shown(null, [1])
  await suggestions.flush()
  expect(kept).toEqual([
    { ticketId: 100, articleId: 2, kind: 'shown', slot: 0, topic: 'refund', at: NOW },
    { ticketId: 100, articleId: 1, kind: 'shown', slot: 1, topic: 'refund', at: NOW },
  ])
})
test('a link in a comment is a use, and one that the sidebar already told is not a second one', async () => {
  const uses = [1, 2].map((ticketId) => ({ ticketId, articleId: 3, at: NOW }))
  const reader = {
    articles: async () => [article(3)],
    facts: async () => [],
    articleUses: async () => uses,
    openingsOf: async (tickets: readonly number[]) => new Map(tickets.map((id) => [id, `asked ${id}`])),
  }
  const { suggestions, loaded } = bench({ deeds: [{ ticketId: 2, articleId: 3, kind: 'used', slot: 1, topic: null, at: NOW }], more: { reader } })
  await suggestions.refresh()
  expect(loaded).toEqual([{ asked: new Map([[3, ['asked 2', 'asked 1']]]), synonyms: [['postage', 'shipping']] }])
})
