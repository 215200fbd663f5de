/** A briefing over invented contacts, for tests. */
import { briefRequestSchema, type Brief } from '@shared/api/brief.ts'
import type { FcrConfig } from '@shared/fcr/config.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { HistoryMapping } from '@shared/zendesk/to-history.ts'
import type { BriefConfig, BriefDeps } from './brief-deps.ts'
import { createBriefing } from './brief.ts'
import { at, fakeReader, SETTINGS, type FakeWorld } from './fake-reader.test-helper.ts'

export const REASON = 100
export const ORDER = 104
const nobody = new Set<number>()
const FCR: FcrConfig = {
  timeZone: 'UTC',
  tier2Groups: nobody,
  vendorGroups: nobody,
  escalationTags: new Set(),
  testTags: new Set(),
  loggedContactTags: new Set(),
  botUsers: nobody,
  thirdParties: nobody,
}
const MAPPING: HistoryMapping = {
  reasonField: REASON,
  verdictField: 101,
  causeField: 102,
  marketField: 103,
  segmentField: null,
  languageField: null,
  verdictValues: { resolved: ['yes', 'fcr_yes'], partly: ['fcr_partly'], no: ['no'] },
  surveyMap: null,
  channelMap: {},
  brandName: () => null,
  requesterLanguage: () => null,
}
const field = (id: number, title: string, options: readonly [value: string, name: string][]): FieldRow => ({
  id,
  title,
  type: 'tagger',
  active: true,
  options: options.map(([value, name]) => ({ value, name })),
})
const CONFIG: BriefConfig = {
  settings: SETTINGS,
  fcr: FCR,
  mapping: MAPPING,
  fields: [
    field(REASON, 'Contact reason', [
      ['refund', 'Refund / 退款'],
      ['delivery_status', 'Delivery status / 物流'],
      ['damaged_item', 'Damaged item / 商品破损'],
    ]),
    field(101, 'Resolved at first contact', [
      ['fcr_yes', 'Yes'],
      ['fcr_partly', 'Partly'],
      ['fcr_no', 'No'],
    ]),
    field(102, 'Failure cause', [['policy', 'Policy unclear']]),
  ],
  orderFields: [ORDER],
  orderPatterns: ['\\b[A-Z]{2}-?\\d{5,8}\\b'],
  defaultCountry: null,
}
/** Stands for the keyed hash. */
export const hashed = (order: string): string => `hash of ${order}`
export const NOW = at('2026-11-16T01:00:00Z')

export function fakeBriefDeps(world: FakeWorld, more: Partial<BriefDeps> = {}): BriefDeps {
  return {
    reader: fakeReader({ completeTo: NOW, ...world }),
    config: () => CONFIG,
    hashOrderRef: hashed,
    verdicts: async () => [],
    articles: { suggest: () => [] },
    now: () => NOW * 1000,
    ...more,
  }
}
export function briefFor(world: FakeWorld, request: object = {}, more: Partial<BriefDeps> & { ticketId?: number | null } = {}): Promise<Brief> {
  const { ticketId = 900, ...deps } = more
  const sent = { requester: { id: 501, email: 'a@example.com' }, channel: 'email', createdAt: '2026-11-16T00:59:58Z', ...request }
  return createBriefing(fakeBriefDeps(world, deps))(ticketId, briefRequestSchema.parse(sent))
}
