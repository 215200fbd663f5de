/** Who looks at the library, and through which reader. */
import type { Identity } from '../auth/identity.ts'
import { rowScopeOf } from '../auth/access.ts'
import type { AnalyticsReader } from '../analytics/reader.ts'
import type { CaseBody } from './bodies.ts'

export interface Viewer {
  /** What a saved change says it was made by. */
  name: string
  subject: string
  /** Sees what is being written, not only what is published. */
  curates: boolean
  mayPublish: boolean
  /** Sees contacts of some groups only. */
  limited: boolean
  /** Of the rows that they may see. */
  reader: AnalyticsReader
}
const CURATORS: ReadonlySet<string> = new Set(['reviewer', 'manager', 'admin'])
const PUBLISHERS: ReadonlySet<string> = new Set(['manager', 'admin'])

export function viewerOf(identity: Identity | null, reader: AnalyticsReader): Viewer {
  const subject = identity?.subject ?? 'unknown'
  return {
    name: identity?.name ?? subject,
    subject,
    curates: CURATORS.has(identity?.role ?? ''),
    mayPublish: PUBLISHERS.has(identity?.role ?? ''),
    limited: (rowScopeOf(identity)?.groups ?? null) !== null,
    reader,
  }
}

type Whose = Pick<CaseBody, 'state' | 'published' | 'proposer'>
/** What is being written may speak of tickets that a limited view does not show: then only to who proposed it. */
export const mayChange = ({ curates, limited, subject }: Viewer, { proposer }: Whose): boolean => curates && (!limited || subject === proposer)
/** Published text is for everybody. */
export const maySee = (viewer: Viewer, body: Whose): boolean => (body.state === 'published' && body.published !== null) || mayChange(viewer, body)
