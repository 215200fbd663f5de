/** Bulk judging: first load, changed rules or configuration, rebuild. Fills the copy that is not in force, then swaps. */
import type { JudgeStore, LandedTicket } from '../store/fact-store/judge-contract.ts'
import type { Compute } from './compute.ts'
import type { JudgeResult, OnProgress } from './contract.ts'
import { makePlan, usersOf } from './plan.ts'
import type { Prepared } from './prepare.ts'

const BATCH_TICKETS = 2000

export async function judgeEverything(store: JudgeStore, compute: Compute, prepared: Prepared, onProgress?: OnProgress): Promise<JudgeResult> {
  const { tickets, persons } = await judgeIntoCopy(store, compute, prepared, onProgress)
  const { definition, verdicts, due } = prepared
  const { differingTickets } = await store.swapCopy({ definition, verdicts, dueUpTo: due.upTo })
  return { factsChanged: differingTickets.length, tickets, persons }
}

/** Reading, judging and writing overlap: while one batch is judged, the one before is written and the next is read. */
export async function judgeIntoCopy(
  store: JudgeStore,
  compute: Compute,
  prepared: Prepared,
  onProgress?: OnProgress,
): Promise<{ tickets: number; persons: number }> {
  if (prepared.tickets > 0) onProgress?.({ tickets: 0, of: prepared.tickets })
  await store.beginCopy()
  const plan = await makePlan(store, await store.everyUser(), 'all', prepared)
  await store.addToCopy({ facts: [], people: plan.people })
  let tickets = 0
  let writing: Promise<void> = Promise.resolve()
  const judge = async (batch: readonly LandedTicket[]) => {
    const facts = await compute.judge({ users: usersOf(plan, batch), tickets: batch })
    await store.addToCopy({ facts, people: [] })
    tickets += batch.length
    onProgress?.({ tickets, of: Math.max(tickets, prepared.tickets) })
  }
  await store.landedByGroup(plan.groups, BATCH_TICKETS, { openings: prepared.openings }, async (batch) => {
    await writing
    writing = judge(batch)
    // Thrown where it is waited for: with the next batch, or at the end.
    writing.catch(() => {})
  })
  await writing
  return { tickets, persons: new Set(plan.people.map((link) => link.personId)).size }
}
