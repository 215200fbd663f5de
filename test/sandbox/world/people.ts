/** Customers of the shop: humans first, then the Zendesk users that stand for them. */
import type { Dice } from '../seed.ts'
import type { Market } from './catalogue.ts'
import { blankUser, identity } from './staff.ts'
import { GIVEN_NAMES, FAMILY_NAMES, ZH_FAMILY, ZH_GIVEN } from './names.ts'
import { isoOf, type RawIdentity, type RawUser } from './records.ts'
import type { Truth } from './truth.ts'

export type Language = 'en' | 'zh'
export interface Person {
  key: number
  language: Language
  market: Market
  name: string
  email: string
  phone: string
  /** The first is the main one; others write from another channel. */
  users: number[]
  orders: string[]
}
export interface People {
  persons: readonly Person[]
  /** A random customer; few come often, most once or twice. */
  pick(): Person
  add(options?: Partial<Pick<Person, 'language' | 'market' | 'name' | 'email'>> & { userId?: number; suspended?: boolean }): Person
  /** One more user of the same human. `by` says what the two users share. */
  addUser(person: Person, by: 'phone' | 'external_id' | 'nothing', userId?: number): RawUser
  newOrder(person: Person): string
}

const MARKET_SHARE: readonly (readonly [Market, number])[] = [
  ['de', 17],
  ['uk', 14],
  ['us', 13],
  ['fr', 6],
  ['au', 6],
  ['sg', 8],
  ['my', 7],
  ['hk', 9],
  ['tw', 8],
  ['cn', 12],
]
const CODE: Readonly<Record<Market, string>> = { de: '49', uk: '44', us: '1', fr: '33', au: '61', sg: '65', my: '60', hk: '852', tw: '886', cn: '86' }
const ZONE: Readonly<Record<Market, readonly [string, string]>> = {
  de: ['Berlin', 'Europe/Berlin'],
  uk: ['London', 'Europe/London'],
  us: ['Eastern Time (US & Canada)', 'America/New_York'],
  fr: ['Paris', 'Europe/Paris'],
  au: ['Sydney', 'Australia/Sydney'],
  sg: ['Singapore', 'Asia/Singapore'],
  my: ['Kuala Lumpur', 'Asia/Kuala_Lumpur'],
  hk: ['Hong Kong', 'Asia/Hong_Kong'],
  tw: ['Taipei', 'Asia/Taipei'],
  cn: ['Beijing', 'Asia/Shanghai'],
}
const ZH_SHARE: Readonly<Partial<Record<Market, number>>> = { cn: 1, hk: 0.85, tw: 0.95, sg: 0.45, my: 0.5, au: 0.12, us: 0.08 }

interface Shelf {
  users: Map<number, RawUser>
  identities: Map<number, RawIdentity[]>
  truth: Truth
  start: number
}

export function createPeople(dice: Dice, count: number, { users, identities, truth, start }: Shelf): People {
  const persons: Person[] = []
  let nextUser = 1_000_000
  let nextOrder = 120_000
  let nextIdentity = 80_000_000

  const keep = (person: Person, user: RawUser, rows: RawIdentity[]): RawUser => {
    users.set(user.id, user)
    identities.set(user.id, rows)
    person.users.push(user.id)
    truth.personOf.set(user.id, person.key)
    return user
  }
  const idRow = (user: RawUser, type: string, value: string, primary = true): RawIdentity =>
    identity(++nextIdentity, user.id, type, value, user.created_at, primary)

  const add: People['add'] = ({ language, market, name, email, userId, suspended = false } = {}) => {
    const home = market ?? dice.weighted(MARKET_SHARE)
    const tongue = language ?? (dice.chance(ZH_SHARE[home] ?? 0) ? 'zh' : 'en')
    const id = userId ?? ++nextUser
    const full = name ?? makeName(dice, tongue)
    const person: Person = {
      key: id,
      language: tongue,
      market: home,
      name: full,
      email:
        email ??
        `${mailName(dice, full, id)}@${dice.pick(['gmail.example', 'mail.example', 'outlook.example', 'qq.example', '163.example', 'web.example'])}`,
      phone: `+${CODE[home]}${7_000_000_00 + id}`,
      users: [],
      orders: [],
    }
    const made = start + dice.int(86_400 * 100) - 86_400 * 130
    const [rails, iana] = ZONE[home]
    const user: RawUser = {
      ...blankUser(id, isoOf(made)),
      name: full,
      email: dice.chance(0.08) ? capitalised(person.email) : person.email,
      phone: dice.chance(0.45) ? spaced(dice, person.phone) : null,
      locale: tongue === 'zh' ? (home === 'cn' ? 'zh-CN' : 'zh-TW') : home === 'uk' || home === 'au' ? 'en-GB' : 'en-US',
      time_zone: rails,
      iana_time_zone: iana,
      suspended,
    }
    keep(person, user, [idRow(user, 'email', person.email), ...(user.phone ? [idRow(user, 'phone_number', person.phone, false)] : [])])
    persons.push(person)
    return person
  }

  const addUser: People['addUser'] = (person, by, userId) => {
    const first = users.get(person.users[0]!)!
    const id = userId ?? ++nextUser
    const user: RawUser = {
      ...blankUser(id, first.updated_at),
      name: person.name,
      locale: first.locale,
      time_zone: first.time_zone,
      iana_time_zone: first.iana_time_zone,
    }
    if (by === 'phone') {
      if (!first.phone) {
        first.phone = spaced(dice, person.phone)
        identities.get(first.id)?.push(idRow(first, 'phone_number', person.phone, false))
      }
      user.name = dice.chance(0.5) ? person.phone : person.name
      return keep(person, user, [idRow(user, 'phone_number', person.phone)])
    }
    if (by === 'external_id') {
      first.external_id ??= `shop-${first.id}`
      user.external_id = first.external_id
    }
    user.email = `${mailName(dice, person.name, id)}@work.example`
    return keep(person, user, [idRow(user, 'email', user.email)])
  }
  const newOrder = (person: Person): string => {
    nextOrder += 1 + dice.int(9)
    const order = `EX-${nextOrder}`
    person.orders.push(order)
    return order
  }

  for (let i = 0; i < count; i++) {
    const person = add()
    const extra = dice.next()
    if (extra < 0.05) addUser(person, 'phone')
    else if (extra < 0.065) addUser(person, 'external_id')
    else if (extra < 0.08) addUser(person, 'nothing')
  }
  return { persons, pick: () => persons[Math.floor(count * dice.next() ** 1.15)]!, add, addUser, newOrder }
}

const makeName = (dice: Dice, language: Language): string =>
  language === 'zh' ? `${dice.pick(ZH_FAMILY)}${dice.pick(ZH_GIVEN)}` : `${dice.pick(GIVEN_NAMES)} ${dice.pick(FAMILY_NAMES)}`
const mailName = (dice: Dice, name: string, id: number): string =>
  /^[\x20-\x7e]+$/.test(name) ? `${name.toLowerCase().replace(' ', dice.pick(['.', '_', '']))}${id % 1000}` : `u${id}`
const capitalised = (email: string): string => `${email[0]?.toUpperCase()}${email.slice(1)} `
/** People write one number in many ways. */
const spaced = (dice: Dice, phone: string): string =>
  dice.pick([phone, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`, `${phone.slice(0, 4)}-${phone.slice(4, 8)}-${phone.slice(8)}`])
export const marketTag = (market: Market): string => `market_${market}`
