/** From what is due to the users that have to be judged together again. */
import type { UserId } from '@shared/fcr/history.ts'
import { MOST_CARRIERS, type ManualLink } from '@shared/identity/link-users.ts'
import type { Due, JudgeStore } from '../store/fact-store/judge-contract.ts'

const MOST = { carriers: MOST_CARRIERS }

/** Outwards until nobody new turns up: common identities, persons as they were, merged tickets, a human's word. */
export async function gatherUsers(store: JudgeStore, due: Due, words: readonly ManualLink[]): Promise<UserId[]> {
  const linkedByHand = partners(words)
  const gathered = new Set<UserId>()
  let frontier = await store.touchedBy(due, MOST)
  while (frontier.length > 0) {
    for (const user of frontier) gathered.add(user)
    const next = [...(await store.neighbours(frontier, MOST)), ...frontier.flatMap((user) => linkedByHand.get(user) ?? [])]
    frontier = [...new Set(next)].filter((user) => !gathered.has(user))
  }
  return [...gathered].sort((a, b) => a - b)
}

function partners(words: readonly ManualLink[]): Map<UserId, UserId[]> {
  const found = new Map<UserId, UserId[]>()
  for (const { a, b } of words.filter(({ same }) => same)) {
    found.set(a, [...(found.get(a) ?? []), b])
    found.set(b, [...(found.get(b) ?? []), a])
  }
  return found
}
