/** The definitions in force and their history. A version always means the same definition; whatever changes the meaning makes the next one. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { changedLens, CHANGEABLE, fixedPart, sameMeaning, type LensChanges } from '@shared/fcr/lens-changes.ts'
import { LENS_IDS, type LensDefinition, type LensDefinitions, type LensId, type LensSettings } from '@shared/fcr/lens.ts'
import type { LensDefinitionStore, StoredLens } from '../store/ops-store/lens-definitions.ts'
import { answer, conflict, misuse, type Answer } from './answer.ts'

export interface LensBook {
  /** What every answer is counted with and stamped. */
  inForce(): LensDefinitions
  /** Keeps what the configuration's keys now make of each lens as its next version, where that says something else. */
  settle(): Promise<void>
  history(id: LensId): readonly StoredLens[]
  /** A definition that nobody saved; it carries the version it starts from. */
  draft(id: LensId, changes: LensChanges): Answer<LensDefinition>
  save(wish: { id: LensId; changes: LensChanges; ifVersion: number; by: string | null; note: string }): Promise<Answer<StoredLens>>
}
interface Deps {
  ops: LensDefinitionStore
  /** The configuration's keys. */
  keys: () => LensSettings
  now: () => EpochSeconds
  /** Whatever keeps a definition in memory reads it again. */
  onChange?: () => void
}

export async function openLensBook({ ops, keys, now, onChange = () => {} }: Deps): Promise<LensBook> {
  let stored = await ops.lensDefinitions()
  const historyOf = (id: LensId) => stored.filter(({ definition }) => definition.id === id)
  const latest = (id: LensId) => historyOf(id).at(-1) ?? null
  // Before the first number there is nothing to keep: version 1 is what the keys say then.
  const definition = (id: LensId): LensDefinition => latest(id)?.definition ?? changedLens(id, keys(), {}, 1)
  const reread = async () => {
    stored = await ops.lensDefinitions()
    onChange()
  }
  const draft: LensBook['draft'] = (id, changes) => {
    const fixed = fixedPart(id, changes)
    if (fixed === null) return answer(changedLens(id, keys(), changes, definition(id).version))
    const may = CHANGEABLE[id].join(', ')
    return misuse('not_changeable', `${fixed} is no part of the lens ${id} that can be changed; those are ${may}.`)
  }
  const settle: LensBook['settle'] = async () => {
    let kept = false
    for (const id of LENS_IDS) {
      const last = latest(id)
      const next = changedLens(id, keys(), last?.changes ?? {}, (last?.definition.version ?? 0) + 1)
      if (last !== null && sameMeaning(last.definition, next)) continue
      const version = { definition: next, changes: last?.changes ?? {}, savedAt: now(), savedBy: null, origin: 'configuration' as const, note: '' }
      kept = (await ops.saveLensDefinition(version)) || kept
    }
    if (kept) await reread()
  }
  return {
    inForce: () => ({
      one_touch: definition('one_touch'),
      no_reopen: definition('no_reopen'),
      gross: definition('gross'),
      net: definition('net'),
      survey: definition('survey'),
      stated: definition('stated'),
    }),
    settle,
    history: (id) => historyOf(id).toReversed(),
    draft,
    async save({ id, changes, ifVersion, by, note }) {
      const drafted = draft(id, changes)
      if (!drafted.ok) return drafted
      const present = definition(id)
      if (present.version !== ifVersion) return outdated(id, ifVersion, present.version)
      if (latest(id) === null) await settle()
      const last = latest(id)
      if (last !== null && sameMeaning(last.definition, drafted.value) && JSON.stringify(last.changes) === JSON.stringify(changes))
        return answer(last)
      const version = present.version + 1
      const saved = { definition: { ...drafted.value, version }, changes, savedAt: now(), savedBy: by, origin: 'saved' as const, note }
      const kept = await ops.saveLensDefinition(saved)
      await reread()
      return kept ? answer(saved) : outdated(id, ifVersion, definition(id).version)
    },
  }
}

const outdated = (id: LensId, edited: number, present: number) =>
  conflict(
    'lens_changed',
    `The lens ${id} is at version ${present} by now and the change started from version ${edited}; look at it again, then save.`,
  )
