/** From what is due to the users that have to be judged together again. */
import type { UserId } from '@shared/fcr/history.ts'
import { MOST_CARRIERS } from '@shared/identity/link-users.ts'
import type { Due, JudgeStore } from '../store/fact-store/judge-contract.ts'

const MOST = { carriers: MOST_CARRIERS }

/** Outwards until nobody new turns up: common identities, persons as they were, merged tickets. */
export async function gatherUsers(store: JudgeStore, due: Due): Promise<UserId[]> {
  const gathered = new Set<UserId>()
  let frontier = await store.touchedBy(due, MOST)
  while (frontier.length > 0) {
    for (const user of frontier) gathered.add(user)
    frontier = (await store.neighbours(frontier, MOST)).filter((user) => !gathered.has(user))
  }
  return [...gathered].sort((a, b) => a - b)
}
