/** Through what an audit came: a word in the ticket-event export, a channel in audits, now and then a number. */
import { isKnownChannel } from './channels.ts'

/** Rules, automations and the system itself: whoever stands as updater did not do it. */
const AUTOMATIC = [
  ['8', 'rule'],
  ['trigger'],
  ['automation'],
  ['system'],
  ['10', 'group_deletion'],
  ['11', 'user_change'],
  ['12', 'user_deletion'],
  ['13', 'group_change'],
  ['22', 'automatic_solution_suggestions'],
  ['25', 'user_merge'],
  ['omnichannel_routing'],
  ['satisfaction_prediction'],
] as const
const MERGE = ['19', 'merge', 'ticket_merge', 'closed_by_merge']
/** Other words of the platform; a person is behind them. */
const OTHER = [
  '9 linked_problem 14 resource_push 17 dropbox 20 batch 21 recovered_from_suspended_tickets 24 topic 27 closed_ticket 31 ticket_sharing 32 macro_reference macro 39 import 40 github',
  'any_channel zendesk_widget feedback_tab iphone android mobile_sdk sample_ticket sample_interactive_ticket side_conversation instagram messagebird_sms twitter_favorite twitter_direct_message facebook_post facebook_message',
  'text_message voicemail phone_call_(incoming) phone_call_(outbound) phone_call_incoming phone_call_outbound cti_voicemail logmein_rescue help_center_post answer_bot_for_web_widget answer_bot_api user_interface 88 72 73 74 78',
]
  .join(' ')
  .split(' ')
const KINDS: ReadonlyMap<string, ViaKind> = new Map([
  ...OTHER.map((word) => [word, 'other'] as const),
  ...MERGE.map((word) => [word, 'merge'] as const),
  ...AUTOMATIC.flat().map((word) => [word, 'automatic'] as const),
])

export type ViaKind = 'automatic' | 'merge' | 'other' | 'unknown'

/** "Web form", "web_form" and "Web Form" are one word. */
const wordOf = (via: string) =>
  via
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')

/** An unknown word is kept, counted, and not a rule. */
export function viaKind(via: string): ViaKind {
  const word = wordOf(via)
  return KINDS.get(word) ?? (isKnownChannel(word) ? 'other' : 'unknown')
}
/** `source.rel` of audits: triggers and automations speak through the channel of a person at times. */
export const isAutomaticRel = (rel: string | null): boolean => rel === 'trigger' || rel === 'automation'
export const isKnownTicketVia = (via: string): boolean => isKnownChannel(via) || viaKind(via) !== 'unknown'
