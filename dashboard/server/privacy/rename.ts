/** Documents of other rooms with a user's number and addresses replaced by their stand-in, wherever a person is meant. */
import type { UserId } from '@shared/fcr/history.ts'
import type { StandIn } from '../store/fact-store/forget-contract.ts'

/** Names of fields that hold users; numbers in others are tickets, moments or counts. */
const PERSONS =
  /(user|agent|reviewer|owner|author|grader|requester|assignee|participant|manager|coach|person|people|member|solver|parties|by|who|identities)(s|Ids?)?$/i
const TICKETS = /ticket|issue/i
/** Numbers with fewer digits are found in texts and as names of fields by chance. */
const PLAIN_ID_DIGITS = 6

/** `identities`: `kind:value` of each user; a list of persons may name them so. What `mask` finds goes from every text. */
export function createRename(
  users: readonly StandIn[],
  identities: ReadonlyMap<UserId, readonly string[]>,
  mask: (text: string) => string,
): (body: unknown) => unknown {
  const numbers = new Map(users.map(({ userId, standsIn }) => [userId, standsIn]))
  const words = new Map<string, string>()
  for (const { userId, standsIn } of users) {
    for (const about of ['user', 'by']) words.set(`${about}:${userId}`, `${about}:${standsIn}`)
    for (const value of identities.get(userId) ?? []) words.set(value, String(standsIn)).set(value.slice(value.indexOf(':') + 1), String(standsIn))
  }
  const renameText = (text: string, field: string): string => {
    const known = words.get(text.trim().toLowerCase())
    if (known !== undefined) return known
    const standsIn = /^\d+$/.test(text) && PERSONS.test(field) ? numbers.get(Number(text)) : undefined
    return standsIn === undefined ? inText(text) : String(standsIn)
  }
  const inText = (text: string): string =>
    mask(text.replaceAll(/\d+/g, (digits) => (digits.length < PLAIN_ID_DIGITS ? digits : String(numbers.get(Number(digits)) ?? digits))))
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'number') return PERSONS.test(field) ? (numbers.get(value) ?? value) : value
    if (typeof value === 'string') return TICKETS.test(field) ? value : renameText(value, field)
    if (Array.isArray(value)) return value.map((one) => walk(one, field))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [TICKETS.test(field) ? name : inText(name), walk(one, name)]))
  }
  return (body) => walk(body, '')
}
