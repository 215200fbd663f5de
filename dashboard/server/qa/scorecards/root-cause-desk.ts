/** Root causes: each saved list is a version of its own; what reviews have named stays. */
import { rootCausesWordsSchema, type RootCausesAnswer } from '@shared/api/quality/scorecards.ts'
import { causeFaults } from '@shared/quality/card-faults.ts'
import { STARTER_CAUSES } from '@shared/quality/starter-causes.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import { toIso } from '../../analytics/reader.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import { rootCausesBodySchema, type RootCausesBody } from './bodies.ts'
import { SHIPPED_BY, type ScorecardDeps } from './scorecard-desk.ts'

export interface RootCauseDesk {
  /** The latest, or the asked version; the shipped ones are saved as version 1 when first read. */
  show(version?: number): Promise<Answer<RootCausesAnswer>>
  latest(): Promise<RootCausesAnswer>
  save(change: { ifVersion: number; groups: RootCausesBody['groups'] }, by: string): Promise<Answer<RootCausesAnswer>>
}
const idOf = (version: number): string => `v${version}`

export function createRootCauseDesk({ store, now, nameOf }: ScorecardDeps): RootCauseDesk {
  const book = createRecordBook(store, 'root_causes', rootCausesBodySchema, () => [])
  async function last(): Promise<Kept<RootCausesBody>> {
    const found = await lastOf()
    if (found !== null) return found
    await book.save(idOf(1), 0, { version: 1, ...rootCausesWordsSchema.parse({ groups: STARTER_CAUSES }) }, SHIPPED_BY, now())
    const seeded = await lastOf()
    if (seeded === null) throw new Error('the shipped root causes were not kept')
    return seeded
  }
  let known: Kept<RootCausesBody> | null = null
  /** Versions follow one another and stay: only whether there is a next one is asked. */
  async function lastOf(): Promise<Kept<RootCausesBody> | null> {
    for (;;) {
      const next = await book.get(idOf((known?.body.version ?? 0) + 1))
      if (next === null) return known
      known = next
    }
  }
  const toAnswer = async ({ body, savedAt, savedBy }: Kept<RootCausesBody>, latest: number): Promise<RootCausesAnswer> => ({
    ...body,
    savedAt: toIso(savedAt),
    savedBy: (await nameOf())(savedBy),
    latest,
  })
  return {
    async latest() {
      const kept = await last()
      return toAnswer(kept, kept.body.version)
    },
    async show(version) {
      const kept = await last()
      const { version: latest } = kept.body
      if (version === undefined || version === latest) return answer(await toAnswer(kept, latest))
      const older = await book.get(idOf(version))
      return older === null
        ? notFound('unknown_version', `The root causes have no version ${version}; the latest is ${latest}.`)
        : answer(await toAnswer(older, latest))
    },
    async save({ ifVersion, groups }, by) {
      const present = await last()
      const changed = conflict('causes_changed', 'The root causes were changed meanwhile; read them again, and save from the present version.')
      if (present.body.version !== ifVersion) return changed
      const faults = causeFaults(groups, present.body.groups)
      if (faults.length > 0) return misuse('causes_faulty', faults[0]?.detail ?? '', { errors: faults.map(({ path, detail }) => ({ path, detail })) })
      const version = ifVersion + 1
      const saved = await book.save(idOf(version), 0, { version, groups }, by, now())
      if (saved.kind === 'conflict') return changed
      return answer(await toAnswer({ id: idOf(version), version: 1, body: { version, groups }, savedAt: now(), savedBy: by }, version))
    },
  }
}
