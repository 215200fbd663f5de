/** Words by which accounts name the fields and groups that FirstFix reads, in English and Chinese. */
import type { FIELD_ROLES, GROUP_ROLES } from '@shared/api/configuration-answers.ts'

export type FieldRole = (typeof FIELD_ROLES)[number]
export type GroupRole = (typeof GROUP_ROLES)[number]

const CHOICE: ReadonlySet<string> = new Set(['tagger', 'multiselect', 'dropdown', 'lookup'])
const TYPED: ReadonlySet<string> = new Set(['text', 'integer', 'regexp'])

export interface FieldWords {
  types: ReadonlySet<string>
  title: RegExp
  /** A title that says so and yet is another field. */
  not?: RegExp
  /** How options look; so many of them at least, and more than half. */
  options?: { like: RegExp; least: number }
}
export const FIELD_WORDS: Readonly<Record<FieldRole, FieldWords>> = {
  reasonField: {
    types: CHOICE,
    title:
      /\b(contact|call|inquiry|enquiry|request|ticket|issue) ?(reason|type|category|topic)\b|\b(reason|topic|category)\b|(联系|咨询|来电|进线)?(原因|类型|分类)/i,
    not: /\b(cause|failure|refund reason|churn|escalation|close|closing)\b|根因|根本原因|失败|升级|客户类型|客户分类/i,
  },
  verdictField: {
    types: new Set([...CHOICE, 'checkbox']),
    title: /\bfirst[- ]?(contact|call)\b|\b(re)?solved\b|\bresolution (status|result)\b|\bfcr\b|一次(性)?解决|首次解决|是否解决|解决情况/i,
    not: /\b(date|time|by)\b|时间/i,
    options: { like: /\b(un|not )?(re)?solved\b|\bpartly\b|(未|已|部分)解决/i, least: 2 },
  },
  causeField: { types: CHOICE, title: /\b(root |failure )?cause\b|\bfailure reason\b|\bwhy not (re)?solved\b|根因|根本原因|失败原因|未解决原因/i },
  orderFields: { types: TYPED, title: /\b(order|booking|reservation|purchase)\b|订单|单号|预订/i },
  marketField: {
    types: CHOICE,
    title: /\b(market|country|region|territory)\b|市场|国家|地区|区域/i,
    options: {
      like: /^(de|us|uk|gb|fr|es|it|nl|pl|cn|jp|kr|ca|au|br|mx|in|china|germany|france|japan|usa?|united .*|emea|apac|latam|中国|德国|美国|日本|法国|英国)$/i,
      least: 3,
    },
  },
  segmentField: { types: CHOICE, title: /\b(segment|customer (type|tier|group|class)|plan|vip)\b|客群|客户(类型|等级|分类|级别)|会员(等级|类型)/i },
  languageField: {
    types: CHOICE,
    title: /\b(language|locale)\b|语言|语种/i,
    options: { like: /^(english|german|french|spanish|italian|chinese|japanese|deutsch|中文|英语|英文|日语|en|de|fr|es|it|zh)\b/i, least: 3 },
  },
}
export const GROUP_WORDS: Readonly<Record<GroupRole, RegExp>> = {
  tier2Groups: /\b(tier|level|l|t) ?-?[23]\b|\b(second|2nd|third|3rd) (line|level)\b|\bescalations?\b|\bspecialists?\b|二线|三线|升级|专家/i,
  vendorGroups: /\b(vendor|outsourc\w*|bpo|partner|external|agency)\b|外包|供应商|合作(方|伙伴)|服务商/i,
}
