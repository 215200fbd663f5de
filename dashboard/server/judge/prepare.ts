/** What every judging begins with: the configuration in force, resolved; who is an agent; what humans said. */
import { createHash } from 'node:crypto'
import type { RoleSince } from '@shared/fcr/agents.ts'
import type { UserId } from '@shared/fcr/history.ts'
import type { ManualLink } from '@shared/identity/link-users.ts'
import { newlySaid, writeSaid } from './said.ts'
import type { Due } from '../store/fact-store/judge-contract.ts'
import type { JudgeOptions } from './contract.ts'
import type { JudgeSetup } from './judge-batch.ts'
import { definitionOf, NO_MODELS, readsOpenings } from './models.ts'
import { namedUsers, resolveConfig } from './resolve-config.ts'

export interface Prepared {
  setup: JudgeSetup
  sharedIdentities: ReadonlySet<string>
  /** What humans said about users. */
  persons: readonly ManualLink[]
  /** What the facts will have been judged with. */
  definition: string
  verdicts: string
  /** Whether a model in force reads opening words. */
  openings: boolean
  /** Tickets and users on which a human's word is new or gone are due, too. */
  due: Due
  /** Nothing was judged yet, or with something else, or there is more to do than to begin anew. */
  mustJudgeAll: boolean
  tickets: number
  notices: readonly string[]
}
/** From this share of tickets on, and at least so many, judging all at once is quicker. */
const BULK_SHARE = 0.25
const BULK_TICKETS = 2000

export async function prepare({ store, ops, configuration, models: modelsInForce }: JudgeOptions): Promise<Prepared> {
  const inForce = await configuration()
  // What is due is read first: whatever lands afterwards stays due.
  const due = await store.due()
  const [fields, groups, brands, accountZone, users, roles, evidence, state, verdicts, persons, kept, models] = await Promise.all([
    store.fields(),
    store.groups(),
    store.brands(),
    store.accountZone(),
    store.usersNamed(namedUsers(inForce)),
    store.roles(),
    store.agentEvidence(),
    store.judgeState(),
    ops.issueVerdicts(),
    ops.personWords(),
    store.keptWords(),
    modelsInForce?.() ?? NO_MODELS,
  ])
  const resolved = resolveConfig(inForce, { fields, groups, brands, users, accountZone })
  const definition = createHash('sha256')
    .update(`${resolved.fingerprint}${definitionOf(models)}`)
    .digest('hex')
  const news = newlySaid(state.verdicts, { issues: verdicts, persons })
  const tickets = new Set([...due.tickets, ...news.tickets])
  return {
    setup: {
      config: resolved.fcr,
      mapping: resolved.mapping,
      agents: { firstSyncAt: state.firstSyncAt ?? 0, roles: byUser(roles), evidence: new Set(evidence) },
      verdicts,
      ...(kept.verdicts.length + kept.reasons.length === 0 ? {} : { kept }),
      models,
    },
    openings: readsOpenings(models),
    sharedIdentities: resolved.sharedIdentities,
    persons,
    definition,
    verdicts: writeSaid({ issues: verdicts, persons }),
    due: { ...due, tickets: [...tickets], users: [...new Set([...due.users, ...news.users])] },
    mustJudgeAll: state.definition !== definition || (tickets.size >= BULK_TICKETS && tickets.size >= state.tickets * BULK_SHARE),
    tickets: state.tickets,
    notices: resolved.notices,
  }
}

function byUser(roles: readonly { userId: UserId; role: string; since: number }[]): Map<UserId, RoleSince[]> {
  const spans = new Map<UserId, RoleSince[]>()
  for (const { userId, role, since } of roles) {
    const list = spans.get(userId)
    if (list) list.push({ role, since })
    else spans.set(userId, [{ role, since }])
  }
  return spans
}
