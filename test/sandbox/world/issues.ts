/** What customers get in touch about, and how often it is not settled at once. */
import type { Dice } from '../seed.ts'
import { REASONS, type Reason } from './catalogue.ts'
import type { Way } from './channel.ts'
import type { Person } from './people.ts'
import type { Plan, Scene } from './plan.ts'
import type { Issue } from './text/writer.ts'
import type { ReturnHow } from './truth.ts'

const REASON_WEIGHTS: Readonly<Record<Reason, number>> = {
  where_is_my_order: 24,
  refund: 13,
  return_exchange: 13,
  damaged_wrong_item: 9,
  order_change: 7,
  customs_tax: 6,
  payment_failed: 6,
  coupon_promo: 6,
  account_login: 4,
  product_question: 6,
  warranty_inspection: 2,
  invoice: 3,
  website_error: 1,
}
/** Share of contacts that do not settle the matter. */
export const FAILS: Readonly<Record<Reason, number>> = {
  where_is_my_order: 0.18,
  refund: 0.24,
  return_exchange: 0.17,
  damaged_wrong_item: 0.15,
  order_change: 0.1,
  customs_tax: 0.19,
  payment_failed: 0.14,
  coupon_promo: 0.08,
  account_login: 0.09,
  product_question: 0.07,
  warranty_inspection: 0.26,
  invoice: 0.1,
  website_error: 0.15,
}
export const WAY_EXTRA: Readonly<Record<Way, number>> = { email: 0.01, web: 0, chat: -0.02, messaging: 0, voice: -0.03, social: 0.04, api: 0 }
/** Matters that mostly concern no order. */
const ORDERLESS: ReadonlySet<Reason> = new Set(['account_login', 'product_question', 'coupon_promo', 'website_error'])

export interface Contact {
  issue: Issue
  at: number
  way?: Way
  userId?: number
  /** The contact whose matter comes back. */
  previous?: Plan
  how?: ReturnHow
  /** Comes back for certain (planted stories). */
  mustFail?: boolean
  /** Seconds from the solve to the return. Default: drawn. */
  delay?: number
  /** Whether the order is named. Default: drawn. */
  mention?: boolean
  /** What reviewers noted. */
  cause?: string
  depth?: number
}

export function drawIssue(scene: Scene, person: Person, options: { reason?: Reason; like?: Issue; order?: string | null } = {}): Issue {
  const { dice, people, writer } = scene
  const reason = options.reason ?? dice.weighted(REASONS.map(([value]) => [value, REASON_WEIGHTS[value]] as const))
  const wantsOrder = dice.chance(ORDERLESS.has(reason) ? 0.55 : 0.96)
  const old = person.orders.length > 0 && dice.chance(0.05)
  const order = options.order !== undefined ? options.order : wantsOrder ? (old ? dice.pick(person.orders) : people.newOrder(person)) : null
  return writer.newIssue(scene.nextIssueId(), person, reason, order, options.like)
}

/** Whether this ticket names the order in words, and whether a form field holds it. */
export const drawMention = (dice: Dice): { mention: boolean; formOrder: boolean } => ({ mention: dice.chance(0.62), formOrder: dice.chance(0.17) })
