/** Incremental judging: only the persons that something due can change, and only rows that then differ. */
import type { UserId } from '@shared/fcr/history.ts'
import type { JudgeStore } from '../store/fact-store/judge-contract.ts'
import type { Compute } from './compute.ts'
import type { JudgeResult, OnProgress } from './contract.ts'
import { gatherUsers } from './gather-users.ts'
import { inParts, makePlan, usersOf } from './plan.ts'
import type { Prepared } from './prepare.ts'

/** Users judged and written at once; a part is one transaction. */
const PART_USERS = 1000

export async function judgeChanges(store: JudgeStore, compute: Compute, prepared: Prepared, onProgress?: OnProgress): Promise<JudgeResult> {
  const { due, definition, verdicts } = prepared
  const users = await gatherUsers(store, due, prepared.persons)
  const result = { factsChanged: 0, tickets: 0, persons: 0 }
  const done = { definition, verdicts, dueUpTo: due.upTo }
  const plan = await makePlan(store, users, users, prepared)
  const people = new Map(plan.people.map((link) => [link.userId, link]))
  const existing = new Set(await store.existingUsers(users))
  const parts = inParts(plan.groups, PART_USERS)
  if (due.tickets.length > 0 && parts.length > 0) onProgress?.({ tickets: 0, of: due.tickets.length })
  for (const [index, part] of parts.entries()) {
    const tickets = await store.landedTickets(part, { openings: prepared.openings })
    const facts = await compute.judge({ users: usersOf(plan, tickets), tickets })
    // Only with the last part is nothing due any more: killed before, all parts are judged again, to the same facts.
    result.factsChanged += await store.applyFacts({
      facts,
      people: part.flatMap((user) => (existing.has(user) ? (people.get(user) ?? []) : [])),
      gone: part.filter((user) => !existing.has(user)),
      done: index === parts.length - 1 ? done : null,
    })
    result.tickets += tickets.length
    onProgress?.({ tickets: result.tickets, of: Math.max(result.tickets, due.tickets.length) })
  }
  if (parts.length === 0 && hasNews(prepared)) await store.applyFacts({ facts: [], people: [], gone: [], done })
  result.persons = countPersons(plan.people)
  return result
}
const hasNews = ({ due }: Prepared) => due.upTo > 0
const countPersons = (people: readonly { userId: UserId; personId: number }[]) => new Set(people.map((link) => link.personId)).size
