import type { IconName } from './icons.ts'
import type { MessageKey } from './text.ts'

/** Icon and name of a channel as the counting rules group it; an unknown one is "other", its tickets are shown all the same. */
const CHANNELS: Readonly<Record<string, readonly [IconName, MessageKey]>> = {
  email: ['mail', 'chEmail'],
  web: ['globe', 'chWeb'],
  chat: ['chat', 'chChat'],
  messaging: ['chat', 'chMessaging'],
  social: ['chat', 'chSocial'],
  voice: ['phone', 'chVoice'],
  api: ['dot', 'chApi'],
}
/** The helpdesk's own, finer names, as the open ticket carries them. */
const FINER: readonly (readonly [RegExp, string])[] = [
  [/mail/, 'email'],
  [/messag|whatsapp|wechat|widget|sms|line/, 'messaging'],
  [/chat/, 'chat'],
  [/voice|phone|call/, 'voice'],
  [/facebook|instagram|twitter|x_corp|any_channel/, 'social'],
  [/help_center|mobile|web|form/, 'web'],
]
export const channelOf = (code: string): readonly [IconName, MessageKey] =>
  CHANNELS[code] ?? CHANNELS[FINER.find(([name]) => name.test(code))?.[1] ?? ''] ?? ['dot', 'chOther']
