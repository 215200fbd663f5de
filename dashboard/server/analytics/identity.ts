/** The people behind users, with the evidence of every link, what is doubtful about it, and a human's word on it (domain 3). */
import type { IdentityQueue, PersonAnswer, PersonWordRequest } from '@shared/api/identity.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { CROWDED_FROM, doubtsOf, linkEvidence, maskIdentity } from '@shared/identity/evidence.ts'
import { MOST_CARRIERS } from '@shared/identity/link-users.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import type { IdentityReader, KnownUser } from '../store/fact-store/identity-contract.ts'
import type { OpsStore, PersonWord } from '../store/ops-store/contract.ts'
import { answer, misuse, notFound, type Answer } from './answer.ts'
import { readCompleteTo, toIso, toIsoOrNull } from './reader.ts'

export interface IdentityDeps {
  reader: IdentityReader & Pick<LandingStore, 'streamStates'>
  ops: Pick<OpsStore, 'personWords' | 'savePersonWord'>
  /** From the configuration, normalised as users' values are. */
  sharedIdentities: () => ReadonlySet<string>
  /** Judges whom the word concerns; answers with the number of facts changed. */
  judgeAgain: () => Promise<number>
  now: () => EpochSeconds
}
export interface Identities {
  person(userId: number): Promise<Answer<PersonAnswer>>
  queue(limit: number): Promise<IdentityQueue>
  say(word: PersonWordRequest): Promise<Answer<PersonWordRequest & { factsChanged: number }>>
}

export function createIdentities({ reader, ops, sharedIdentities, judgeAgain, now }: IdentityDeps): Identities {
  const describe = (users: readonly KnownUser[], words: readonly PersonWord[]) => toPerson(users, words, sharedIdentities())
  return {
    async person(userId) {
      const [users, words] = await Promise.all([reader.usersBehind([userId]), ops.personWords()])
      if (users.length === 0) return notFound('unknown_user', `User ${userId} is not known here; they may not have been synced yet.`)
      return answer(describe(users, words))
    },

    async queue(limit) {
      const [found, idle, words, completeTo] = await Promise.all([
        reader.doubtfulPersons({ crowdedFrom: CROWDED_FROM, most: MOST_CARRIERS, limit }),
        reader.idleValues({ most: MOST_CARRIERS, limit }),
        ops.personWords(),
        readCompleteTo(reader),
      ])
      const users = await reader.usersBehind([...found.persons, ...words.flatMap(({ a, b }) => [a, b])])
      const living = new Set(users.filter(({ active }) => active).map(({ id }) => id))
      return {
        completeTo: toIsoOrNull(completeTo),
        total: found.total,
        persons: found.persons.map((person) =>
          describe(
            users.filter(({ personId }) => personId === person),
            words,
          ),
        ),
        idle: { total: idle.total, values: idle.values.map(({ value, carriers }) => ({ value: maskIdentity(value), carriers })) },
        staleWords: words.filter(({ a, b }) => !living.has(a) || !living.has(b)).map(toWord),
      }
    },

    async say({ a, b, same }) {
      if (a === b) return misuse('same_user', 'A word on persons speaks of two users; a and b are the same one.')
      const known = new Set((await reader.usersBehind([a, b])).map(({ id }) => id))
      const unknown = [a, b].find((id) => !known.has(id))
      // A word can be taken back when its user is gone.
      if (unknown !== undefined && same !== null)
        return notFound('unknown_user', `User ${unknown} is not known here; they may not have been synced yet.`)
      await ops.savePersonWord({ a, b, same }, now())
      return answer({ a: Math.min(a, b), b: Math.max(a, b), same, factsChanged: await judgeAgain() })
    },
  }
}

const toWord = ({ a, b, same, at }: PersonWord) => ({ a, b, same, at: toIso(at) })

function toPerson(users: readonly KnownUser[], words: readonly PersonWord[], sharedIdentities: ReadonlySet<string>): PersonAnswer {
  const here = new Set(users.map(({ id }) => id))
  return {
    personId: users[0]?.personId ?? 0,
    shared: users.some(({ shared }) => shared),
    tickets: users.reduce((sum, { tickets }) => sum + tickets, 0),
    users: users.map(({ id, tickets, suspended, active, identities }) => ({
      id,
      tickets,
      suspended,
      active,
      values: identities.map(({ value }) => `${value.slice(0, value.indexOf(':'))} ${maskIdentity(value)}`),
    })),
    ...linkEvidence(users, { sharedIdentities, words }),
    words: words
      .filter(({ a, b }) => here.has(a) || here.has(b))
      .toSorted((x, y) => y.at - x.at)
      .map(toWord),
    doubts: doubtsOf(users),
  }
}
