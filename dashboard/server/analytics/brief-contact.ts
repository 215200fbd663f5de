/** The ticket as the sidebar sends it, as a contact the rules can judge; what was synced of it is added. */
import type { BriefRequest } from '@shared/api/brief.ts'
import { LIVE_CHANNELS, type Channel, type EpochSeconds, type TicketId } from '@shared/fcr/history.ts'
import { emailValue, phoneValue } from '@shared/identity/normalise.ts'
import type { IssueTicket } from '@shared/issue/same-issue.ts'
import { compileOrderPatterns, findOrderRefs, orderRefsOfField } from '@shared/text/order-refs.ts'
import { channelOf } from '@shared/zendesk/channels.ts'
import { merged } from '@shared/zendesk/to-history.ts'
import type { BriefConfig } from './brief-deps.ts'
import { issueOf } from '../issue/issue-ticket.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'

/** No ticket has this number: one that is being written. */
const UNNUMBERED = 0

export interface ProvisionalContact {
  ticketId: TicketId | null
  createdAt: EpochSeconds
  channel: Channel
  live: boolean
  issue: IssueTicket
  /** Order references of this ticket as written, by their hash. */
  orders: ReadonlyMap<string, string>
  reason: string | null
  text: string
  brandId: number | null
  requesterId: number | null
}
type Landed = Pick<RecentContact, 'row' | 'orderRefs'>

export const identitiesOf = ({ requester }: BriefRequest, defaultCountry: string | null): readonly string[] =>
  [
    requester.email === null ? null : emailValue(requester.email),
    requester.phone === null ? null : phoneValue(requester.phone, defaultCountry),
  ].filter((value) => value !== null)

export interface ProvisionalContext {
  config: BriefConfig
  landed: Landed | null
  shared: boolean
  hashOrderRef: (reference: string) => string
  /** Epoch seconds. */
  now: EpochSeconds
}

export function provisionalContact(
  ticketId: TicketId | null,
  request: BriefRequest,
  { config, landed, shared, hashOrderRef, now }: ProvisionalContext,
): ProvisionalContact {
  const orders = new Map(writtenOrders(request, config).map((order) => [hashOrderRef(order), order]))
  const chosen = fieldText(request, config.mapping.reasonField) ?? landedText(landed, config.mapping.reasonField)
  const reason = merged(chosen, config.mapping.reasonAliases)
  const id = ticketId ?? UNNUMBERED
  const known = issueOf(id, {
    row: landed?.row ?? null,
    orderRefs: landed?.orderRefs ?? [],
    home: id,
    homes: new Map(),
    reason,
    shared,
    opening: null,
  })
  const createdAt = landed?.row.createdAt ?? (request.createdAt === null ? now : Math.floor(Date.parse(request.createdAt) / 1000))
  const text = `${request.subject}\n${request.text}`
  const channel = landed
    ? channelOf(landed.row.via, landed.row.fromMessaging, config.mapping.channelMap)
    : channelOf(request.channel, false, config.mapping.channelMap)
  return {
    ticketId,
    createdAt,
    channel,
    live: LIVE_CHANNELS.has(channel),
    issue: { ...known, orderRefs: [...new Set([...known.orderRefs, ...orders.keys()])], createdAt, opening: text.trim() === '' ? null : text },
    orders,
    reason,
    text,
    brandId: landed?.row.brandId ?? null,
    requesterId: request.requester.id ?? landed?.row.requesterId ?? null,
  }
}

/** Normalised, from the order fields and, where patterns are set, from subject and text. */
function writtenOrders(request: BriefRequest, config: BriefConfig): readonly string[] {
  const patterns = compileOrderPatterns(config.orderPatterns)
  return [
    ...config.orderFields.flatMap((id) => orderRefsOfField(fieldText(request, id) ?? '')),
    ...findOrderRefs(`${request.subject}\n${request.text}`, patterns),
  ]
}

/** A field's value as text; the app platform names fields by id alone. */
export function fieldText(request: BriefRequest, id: number | null): string | null {
  return id === null ? null : textOf(request.fields[String(id)])
}
const landedText = (landed: Landed | null, id: number | null): string | null => (id === null ? null : textOf(landed?.row.fields[String(id)]))

function textOf(value: string | number | boolean | readonly string[] | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'object') return value.length === 0 ? null : value.toSorted().join(', ')
  return String(value)
}
