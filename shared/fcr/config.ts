import type { GroupId, UserId } from './history.ts'

/** What the counting rules need of the configuration, names already resolved to ids. */
export interface FcrConfig {
  timeZone: string
  tier2Groups: ReadonlySet<GroupId>
  vendorGroups: ReadonlySet<GroupId>
  escalationTags: ReadonlySet<string>
  testTags: ReadonlySet<string>
  loggedContactTags: ReadonlySet<string>
  botUsers: ReadonlySet<UserId>
  thirdParties: ReadonlySet<UserId>
}

/** Raised whenever a rule changes what a fact says; facts carry it, older ones are judged again. */
export const RULE_VERSION = 3
export const DAY_SECONDS = 86_400
export const WINDOWS_DAYS = [1, 3, 7, 14, 30] as const
/** Longer gaps are no gaps (domain 5). */
export const MAX_GAP_SECONDS = 30 * DAY_SECONDS
