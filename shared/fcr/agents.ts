/** Role at that time (domain 2.1): Zendesk keeps no role history, ours begins with the first sync. */
import type { EpochSeconds, UserId } from './history.ts'

export interface RoleSince {
  since: EpochSeconds
  /** Zendesk's word: `agent` and `admin` count as agents. */
  role: string
}
export interface AgentEvidence {
  firstSyncAt: EpochSeconds
  /** What each sync showed, oldest first; only changes need a line. */
  roles: ReadonlyMap<UserId, readonly RoleSince[]>
  /** Users who before the first sync were an assignee or wrote a private comment. */
  evidence: ReadonlySet<UserId>
}
export type AgentBasis = 'role' | 'evidence'

export interface AgentDirectory {
  isAgent(user: UserId, at: EpochSeconds): boolean
  /** Why a user counts as an agent then; null = does not. */
  basis(user: UserId, at: EpochSeconds): AgentBasis | null
}

const isAgentRole = (role: string): boolean => role === 'agent' || role === 'admin'

/** Before the first sync its roles and what users did decide; after it, the role that the last sync showed. */
export function createAgentDirectory({ firstSyncAt, roles, evidence }: AgentEvidence): AgentDirectory {
  const basis = (user: UserId, at: EpochSeconds): AgentBasis | null => {
    if (user <= 0) return null
    const early = at < firstSyncAt
    let role: string | null = null
    for (const line of roles.get(user) ?? []) {
      if (line.since > (early ? firstSyncAt : at)) break
      role = line.role
    }
    if (role !== null && isAgentRole(role)) return 'role'
    return early && evidence.has(user) ? 'evidence' : null
  }
  return { basis, isAgent: (user, at) => basis(user, at) !== null }
}
