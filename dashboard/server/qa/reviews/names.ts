import { readLabels } from '../../analytics/labels.ts'
import { writerName } from '../writer.ts'
import type { Caller, ReviewDeps } from './review-deps.ts'

/** Who saved, as people read it; read only when something is to be shown. */
export type NamesBy = () => Promise<(savedBy: string) => string>
export const namesFor =
  (deps: Pick<ReviewDeps, 'settings'>, { reader }: Pick<Caller, 'reader'>): NamesBy =>
  async () => {
    const labels = await readLabels(reader, deps.settings())
    return (savedBy) => writerName(savedBy, labels)
  }
