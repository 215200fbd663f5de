/** Why users are taken for one person, and what about it is doubtful (domain 3). Values are shown masked: enough to recognise, not to reuse. */
import type { UserId } from '../fcr/history.ts'
import { MOST_CARRIERS, type ManualLink } from './link-users.ts'

export interface CarriedValue {
  /** `kind:value`, normalised. */
  value: string
  /** Users of the whole account who carry it. */
  carriers: number
}
export interface PersonUser {
  id: UserId
  identities: readonly CarriedValue[]
}
/** `human` = someone said so; else the kind of the value that both carry. */
export type LinkKind = 'email' | 'phone' | 'external' | 'other' | 'human'
export interface PersonLinkEvidence {
  a: UserId
  b: UserId
  by: LinkKind
  /** Masked; null for a human's word. */
  value: string | null
  carriers: number | null
}
/** A value that links nobody, and why. */
export interface IdleValue {
  value: string
  carriers: number
  why: 'too_many_carriers' | 'listed_as_shared' | 'kept_apart'
}
export const PERSON_DOUBTS = ['several_external_ids', 'crowded_value'] as const
export type PersonDoubt = (typeof PERSON_DOUBTS)[number]

/** From here on a common number may be a family's or an office's. */
export const CROWDED_FROM = 4

/** Links between the users at hand, each value's carriers in a row by id; a human's word first. */
export function linkEvidence(
  users: readonly PersonUser[],
  { sharedIdentities, words }: { sharedIdentities: ReadonlySet<string>; words: readonly ManualLink[] },
): { links: PersonLinkEvidence[]; idle: IdleValue[] } {
  const here = new Set(users.map(({ id }) => id))
  const apart = (a: UserId, b: UserId) => words.some((word) => !word.same && ((word.a === a && word.b === b) || (word.a === b && word.b === a)))
  const links: PersonLinkEvidence[] = words
    .filter(({ a, b, same }) => same && here.has(a) && here.has(b))
    .map(({ a, b }) => ({ a: Math.min(a, b), b: Math.max(a, b), by: 'human', value: null, carriers: null }))
  const idle: IdleValue[] = []
  for (const { value, carriers, ids } of byValue(users)) {
    if (sharedIdentities.has(value)) idle.push({ value: maskIdentity(value), carriers, why: 'listed_as_shared' })
    else if (carriers > MOST_CARRIERS) idle.push({ value: maskIdentity(value), carriers, why: 'too_many_carriers' })
    else
      for (const [at, b] of ids.entries()) {
        const a = ids[at - 1]
        if (a === undefined) continue
        if (apart(a, b)) idle.push({ value: maskIdentity(value), carriers, why: 'kept_apart' })
        else links.push({ a, b, by: kindOf(value), value: maskIdentity(value), carriers })
      }
  }
  return { links, idle }
}

/** Doubts that a human should settle; empty for a person of one user. */
export function doubtsOf(users: readonly PersonUser[]): PersonDoubt[] {
  if (users.length < 2) return []
  const external = new Set(
    users.flatMap(({ identities }) => identities.filter(({ value }) => value.startsWith('external:')).map(({ value }) => value)),
  )
  const crowded = byValue(users).some(({ carriers, ids }) => ids.length > 1 && carriers >= CROWDED_FROM && carriers <= MOST_CARRIERS)
  return [...(external.size > 1 ? (['several_external_ids'] as const) : []), ...(crowded ? (['crowded_value'] as const) : [])]
}

function byValue(users: readonly PersonUser[]): { value: string; carriers: number; ids: UserId[] }[] {
  const found = new Map<string, { value: string; carriers: number; ids: UserId[] }>()
  for (const { id, identities } of users.toSorted((x, y) => x.id - y.id))
    for (const { value, carriers } of identities) {
      const known = found.get(value) ?? { value, carriers, ids: [] }
      if (!known.ids.includes(id)) known.ids.push(id)
      found.set(value, known)
    }
  return [...found.values()].filter(({ carriers, ids }) => ids.length > 1 || carriers > MOST_CARRIERS)
}

const KINDS: readonly LinkKind[] = ['email', 'phone', 'external']
const kindOf = (value: string): LinkKind => KINDS.find((kind) => value.startsWith(`${kind}:`)) ?? 'other'

/** `email:lin.wei@example.com` → `l•••@example.com`, `phone:+8613800000000` → `+86•••00`, anything else by its ends. */
export function maskIdentity(value: string): string {
  const bare = value.slice(value.indexOf(':') + 1)
  const at = bare.lastIndexOf('@')
  if (at > 0) return `${bare.slice(0, 1)}•••${bare.slice(at)}`
  if (bare.startsWith('+')) return `${bare.slice(0, 3)}•••${bare.slice(-2)}`
  return bare.length <= 4 ? '•••' : `${bare.slice(0, 1)}•••${bare.slice(-2)}`
}
