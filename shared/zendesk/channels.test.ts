import { expect, test } from 'vitest'
import { channelOf, isKnownChannel } from './channels.ts'
import { isKnownTicketVia, viaKind } from './via-words.ts'

test.each([
  ['email mail 4', 'email'],
  ['web web_form help_center web_widget mobile 0', 'web'],
  ['api web_service 5', 'api'],
  ['chat chat_transcript 29', 'chat'],
  [
    'native_messaging messaging whatsapp line wechat telegram viber kakaotalk apple_business_chat google_business_messages sunshine_conversations_api sms 37',
    'messaging',
  ],
  ['voice phone 33 34 35', 'voice'],
  ['facebook twitter twitter_dm instagram_dm forum 26 30 38 41', 'social'],
  ['any_channel sample_ticket ticket_sharing import side_conversation pigeon 99', 'other'],
])('%s is %s', (words, channel) => {
  for (const word of words.split(' ')) expect(channelOf(word, false, {})).toBe(channel)
})
test('a messaging ticket is messaging, whatever its word', () => {
  expect(channelOf('web', true, { web: 'voice' })).toBe('messaging')
})
test('the configuration wins over the default map', () => {
  expect(channelOf('any_channel', false, { any_channel: 'social' })).toBe('social')
  expect(channelOf('toString', false, {})).toBe('other')
})
test('words of the platform are no news, others are', () => {
  expect(['email', 'any_channel', 'ticket_sharing', '27'].map(isKnownTicketVia)).toEqual([true, true, true, true])
  expect(isKnownTicketVia('pigeon')).toBe(false)
  expect(isKnownChannel('rule')).toBe(false)
})

test.each([
  ['automatic', ['Rule', 'rule', '8', 'Trigger', 'Automation', 'System', 'Group deletion', 'User merge', 'Automatic solution suggestions']],
  ['merge', ['Merge', '19', 'merge']],
  [
    'other',
    [
      'Web form',
      'web_form',
      'Mail',
      'Web service',
      'Linked problem',
      'Chat',
      'Batch',
      'Closed ticket',
      'Phone call (incoming)',
      'Native messaging',
      'voice',
      'email',
    ],
  ],
  ['unknown', ['Pigeon', '999']],
])('these words are %s', (kind, words) => {
  for (const word of words) expect([word, viaKind(word)]).toEqual([word, kind])
})
