/** How a ticket opens, by channel: Zendesk's words for it. */
import type { Dice } from '../seed.ts'
import { BRAND, FIELD, GROUP } from './catalogue.ts'
import type { OpenInput } from './ledger-input.ts'
import { marketTag, type Language, type Person } from './people.ts'
import type { Letter } from './text/writer.ts'

export type Way = 'email' | 'web' | 'chat' | 'messaging' | 'voice' | 'social' | 'api'
export const LIVE: ReadonlySet<Way> = new Set(['chat', 'messaging', 'voice'])

const SHARES: Readonly<Record<Language, readonly (readonly [Way, number])[]>> = {
  en: [
    ['email', 42],
    ['web', 23],
    ['chat', 10],
    ['messaging', 11],
    ['voice', 7],
    ['social', 4],
    ['api', 3],
  ],
  zh: [
    ['email', 26],
    ['web', 22],
    ['chat', 14],
    ['messaging', 25],
    ['voice', 5],
    ['social', 4],
    ['api', 4],
  ],
}
export const drawWay = (dice: Dice, language: Language): Way => dice.weighted(SHARES[language])

/** The word the ticket-events export uses for the customer's own audits. */
export const CUSTOMER_VIA: Readonly<Record<Way, string>> = {
  email: 'Mail',
  web: 'Web form',
  chat: 'Chat',
  messaging: 'Messaging',
  voice: 'Phone call (incoming)',
  social: 'Facebook post',
  api: 'Web service',
}

interface Opening {
  way: Way
  person: Person
  userId: number
  letter: Letter
  order?: string | null
  /** Part of the forms carries the order number in its field. */
  formOrder?: boolean
}

export function opening(dice: Dice, { way, person, userId, letter, order = null, formOrder = false }: Opening): Omit<OpenInput, 'id' | 'at'> {
  const base: Omit<OpenInput, 'id' | 'at' | 'channel'> = {
    requesterId: userId,
    subject: letter.subject,
    comment: { authorId: userId, body: letter.body },
    brandId: dice.chance(0.12) ? BRAND.outlet : BRAND.main,
    via: CUSTOMER_VIA[way],
    priority: dice.weighted<OpenInput['priority']>([
      ['normal', 80],
      [null, 12],
      ['high', 6],
      ['low', 2],
    ]),
    fields: { [FIELD.market]: marketTag(person.market), [FIELD.order]: formOrder ? order : null },
    tags: dice.chance(0.05) ? ['vip'] : [],
  }
  switch (way) {
    case 'email':
      return {
        ...base,
        channel: 'email',
        recipient: 'support@exmar.example',
        source: { from: { address: person.email, name: person.name }, to: { name: 'Exmar', address: 'support@exmar.example' }, rel: null },
      }
    case 'web':
      return {
        ...base,
        channel: dice.weighted([
          ['web', 70],
          ['help_center', 12],
          ['mobile', 10],
          ['web_widget', 8],
        ]),
        source: { rel: dice.chance(0.2) ? 'web_widget' : null },
      }
    case 'chat':
      return { ...base, channel: 'chat', subject: `Conversation with ${person.name}` }
    case 'messaging':
      return {
        ...base,
        channel:
          person.language === 'zh'
            ? dice.weighted([
                ['wechat', 6],
                ['whatsapp', 3],
                ['line', 1],
              ])
            : dice.weighted([
                ['whatsapp', 6],
                ['native_messaging', 4],
              ]),
        messaging: true,
        subject: `Conversation with ${person.name}`,
      }
    case 'voice':
      return { ...base, channel: 'voice', source: { from: { phone: person.phone }, to: { phone: '+4930000001' }, rel: 'inbound' } }
    case 'social':
      return {
        ...base,
        channel: dice.weighted([
          ['facebook', 4],
          ['instagram_dm', 4],
          ['twitter', 2],
        ]),
        source: { rel: 'direct_message' },
      }
    case 'api':
      return { ...base, channel: 'api' }
  }
}

/** Group that triggers send a new ticket to. */
export function routeTo(dice: Dice, way: Way, language: Language, reason: string): number {
  if (way === 'voice' || way === 'social') return GROUP.voice
  if (reason === 'payment_failed' && dice.chance(0.4)) return GROUP.payments
  if (language === 'zh') return GROUP.chinese
  return dice.chance(0.42) ? GROUP.vendor : GROUP.english
}
