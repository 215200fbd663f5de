/** Forgetting people, and words whose time is over (design 11): every room gives up what it holds, and the numbers stay. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { ForgetPlan, ForgetResult, ForgetWish } from '@shared/api/forget.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { sharedIdentityValues } from '@shared/identity/normalise.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import type { AuditBook } from '../audit/open-audit.ts'
import type { AuditWho } from '../auth/audit-log.ts'
import { forgetInCases } from '../cases/forget.ts'
import type { Judge } from '../judge/contract.ts'
import type { ForgetStore, StandIn } from '../store/fact-store/forget-contract.ts'
import type { IdentityReader, KnownUser } from '../store/fact-store/identity-contract.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import { forgetInReviews } from './forget-in-reviews.ts'
import { maskWith, patternOf } from './pattern.ts'
import { createRename } from './rename.ts'

export interface PrivacyDeps {
  store: ForgetStore & IdentityReader
  ops: OpsStore
  judge: Pick<Judge, 'judgeDue' | 'wordsToKeep'>
  audit: Pick<AuditBook, 'write' | 'rename' | 'settled'>
  configuration: () => Configuration
  /** What is kept in memory, read anew. */
  reload: () => Promise<void>
  /** Removes copies that the folder itself holds; how many. */
  dropCopies: () => Promise<number>
  /** Epoch seconds of the data's clock. */
  now: () => EpochSeconds
}
export interface Privacy {
  /** What would go; nothing is changed. */
  plan(wish: ForgetWish): Promise<ForgetPlan>
  forget(wish: ForgetWish, by: AuditWho): Promise<ForgetResult>
  /** Several at once, each with what is known of them; the files are left as they are. */
  forgetUsers(
    users: readonly UserId[],
    words: readonly string[],
    by: AuditWho,
  ): Promise<{ tickets: number; records: number; lines: number; standIns: readonly StandIn[] }>
  /** Writes both files anew and drops the folder's own copies. */
  rewrite(): Promise<number>
}
const BY = 'privacy'

export function createPrivacy(deps: PrivacyDeps): Privacy {
  const { store, ops, judge, audit, now } = deps
  const idle = () => sharedIdentityValues(deps.configuration().sharedIdentities, deps.configuration().defaultCountry)

  const usersOf = async ({ userId, onlyUser }: ForgetWish): Promise<{ users: UserId[]; others: UserId[] }> => {
    const behind = (await store.usersBehind([userId])).map(({ id }) => id).filter((id) => !isStandIn(id))
    const others = behind.filter((id) => id !== userId)
    return onlyUser ? { users: [userId], others } : { users: [userId, ...others].toSorted((a, b) => a - b), others }
  }
  const plan: Privacy['plan'] = async (wish) => {
    const { users, others } = await usersOf(wish)
    const print = await store.footPrint(users)
    const keys = [...print.tickets.map((id) => `ticket:${id}`), ...users.flatMap((id) => [`user:${id}`, `by:${id}`])]
    const known = await Promise.all(users.map((user) => ops.hasPerson(user)))
    return {
      users,
      others,
      tickets: print.tickets.length,
      identities: print.identities.length,
      records: (await ops.recordsAbout(keys)).length,
      signsIn: known.includes(true),
      known:
        !isStandIn(wish.userId) && (print.tickets.length + print.identities.length + print.names.length + others.length > 0 || known.includes(true)),
    }
  }
  const forgetUsers: Privacy['forgetUsers'] = async (users, words, by) => {
    await judge.judgeDue()
    const print = await store.footPrint(users)
    const own = (await store.usersBehind(users)).filter(({ id }) => users.includes(id))
    const identities = new Map(own.map((user) => [user.id, user.identities.map(({ value }) => value)]))
    const kept = await judge.wordsToKeep(print.tickets, { orders: true })
    const standIns = await store.reserveStandIns(users, now())
    // What another user carries as well names that user, and is theirs to keep.
    const theirs = new Set(
      own.flatMap((user) => user.identities.filter(({ value, carriers }) => carriers > countOf(own, value)).map(({ value }) => value)),
    )
    const values = [...print.identities.filter((value) => !theirs.has(value)), ...print.names, ...words]
    const pattern = patternOf(values, users)
    const mask = maskWith(pattern)
    const said = { by: BY, at: now() }
    const what = { ticketIds: print.tickets, userIds: users, values }
    const records = (await forgetInReviews(ops, what, said)) + sumOf(await forgetInCases(ops, what, said))
    await ops.forgetPeople({ users: standIns, pattern, rename: createRename(standIns, identities, mask) })
    const lines = await audit.rename(new Map(standIns.map(({ userId, standsIn }) => [userId, standsIn])), mask, by)
    await store.forgetUsers({ users: standIns, sharedIdentities: idle(), kept, pattern, mask })
    await deps.reload()
    await judge.judgeDue()
    await deps.reload()
    return { tickets: print.tickets.length, records, lines, standIns }
  }
  const rewrite = async (): Promise<number> => {
    await audit.settled()
    const copies = await deps.dropCopies()
    await store.rewrite()
    await ops.rewrite()
    return copies
  }
  return {
    plan,
    forgetUsers,
    rewrite,
    async forget(wish, by) {
      const { users, others } = await usersOf(wish)
      const done = await forgetUsers(users, wish.also, by)
      const standIns = done.standIns.map(({ standsIn }) => standsIn)
      await audit.write({
        at: Math.floor(Date.now() / 1000),
        who: by,
        act: 'write',
        target: ['forget', ...standIns.map(String)],
        outcome: 'done',
        details: { users: users.length, tickets: done.tickets, records: done.records },
      })
      const copies = await rewrite()
      return {
        users: users.length,
        others: wish.onlyUser ? others.length : 0,
        standIns,
        tickets: done.tickets,
        records: done.records,
        auditLines: done.lines,
        copies,
      }
    },
  }
}
const countOf = (users: readonly KnownUser[], value: string): number =>
  users.filter(({ identities }) => identities.some((one) => one.value === value)).length
const sumOf = ({ removed, changed }: { removed: number; changed: number }): number => removed + changed
