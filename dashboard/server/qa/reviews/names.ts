import { labelsOf, type Labels } from '../../analytics/labels.ts'
import { writerName } from '../writer.ts'
import type { ReviewDeps } from './review-deps.ts'

/** Who saved, as people read it; read only when something is to be shown. */
export type NamesBy = () => Promise<(savedBy: string) => string>
export const namesFor =
  (deps: Pick<ReviewDeps, 'speakers'>): NamesBy =>
  async () => {
    const { agents } = await deps.speakers()
    return (savedBy) => writerName(savedBy, { agentByName: (id) => agents.get(id) ?? null })
  }
export const labelsFor = async ({ speakers, settings }: Pick<ReviewDeps, 'speakers' | 'settings'>): Promise<Labels> =>
  labelsOf(await speakers(), settings())
