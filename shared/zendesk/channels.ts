/** From `via.channel` to a channel of the rules (domain 2.1). */
import type { Channel } from '../fcr/history.ts'

const WORDS: Readonly<Record<Exclude<Channel, 'other'>, readonly string[]>> = {
  email: ['email', 'mail', '4'],
  web: ['web', 'web_form', 'help_center', 'web_widget', 'mobile', '0'],
  api: ['api', 'web_service', '5'],
  chat: ['chat', 'chat_transcript', '29'],
  messaging: [
    'native_messaging',
    'messaging',
    'whatsapp',
    'line',
    'wechat',
    'telegram',
    'viber',
    'kakaotalk',
    'apple_business_chat',
    'google_business_messages',
    'sunshine_conversations_api',
    'sms',
    '37',
  ],
  voice: ['voice', 'phone', '33', '34', '35'],
  social: ['facebook', 'twitter', 'twitter_dm', 'instagram_dm', 'forum', '26', '30', '38', '41'],
}
const BY_WORD: ReadonlyMap<string, Channel> = new Map(
  Object.entries(WORDS).flatMap(([channel, words]) => words.map((word) => [word, asChannel(channel)] as const)),
)
/** Words of the platform that mean no way in which a customer comes: `other`, without being news. */
const OTHER: ReadonlySet<string> = new Set([
  'any_channel',
  'automation',
  'import',
  'instagram',
  'rule',
  'sample_ticket',
  'side_conversation',
  'system',
  'ticket_sharing',
  'zendesk_widget',
  'messagebird_sms',
])

function asChannel(name: string): Channel {
  return (Object.keys(WORDS) as Channel[]).find((channel) => channel === name) ?? 'other'
}
const wordOf = (via: string) => via.trim().toLowerCase()

/** The channel of a ticket; configuration wins over the default map, messaging over both. */
export function channelOf(via: string, fromMessaging: boolean, channelMap: Readonly<Record<string, Channel>>): Channel {
  if (fromMessaging) return 'messaging'
  if (Object.hasOwn(channelMap, via)) return channelMap[via] ?? 'other'
  return BY_WORD.get(wordOf(via)) ?? 'other'
}
/** Whether the word was ever taught to us. */
export const isKnownChannel = (via: string): boolean => BY_WORD.has(wordOf(via)) || OTHER.has(wordOf(via))
