/** After each sync: what the helpdesk deleted goes at once, and once a day people whom it deleted and words whose time is over. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { sharedIdentityValues } from '@shared/identity/normalise.ts'
import type { AuditBook } from '../audit/open-audit.ts'
import type { AuditValue } from '../auth/audit-log.ts'
import { SERVICE } from '../auth/audit-who.ts'
import { forgetInCases } from '../cases/forget.ts'
import type { Judge } from '../judge/contract.ts'
import type { ForgetStore } from '../store/fact-store/forget-contract.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import type { Privacy } from './create-privacy.ts'
import { forgetInReviews } from './forget-in-reviews.ts'

interface Deps {
  privacy: Pick<Privacy, 'forgetUsers' | 'rewrite'>
  store: ForgetStore
  ops: OpsStore
  judge: Pick<Judge, 'judgeDue' | 'wordsToKeep'>
  audit: Pick<AuditBook, 'write'>
  configuration: () => Configuration
  /** Epoch seconds of the data's clock. */
  now: () => EpochSeconds
  /** Real time, epoch seconds. */
  realNow?: () => EpochSeconds
}
export interface Upkeep {
  afterSync(): Promise<void>
}
const DAY_SECONDS = 86_400
const BY = 'privacy'
const BATCH_USERS = 100
const BATCH_TICKETS = 2000

export function createUpkeep(deps: Deps): Upkeep {
  const { privacy, store, ops, judge, audit, configuration, now, realNow = () => Math.floor(Date.now() / 1000) } = deps
  let doneAt = -Infinity
  const note = (what: string, details: Record<string, AuditValue>) =>
    audit.write({ at: realNow(), who: SERVICE, act: 'purged', target: [what], outcome: 'done', details })

  /** The conversation goes from what was written about them; scores and published cases stay. */
  const clearDeletedTickets = async (): Promise<void> => {
    if ((await store.clearDeletedTickets()) > 0) await judge.judgeDue()
    if (!(await store.removedRemains())) return
    const deleted = new Set(await store.deletedTickets())
    const ticketIds = (await ops.ticketsSpokenOf()).filter((id) => deleted.has(id))
    if (ticketIds.length === 0) return
    const what = { ticketIds, userIds: [], values: [] }
    const said = { by: BY, at: now() }
    const reviews = await forgetInReviews(ops, what, said)
    const cases = await forgetInCases(ops, what, said)
    const records = reviews + cases.removed + cases.changed
    if (records > 0) await note('deleted tickets', { records })
  }
  const forgetDeletedUsers = async (): Promise<void> => {
    const users = await store.deletedUsers()
    for (let from = 0; from < users.length; from += BATCH_USERS) {
      const { standIns, tickets } = await privacy.forgetUsers(users.slice(from, from + BATCH_USERS), [], SERVICE)
      await note('deleted users', { standIns: standIns.map(({ standsIn }) => standsIn), tickets })
    }
  }
  const clearOldWords = async (): Promise<void> => {
    const { textKeepDays, sharedIdentities, defaultCountry } = configuration()
    if (textKeepDays === null) return
    const before = now() - textKeepDays * DAY_SECONDS
    let tickets = 0
    for (;;) {
      const old = await store.ticketsWithWords(before, BATCH_TICKETS)
      if (old.length === 0) break
      await store.clearWords(old, await judge.wordsToKeep(old, { orders: false }))
      tickets += old.length
    }
    const users = await store.clearIdentities(before, sharedIdentityValues(sharedIdentities, defaultCountry))
    if (tickets + users > 0) await note('words', { tickets, users, textKeepDays })
  }
  return {
    async afterSync() {
      await clearDeletedTickets()
      if (realNow() - doneAt < DAY_SECONDS) return
      await judge.judgeDue()
      await forgetDeletedUsers()
      await clearOldWords()
      if (await store.removedRemains()) await privacy.rewrite()
      doneAt = realNow()
    },
  }
}
