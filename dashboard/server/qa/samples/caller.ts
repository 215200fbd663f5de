/** Who asks for a sample, and which samples that person may see. */
import type { Identity } from '../../auth/identity.ts'
import type { GroupId, UserId } from '@shared/fcr/history.ts'
import type { AnalyticsReader } from '../../analytics/reader.ts'
import { writerOf } from '../writer.ts'
import type { SampleBody } from './bodies.ts'

export interface SampleAsk {
  /** Shows whoever asks the rows that they may see, and no others. */
  reader: AnalyticsReader
  caller: SampleCaller
}
export interface SampleCaller {
  /** Under which name it is kept. */
  subject: string
  userId: UserId | null
  /** null = all. */
  groups: readonly GroupId[] | null
  /** Sees whose tickets are still to be reviewed; reviewers see it afterwards. */
  leads: boolean
}

export const callerOf = (identity: Identity | null): SampleCaller => ({
  subject: identity === null ? 'unknown' : writerOf(identity),
  userId: identity?.userId ?? null,
  groups: identity?.groups ?? null,
  leads: identity?.role === 'manager' || identity?.role === 'admin',
})

/** A sample of more groups than one's own is not shown in parts: its figures are of all of it. */
export const maySee = ({ groups }: Pick<SampleBody, 'groups'>, caller: SampleCaller): boolean =>
  caller.groups === null || (groups !== null && groups.every((group) => caller.groups?.includes(group)))
