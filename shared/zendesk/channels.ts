/** From `via.channel` to a channel of the rules (domain 2.1). */
import type { Channel } from '../fcr/history.ts'

const WORDS: readonly (readonly [Channel, string])[] = [
  ['email', 'email mail 4'],
  ['web', 'web web_form help_center web_widget mobile 0'],
  ['api', 'api web_service 5'],
  ['chat', 'chat chat_transcript 29'],
  [
    'messaging',
    'native_messaging messaging whatsapp line wechat telegram viber kakaotalk apple_business_chat google_business_messages sunshine_conversations_api sms 37',
  ],
  ['voice', 'voice phone 33 34 35'],
  ['social', 'facebook twitter twitter_dm instagram_dm forum 26 30 38 41'],
]
const BY_WORD: ReadonlyMap<string, Channel> = new Map(WORDS.flatMap(([channel, words]) => words.split(' ').map((word) => [word, channel] as const)))
const wordOf = (via: string) => via.trim().toLowerCase()

/** The channel of a ticket: messaging before all, then the configuration, then the default map; any other word is `other`. */
export function channelOf(via: string, fromMessaging: boolean, channelMap: Readonly<Record<string, Channel>>): Channel {
  if (fromMessaging) return 'messaging'
  return (Object.hasOwn(channelMap, via) ? channelMap[via] : undefined) ?? BY_WORD.get(wordOf(via)) ?? 'other'
}
/** Whether the default map has the word. */
export const isKnownChannel = (via: string): boolean => BY_WORD.has(wordOf(via))
