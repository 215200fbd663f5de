/** The shop's help centre: every topic in English and Chinese, some restricted, drafted or out of date. */
import type { Dice } from '../../seed.ts'
import { ADMIN_ID, REASONS } from '../catalogue.ts'
import { isoOf, type RawArticle } from '../records.ts'
import { ACCOUNT } from './account.ts'
import { BY_PLACE } from './by-place.ts'
import { DELIVERY } from './delivery.ts'
import { MONEY } from './money.ts'
import { PAYMENTS } from './payments.ts'
import { PRODUCTS } from './products.ts'
import type { Page } from './topic.ts'

const TOPICS = [...DELIVERY, ...MONEY, ...PAYMENTS, ...ACCOUNT, ...PRODUCTS, ...BY_PLACE]
const FIRST_ID = 360_001_000_000
const CLOSING = {
  'en-us': 'If this did not settle your question, reply to your ticket or start a chat, and have the order number at hand.',
  'zh-cn': '如果仍未解决，请直接回复工单或发起聊天，并准备好订单号。',
} as const

export function createArticles(dice: Dice, startAt: number, endAt: number): RawArticle[] {
  return TOPICS.flatMap((topic, i) => {
    const section = 360_000_900_000 + REASONS.findIndex(([value]) => value === topic.reason)
    const forAgents = topic.en.lead.startsWith('For agents')
    const segment = forAgents ? 360_000_777_001 : dice.chance(0.04) ? 360_000_777_002 : null
    const draft = dice.chance(0.03)
    const made = startAt - dice.int(400 * 86_400)
    return (['en-us', 'zh-cn'] as const).map((locale, k): RawArticle => {
      const page = locale === 'en-us' ? topic.en : topic.zh
      const id = FIRST_ID + i * 10 + k
      const edited = isoOf(dice.chance(0.5) ? made : startAt + dice.int(endAt - startAt - 3600))
      return {
        id,
        url: `/api/v2/help_center/${locale}/articles/${id}.json`,
        html_url: `https://help.exmar.example/hc/${locale}/articles/${id}`,
        author_id: ADMIN_ID,
        title: page.title,
        name: page.title,
        body: draft && dice.chance(0.3) ? null : toHtml(page, CLOSING[locale], locale === 'en-us' ? 'What to do' : '操作步骤'),
        locale,
        source_locale: locale,
        // The Chinese text of some articles lags behind the English one.
        outdated: locale === 'zh-cn' && dice.chance(0.07),
        outdated_locales: [],
        draft,
        promoted: i < 3,
        section_id: section,
        user_segment_id: segment,
        user_segment_ids: segment === null ? [] : [segment],
        permission_group_id: 360_000_666_001,
        content_tag_ids: [],
        label_names: [topic.reason, ...(forAgents ? ['internal'] : [])],
        vote_sum: dice.int(60) - 8,
        vote_count: 60,
        comments_disabled: true,
        position: i,
        created_at: isoOf(made),
        updated_at: edited,
        edited_at: edited,
      }
    })
  })
}

const toHtml = (page: Page, closing: string, heading: string): string =>
  `<p>${page.lead}</p>\n<h2>${heading}</h2>\n<ol>\n${page.steps.map((step) => `<li>${step}</li>`).join('\n')}\n</ol>\n<p>${page.note}</p>\n<p>${closing}</p>`

/** Addresses of what customers may read, in order of place. */
export function articleLinks(articles: readonly RawArticle[]): (reason: string, language: 'en' | 'zh') => readonly string[] {
  const found = new Map<string, string[]>()
  for (const { locale, label_names: labels, draft, outdated, user_segment_id: segment, html_url: url } of articles) {
    if (draft || outdated || segment !== null || url === null) continue
    const key = `${labels[0] ?? ''} ${locale.slice(0, 2)}`
    found.set(key, [...(found.get(key) ?? []), url])
  }
  return (reason, language) => found.get(`${reason} ${language}`) ?? []
}
