/** Under which name a record is saved, and how it is shown. */
import type { Labels } from '../analytics/labels.ts'
import type { Identity } from '../auth/identity.ts'

const PERSON = /^user:(\d{1,16})$/

/** `user:360001` of a person who is known; else how they came in. */
export const writerOf = ({ userId, subject }: Pick<Identity, 'userId' | 'subject'>): string => (userId === null ? subject : `user:${userId}`)
export const writerName = (savedBy: string, labels: Pick<Labels, 'agentByName'>): string => {
  const id = PERSON.exec(savedBy)?.[1]
  return id === undefined ? savedBy : (labels.agentByName(Number(id)) ?? `#${id}`)
}
