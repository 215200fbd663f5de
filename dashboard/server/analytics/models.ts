/** What was learned from the account's own tickets, and how good it is: the reports as the trainings kept them. */
import { storedRiskReportSchema, type ModelsAnswer, type RepeatRiskAnswer } from '@shared/api/models.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import { MODEL_KINDS, type ModelShelf } from '../store/ops-store/contract.ts'
import { readCompleteTo, toIso, toIsoOrNull } from './reader.ts'

type Shelf = Pick<ModelShelf, 'latestModels'>
export type LatestModels = ModelShelf['latestModels']

/** Every kind, whether it was ever trained or not. */
export async function readModels(shelf: Shelf): Promise<ModelsAnswer> {
  const latest = await shelf.latestModels()
  return {
    models: MODEL_KINDS.map((kind) => {
      const model = latest.find((one) => one.kind === kind)
      if (!model) return { kind, version: null, trainedAt: null, inForce: false, why: null, report: null }
      const { version, trainedAt, inForce, report } = model
      return { kind, version, trainedAt: toIso(trainedAt), inForce, why: whyOf(report), report }
    }),
  }
}

const whyOf = (report: unknown): string | null =>
  report !== null && typeof report === 'object' && 'why' in report && typeof report.why === 'string' ? report.why : null

/** The windows are those the model was trained on; before the first training those in force. */
export async function readRepeatRisk(
  shelf: Shelf,
  reader: Pick<LandingStore, 'streamStates'>,
  inForce: { windowDays: number; windowByReason: Readonly<Record<string, number>> },
): Promise<RepeatRiskAnswer> {
  const [latest, completeTo] = await Promise.all([shelf.latestModels(), readCompleteTo(reader)])
  const model = latest.find(({ kind }) => kind === 'repeat_risk')
  const stored = model ? storedRiskReportSchema.safeParse(model.report) : null
  // A report of an older form says nothing that could be read today; the next training writes a new one.
  const report = stored?.success ? stored.data : null
  const { windowDays, windowByReason } = report ?? inForce
  return {
    definition: {
      label: 'return_within_window',
      windowDays,
      windowByReason: { ...windowByReason },
      count: 'contacts_of_the_same_reason_in_30_days_before',
    },
    version: model?.version ?? null,
    trainedAt: toIsoOrNull(model?.trainedAt ?? null),
    trainedTo: toIsoOrNull(report?.basis.completeTo ?? null),
    completeTo: toIsoOrNull(completeTo),
    inForce: model?.inForce ?? false,
    labelled: report?.labelled ?? 0,
    nullReason: report === null ? 'not_trained' : null,
    opening: report?.opening ?? null,
    solve: report?.solve ?? null,
  }
}
