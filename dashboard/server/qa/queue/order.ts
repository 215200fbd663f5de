/** The order of work: what is due first, and within a day as it was drawn. */
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import type { Identity } from '../../auth/identity.ts'
import type { ReviewDeps } from '../reviews/review-deps.ts'
import type { ReviewTask } from '../reviews/source.ts'

const NEVER = Number.MAX_SAFE_INTEGER
export const byWork = (a: ReviewTask, b: ReviewTask): number =>
  (a.dueAt ?? NEVER) - (b.dueAt ?? NEVER) || compare(a.shown.of, b.shown.of) || a.place - b.place || compare(a.itemId, b.itemId)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
export const isOverdue = ({ dueAt }: Pick<ReviewTask, 'dueAt'>, now: EpochSeconds): boolean => dueAt !== null && dueAt < now

/** Never one's own work, and of limited callers only their groups'. */
export const mayReview =
  ({ userId, groups }: Pick<Identity, 'userId' | 'groups'>) =>
  ({ agentId, groupId }: Pick<ReviewTask, 'agentId' | 'groupId'>): boolean =>
    (userId === null || agentId !== userId) && (groups === null || (groupId !== null && groups.includes(groupId)))

/** What is open for whoever asks, in the order of work. */
export async function openTasks(
  deps: Pick<ReviewDeps, 'sources'>,
  identity: Identity,
  whose: UserId | null | 'all' = identity.userId,
): Promise<ReviewTask[]> {
  const all = await Promise.all(deps.sources.map((source) => source.tasks(whose, 'due')))
  return all.flat().filter(mayReview(identity)).sort(byWork)
}
