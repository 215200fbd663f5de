/** Numbers that stand in for users who were forgotten: far beyond any id of the helpdesk, and made by nothing but chance. */
import type { UserId } from '../fcr/history.ts'

export const FIRST_STAND_IN = 8_000_000_000_000_000
export const LAST_STAND_IN = 8_999_999_999_999_999
export const isStandIn = (user: UserId): boolean => user >= FIRST_STAND_IN

/** Links the stand-ins of one person; says nothing of what linked them before. */
const KEPT_LINK = 'kept:'
export const isKeptLink = (value: string): boolean => value.startsWith(KEPT_LINK)
export const keptLink = (random: string): string => `${KEPT_LINK}${random}`
