/** The five lenses over invented contacts; steps are read by the same rules as the service's. */
import type { ReconciliationAnswer } from '@shared/api/reconciliation.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { readStep, sumSteps } from '@shared/fcr/reconcile.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import type { FactAsk, ReconciliationAsk } from './backend.ts'
import { cellOf, definitionOf, iso } from './fixture-judge.ts'
import { FIXTURE_NOW, type FixtureContact } from './fixture-world.ts'

const judged = (cell: string) => cell === 'success' || cell === 'failed'
const why = (cell: string) => (cell.startsWith('excluded:') ? cell.slice(9) : judged(cell) ? cell : 'not_ripe')

/** Null where neither lens judges the contact. */
function stepCell(contact: FixtureContact, ask: FactAsk, reported: LensId): string | null {
  const [before, after] = [cellOf(contact, { ...ask, lens: reported }), cellOf(contact, ask)]
  return judged(before) || judged(after) ? `${why(before)}>${why(after)}` : null
}
export const isInStep = (contact: FixtureContact, ask: FactAsk, step: { reported: LensId; code: string }): boolean => {
  const cell = stepCell(contact, ask, step.reported)
  return cell !== null && readStep(cell).code === step.code
}

export function reconciliationOf(
  contacts: readonly FixtureContact[],
  ask: ReconciliationAsk,
  totalOf: (ask: FactAsk) => TrendRow,
): ReconciliationAnswer {
  const cells = contacts.flatMap((contact) => stepCell(contact, ask, ask.reported) ?? [])
  const sums = sumSteps(cells.map((cell) => ({ cell, count: 1 })))
  const lens = (id: LensId) => ({ definition: definitionOf({ ...ask, lens: id }), total: totalOf({ ...ask, lens: id }) })
  const tickets = (code: string) => sums.steps.find((step) => step.code === code)?.tickets ?? 0
  return {
    reported: { ...lens(ask.reported).definition, ...sums.before },
    ours: { ...lens(ask.lens).definition, ...sums.after },
    asOf: iso(FIXTURE_NOW),
    completeTo: iso(FIXTURE_NOW),
    from: ask.from,
    to: ask.to,
    coarseShare: 0,
    lenses: (['one_touch', 'no_reopen', 'gross', 'net', 'survey'] as const).map(lens),
    steps: sums.steps.map(({ before, after, reasons, ...step }) => ({ ...step, reported: before, ours: after, reasons: { ...reasons } })),
    gap: null,
    solvedByReportedFailedByOurs: tickets('turned_failed'),
    failedByReportedSolvedByOurs: tickets('turned_success'),
  }
}
