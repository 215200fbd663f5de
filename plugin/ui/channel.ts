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
export const channelOf = (code: string): readonly [IconName, MessageKey] => CHANNELS[code] ?? ['dot', 'chOther']
