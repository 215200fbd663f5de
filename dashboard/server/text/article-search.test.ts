import { expect, test } from 'vitest'
import type { ArticleRow } from '@shared/zendesk/rows.ts'
import { createArticleSearch, type ArticleQuery } from './article-search.ts'

const article = (id: number, locale: string, title: string, body: string, more: Partial<ArticleRow> = {}): ArticleRow => ({
  id,
  locale,
  title,
  body,
  url: null,
  updatedAt: 1,
  draft: false,
  outdated: false,
  userSegmentId: null,
  brandId: null,
  labels: [],
  sectionId: null,
  ...more,
})
const ARTICLES = [
  article(
    1,
    'en-us',
    'How do I get a refund?',
    'Send the item back. The money is returned to your card within five days after the warehouse has checked the parcel.',
  ),
  article(2, 'en-us', 'Where is my parcel?', 'Follow the tracking number in the mail we sent. A parcel to another country may take ten days.'),
  article(3, 'en-us', 'Change the delivery address', 'An address can be changed until the order has left the warehouse.'),
  article(
    4,
    'en-us',
    'Battery does not charge',
    'Clean the contacts of the earphones and use the original cable. If the light stays off, ask for a replacement.',
  ),
  article(5, 'zh-cn', '如何申请退款', '在订单页面点击申请退款，审核通过后款项原路退回，一般需要三到五个工作日。'),
  article(6, 'zh-cn', '包裹到哪里了', '请用邮件里的运单号查询物流信息，跨境包裹通常需要十天左右。'),
  article(7, 'zh-cn', '修改收货地址', '订单发货之前可以在订单页面修改收货地址。'),
  article(8, 'zh-cn', '耳机无法充电', '请清洁耳机触点并使用原装充电线，如果指示灯不亮，可以申请换货。'),
]
/** With the words that every article has. */
const SHELF: readonly ArticleRow[] = [
  ...ARTICLES,
  ...['Gift cards', 'Opening hours', 'Spare parts', 'Newsletter'].map((title, i) =>
    article(20 + i, 'en-us', title, `You can ask us about ${title} at any time, and the answer is sent to you in a day. A reply is all I need.`),
  ),
]
async function ids(query: Partial<ArticleQuery>, articles: readonly ArticleRow[] = ARTICLES): Promise<readonly number[]> {
  const search = createArticleSearch()
  await search.load(articles)
  return search.suggest({ text: '', locale: 'en', brandId: null, limit: 5, ...query }).map((found) => found.article.id)
}

test('a Chinese word finds the Chinese article', async () => {
  expect((await ids({ text: '退款', locale: 'zh-CN' }))[0]).toBe(5)
  expect((await ids({ text: '耳机用原装线也充不上电，可以换货吗', locale: 'zh-CN' }))[0]).toBe(8)
})
test('a message finds the article that answers it, in its own words', async () => {
  expect((await ids({ text: 'When do I get the refunded money back on my card?' }))[0]).toBe(1)
  expect((await ids({ text: 'my earphones are not charging any more' }))[0]).toBe(4)
})
test('only articles of one language are found', async () => {
  expect(await ids({ text: 'app 退款 refund parcel', locale: 'zh-CN' })).not.toContain(1)
  expect(await ids({ text: 'refund parcel address', locale: 'en-GB' })).toEqual(expect.arrayContaining([1, 2, 3]))
  expect(await ids({ text: 'Rückgabe', locale: 'de' })).toEqual([])
})
test('the script of the message outweighs the locale of the ticket', async () => {
  expect((await ids({ text: '我要退款', locale: 'en-US' }))[0]).toBe(5)
  expect((await ids({ text: 'where is my parcel, it is ten days now', locale: 'zh-CN' }))[0]).toBe(2)
})
test('nothing is suggested for a message about something else', async () => {
  expect(await ids({ text: 'Your solar panel brochure about mortgage interest looked fascinating, kind wishes from our choir' })).toEqual([])
  expect(await ids({ text: '?!' })).toEqual([])
})
test('an order number in a short message does not hide the article', async () => {
  expect((await ids({ text: 'Where is my parcel EX-903001 (12345678)?' }))[0]).toBe(2)
})
test('drafts and outdated articles are never suggested', async () => {
  const hidden = [
    article(1, 'en-us', 'Refund', 'refund', { draft: true }),
    article(2, 'en-us', 'Refund', 'refund', { outdated: true }),
    ...ARTICLES.slice(1),
  ]
  expect(await ids({ text: 'refund' }, hidden)).toEqual([])
})
test('a brand sees its own articles and those of every brand', async () => {
  const branded = [
    article(1, 'en-us', 'Refund at Alpha', 'refund', { brandId: 10 }),
    article(2, 'en-us', 'Refund at Beta', 'refund', { brandId: 20 }),
    ...ARTICLES.slice(2, 4),
    article(9, 'en-us', 'Refund', 'refund'),
  ]
  expect([...(await ids({ text: 'refund', brandId: 10 }, branded))].sort()).toEqual([1, 9])
  expect([...(await ids({ text: 'refund', brandId: null }, branded))].sort()).toEqual([1, 2, 9])
})
test('matched words are those of the message', async () => {
  const search = createArticleSearch()
  await search.load(ARTICLES)
  expect(search.suggest({ text: 'Charging my Earphones?', locale: 'en', brandId: null, limit: 1 })[0]?.matched).toEqual(['charging', 'earphones'])
  expect(search.suggest({ text: '请问怎么申请退款', locale: 'zh', brandId: null, limit: 1 })[0]?.matched).toContain('申请退款')
})
test('a changed article is found by its new words', async () => {
  const search = createArticleSearch()
  await search.load(ARTICLES)
  await search.load([...ARTICLES.slice(1), article(1, 'en-us', 'Voucher instead of money', 'A voucher is sent at once.', { updatedAt: 2 })])
  expect(search.suggest({ text: 'voucher', locale: 'en', brandId: null, limit: 1 }).map((found) => found.article.id)).toEqual([1])
})
test('courtesies and what the thing looks like do not hide the article, and are not given as its words', async () => {
  const text =
    'Refund not received\nHello dear team, sorry to trouble you, I hope you are well. Could you please tell me when the money for a striped olive lamp is paid back to my card? Somebody promised Tuesday. Kind regards, Georg Walker'
  const search = createArticleSearch()
  await search.load(SHELF)
  const [best] = search.suggest({ text, locale: 'en', brandId: null, limit: 3 })
  expect(best?.article.id).toBe(1)
  expect(best?.matched).toEqual(expect.arrayContaining(['refund', 'money', 'card']))
  for (const word of ['i', 'a', 'the', 'is', 'you', 'to']) expect(best?.matched).not.toContain(word)
})
test('one word that an article happens to have suggests nothing, unless its title has it', async () => {
  const offer = 'Our school seeks sponsors: football tournament, perhaps warehouse visits'
  expect(await ids({ text: offer }, SHELF)).toEqual([])
  expect(await ids({ text: '我们想和贵司谈谈广告合作，页面上有联系方式', locale: 'zh-CN' }, SHELF)).toEqual([])
  expect((await ids({ text: 'Question about the battery of my beige watch' }, SHELF))[0]).toBe(4)
})
test('a word that somebody typed is found though most articles have it, by its title', async () => {
  const many = [
    ...ARTICLES,
    ...['退款金额不对', '多久收到退款', '退款到哪里了'].map((title, i) =>
      article(40 + i, 'zh-cn', title, '退款会原路退回，审核通过后三到五个工作日到账。'),
    ),
  ]
  const search = createArticleSearch()
  await search.load(many)
  const found = search.suggest({ text: '退款', locale: 'zh-CN', brandId: null, limit: 5 })
  expect(found.map(({ article: { title } }) => title).every((title) => title.includes('退款'))).toBe(true)
  expect(found.length).toBe(4)
})
test('who searches by hand sees whatever shares a word, though it would not be suggested', async () => {
  const search = createArticleSearch()
  await search.load(SHELF)
  const asked = { text: 'warehouse', locale: 'en', brandId: null, limit: 5 }
  const offer = { ...asked, text: 'Our school seeks sponsors: football tournament, perhaps warehouse visits' }
  expect(search.suggest(offer)).toEqual([])
  expect(search.search(offer).map(({ article: { id } }) => id)).toEqual(search.search(asked).map(({ article: { id } }) => id))
  expect(search.search(asked).length).toBe(2)
})
test('a synonym of the account finds the article, and less surely than its own word', async () => {
  const search = createArticleSearch()
  const shelf = [...SHELF, article(30, 'en-us', 'Shipping costs', 'Shipping is free from fifty euros on, otherwise it is five euros.')]
  await search.load(shelf)
  const query = { text: 'how much is postage', locale: 'en', brandId: null, limit: 3 }
  expect(search.suggest(query).map((found) => found.article.id)).not.toContain(30)
  await search.load(shelf, { synonyms: [['postage', 'shipping costs']] })
  expect(search.suggest(query)[0]?.article.id).toBe(30)
  const own = search.suggest({ ...query, text: 'how much are shipping costs' })[0]
  expect(own?.article.id).toBe(30)
  expect(own!.score).toBeGreaterThan(search.suggest(query)[0]!.score)
})
test('an article is found by what customers asked when agents used it', async () => {
  const search = createArticleSearch()
  await search.load(SHELF)
  const query = { text: 'a neighbour downstairs has it', locale: 'en', brandId: null, limit: 3 }
  expect(search.suggest(query)).toEqual([])
  await search.load(SHELF, { asked: new Map([[2, ['box left with a neighbour', 'the courier gave it to a neighbour']]]) })
  expect(search.suggest(query)[0]?.article.id).toBe(2)
})
