/** Whom a dispute concerns is told, together with what is saved or not at all. */
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import type { RecordChange } from '../../store/ops-store/records.ts'
import { noticeChange } from '../notices/notices.ts'
import type { DisputeBody } from './bodies.ts'
import type { DisputeDeps } from './dispute-deps.ts'

interface Telling {
  id: string
  /** The dispute's, after the change: each is told of once. */
  version: number
  by: string
  at: EpochSeconds
}
const titleOf = ({ ticketId }: DisputeBody): string => `#${ticketId}`

/** The reviewer; where none is known, everybody who leads. */
async function handlersOf({ people }: Pick<DisputeDeps, 'people'>, { reviewerId, agentId }: DisputeBody): Promise<UserId[]> {
  if (reviewerId !== null) return [reviewerId]
  return (await people()).flatMap(({ userId, role, groups }) =>
    (role === 'manager' || role === 'admin') && groups === null && userId !== agentId ? [userId] : [],
  )
}
export async function tellOpened(
  deps: Pick<DisputeDeps, 'people' | 'books'>,
  body: DisputeBody,
  { id, version, by, at }: Telling,
): Promise<RecordChange[]> {
  const tell = { kind: 'dispute_opened', subjectId: id, title: titleOf(body), dueAt: body.dueAt, occasion: String(version) } as const
  return (await handlersOf(deps, body)).map((to, place) => noticeChange(deps.books.store, { ...tell, to }, { place, by, at }))
}
/** Both: the agent who disputed and the reviewer. */
export function tellDecided({ books }: Pick<DisputeDeps, 'books'>, body: DisputeBody, { id, version, by, at }: Telling): RecordChange[] {
  const tell = { kind: 'dispute_decided', subjectId: id, title: titleOf(body), dueAt: null, occasion: String(version) } as const
  const both = [body.agentId, ...(body.reviewerId === null ? [] : [body.reviewerId])]
  return both.map((to, place) => noticeChange(books.store, { ...tell, to }, { place, by, at }))
}
