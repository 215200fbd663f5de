/** The shop's help desk before any ticket: groups, brands, fields. */
import { isoOf, type RawBrand, type RawField, type RawGroup } from './records.ts'

export const FIELD = {
  reason: 360_000_000_101,
  order: 360_000_000_102,
  market: 360_000_000_103,
  verdict: 360_000_000_104,
  cause: 360_000_000_105,
  survey: 360_000_000_106,
  carrierCase: 360_000_000_107,
} as const
export const GROUP = { english: 3001, chinese: 3002, vendor: 3003, l2: 3004, tier2: 3005, payments: 3006, night: 3007, voice: 3008 } as const
export const BRAND = { main: 7001, outlet: 7002 } as const
export const ADMIN_ID = 500
/** The agent that the desk page plays. */
export const FIRST_AGENT_ID = 501
export const EX_AGENT_ID = 525
export const CARRIER_ID = 526
/** Agents by group; the first six of L1 English, and so on: 24 in all, six of them at the vendor. */
export const TEAM: Readonly<Record<keyof typeof GROUP, readonly number[]>> = {
  english: [501, 502, 503, 504, 505, 506],
  chinese: [507, 508, 509, 510, 511],
  voice: [512, 513],
  l2: [514, 515],
  tier2: [516, 517],
  payments: [518],
  vendor: [519, 520, 521, 522, 523, 524],
  night: [],
}
export const REASONS = [
  ['where_is_my_order', 'Where is my order'],
  ['refund', 'Refund'],
  ['return_exchange', 'Return or exchange'],
  ['damaged_wrong_item', 'Damaged or wrong item'],
  ['order_change', 'Change or cancel an order'],
  ['customs_tax', 'Customs and tax'],
  ['payment_failed', 'Payment failed'],
  ['coupon_promo', 'Coupon or promotion'],
  ['account_login', 'Account and login'],
  ['product_question', 'Product question'],
  ['warranty_inspection', 'Warranty inspection'],
  ['invoice', 'Invoice'],
  ['website_error', 'Website error'],
] as const
export type Reason = (typeof REASONS)[number][0]
export type Market = 'de' | 'uk' | 'us' | 'fr' | 'au' | 'sg' | 'my' | 'hk' | 'tw' | 'cn'
const MARKET_NAMES: Readonly<Record<Market, string>> = {
  de: 'Germany',
  uk: 'United Kingdom',
  us: 'United States',
  fr: 'France',
  au: 'Australia',
  sg: 'Singapore',
  my: 'Malaysia',
  hk: 'Hong Kong',
  tw: 'Taiwan',
  cn: 'Mainland China',
}
export const CAUSES = [
  ['refund_policy_unclear', 'Refund policy unclear'],
  ['carrier_no_scan', 'Carrier gave no scan'],
  ['wrong_information', 'Wrong information given'],
  ['promise_not_kept', 'Promise not kept'],
  ['missing_authority', 'Agent lacked authority'],
  ['system_fault', 'System fault'],
  ['customer_not_ready', 'Customer had to do something first'],
] as const

export interface Catalogue {
  groups: RawGroup[]
  brands: RawBrand[]
  fields: RawField[]
  taggerFields: ReadonlySet<number>
  customFieldIds: readonly number[]
}

export function createCatalogue(startAt: number): Catalogue {
  const made = isoOf(startAt - 90 * 86_400)
  const names: readonly (readonly [number, string])[] = [
    [GROUP.english, 'L1 English'],
    [GROUP.chinese, 'L1 中文'],
    [GROUP.vendor, 'Vendor A'],
    [GROUP.l2, 'L2'],
    [GROUP.tier2, 'Tier 2'],
    [GROUP.payments, 'Payments'],
    [GROUP.night, 'Night desk'],
    [GROUP.voice, 'Voice and social'],
  ]
  const groups = names.map(([id, name]) => ({
    id,
    url: `/api/v2/groups/${id}.json`,
    name,
    deleted: id === GROUP.night,
    is_public: true,
    default: id === GROUP.english,
    created_at: made,
    updated_at: made,
  }))
  const brands = [brand(BRAND.main, 'Exmar', true, made), brand(BRAND.outlet, 'Exmar Outlet', false, made)]
  const fields = createFields(made)
  return {
    groups,
    brands,
    fields,
    taggerFields: new Set(fields.filter((field) => field.type === 'tagger').map((field) => field.id)),
    customFieldIds: Object.values(FIELD),
  }
}

const brand = (id: number, name: string, main: boolean, made: string): RawBrand => ({
  id,
  url: `/api/v2/brands/${id}.json`,
  name,
  subdomain: main ? 'exmar' : 'exmar-outlet',
  active: true,
  default: main,
  is_deleted: false,
  host_mapping: null,
  created_at: made,
  updated_at: made,
})

function createFields(made: string): RawField[] {
  const field = (id: number, type: string, title: string, options?: readonly (readonly [string, string])[]): RawField => ({
    id,
    url: `/api/v2/ticket_fields/${id}.json`,
    type,
    title,
    raw_title: title,
    active: true,
    required: false,
    removable: id >= FIELD.reason,
    position: id % 100,
    created_at: made,
    updated_at: made,
    ...(options && {
      custom_field_options: options.map(([value, name], i) => ({ id: id * 100 + i, name, raw_name: name, value, default: false })),
    }),
  })
  const verdicts = [
    ['yes', 'Yes'],
    ['partly', 'Partly'],
    ['no', 'No'],
  ] as const
  const system = ['subject', 'description', 'status', 'tickettype', 'priority', 'group', 'assignee', 'custom_status']
  return [
    ...system.map((type, i) =>
      field(360_000_000_001 + i, type, type === 'tickettype' ? 'Type' : `${type[0]?.toUpperCase()}${type.slice(1).replace('_', ' ')}`),
    ),
    field(FIELD.reason, 'tagger', 'Contact reason', REASONS),
    field(FIELD.order, 'text', 'Order number'),
    field(
      FIELD.market,
      'tagger',
      'Market',
      Object.entries(MARKET_NAMES).map(([value, name]) => [`market_${value}`, name] as const),
    ),
    field(
      FIELD.verdict,
      'tagger',
      'Resolved at first contact',
      verdicts.map(([value, name]) => [value, name] as const),
    ),
    field(FIELD.cause, 'tagger', 'Failure cause', CAUSES),
    field(
      FIELD.survey,
      'tagger',
      'Was it solved?',
      verdicts.map(([value, name]) => [`survey_${value}`, name] as const),
    ),
    field(FIELD.carrierCase, 'regexp', 'Carrier case'),
  ]
}
