/** The Admin half of the service, kept in memory. For tests. */
import type { LensDryRun, Lenses } from '@shared/api/lenses.ts'
import { changedLens, CHANGEABLE, partsThatDiffer, type LensChanges } from '@shared/fcr/lens-changes.ts'
import { LENS_IDS, type LensId } from '@shared/fcr/lens.ts'
import type { AdminBackend } from './admin-backend.ts'
import { BackendError } from './backend-error.ts'
import { createFixtureAccess } from './fixture-access.ts'
import { createFixtureSettings } from './fixture-settings.ts'

const AT = '2026-11-16T01:00:00Z'
const KEYS = { windowDays: 7, windowByReason: {}, notFirstContactResolvable: ['warranty_inspection'] }
type Row = Lenses['lenses'][number]

const start = (id: LensId): Row => {
  const definition = changedLens(id, KEYS, {}, 1)
  const first = { definition, changes: {}, savedAt: AT, savedBy: null, origin: 'configuration' as const, note: '' }
  return { definition, changes: {}, changeable: [...CHANGEABLE[id]], history: [first] }
}
const side = (success: number, n: number) => ({ eligible: n, n, success, rate: success / n, low: 0.7, high: 0.8, matured: true })

function dryRun(lens: Row, changes: LensChanges): LensDryRun {
  const after = changedLens(lens.definition.id, KEYS, changes, lens.definition.version)
  const parts = partsThatDiffer(lens.definition, after)
  const row = { period: '2026-11-02', before: side(150, 200), after: side(140, 190), changed: parts.length > 0 ? 12 : 0 }
  const { id, version, windowDays, windowByReason } = after
  return {
    before: lens.definition,
    after,
    parts,
    definition: {
      lens: id,
      version,
      windowDays,
      windowByReason,
      timeZone: 'Asia/Shanghai',
      weekStart: 'monday',
      usePredictedReasons: false,
      draft: true,
    },
    asOf: AT,
    completeTo: AT,
    from: '2026-05-18',
    to: '2026-11-15',
    rows: [row],
    total: { ...row, period: null },
    moves: parts.length > 0 ? [{ from: 'success', to: 'failed', tickets: 12 }] : [],
  }
}

export function createFixtureAdmin(): AdminBackend {
  const lenses = new Map(LENS_IDS.map((id) => [id, start(id)]))
  const lensOf = (id: LensId): Row => lenses.get(id) ?? start(id)
  return {
    lenses: async () => ({ lenses: [...lenses.values()] }),
    saveLens: async (id, { changes, ifVersion, note }) => {
      const lens = lensOf(id)
      const present = lens.definition.version
      if (present !== ifVersion) throw new BackendError('conflict', 'lens_changed', `The lens ${id} is at version ${present} by now.`)
      const definition = changedLens(id, KEYS, changes, present + 1)
      const version = { definition, changes, savedAt: AT, savedBy: 'Mei', origin: 'saved' as const, note }
      lenses.set(id, { ...lens, definition, changes, history: [version, ...lens.history] })
      return definition.version
    },
    dryRunLens: async (id, changes) => dryRun(lensOf(id), changes),
    movedTickets: async (id, { changes }) => {
      const { definition } = dryRun(lensOf(id), changes)
      return { definition, asOf: AT, total: 0, rows: [], next: null }
    },
    ...createFixtureSettings(),
    ...createFixtureAccess(),
  }
}
