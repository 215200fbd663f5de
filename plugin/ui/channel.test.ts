import { expect, test } from 'vitest'
import { channelOf } from './channel.ts'

test.each([
  ['email', 'chEmail'],
  ['help_center', 'chWeb'],
  ['native_messaging', 'chMessaging'],
  ['whatsapp', 'chMessaging'],
  ['chat', 'chChat'],
  ['facebook', 'chSocial'],
  ['voice', 'chVoice'],
  ['api', 'chApi'],
  ['carrier_pigeon', 'chOther'],
])('%s is called %s', (code, name) => {
  expect(channelOf(code)[1]).toBe(name)
})
