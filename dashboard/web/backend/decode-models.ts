/** `/api/v1/models` with its reports, each as its training wrote it, brought to one form. A report of another form says so instead of failing the page. */
import { z } from 'zod'
import { modelsSchema, storedRiskReportSchema } from '@shared/api/models.ts'
import { YES_FROM } from '@shared/issue/same-issue.ts'
import { LEARN_FROM } from '@shared/risk/rule-prior.ts'
import { FEWEST_LABELLED } from '@shared/text/topics/learn-topics.ts'
import type { LearnedFigure, LearnedModel, LearnedPart, LearnedVerdict } from '../figures/learned.ts'

const shareSchema = z.object({ rate: z.number(), low: z.number(), high: z.number(), n: z.number() })
const topicsSchema = z.object({
  verdict: z.enum(['in_force', 'off']),
  n: z.number(),
  learned: z.object({ n: z.number() }).nullable(),
  newest: z.object({ n: z.number() }).nullable(),
  quality: z
    .object({
      n: z.number(),
      top1: shareSchema,
      top3: shareSchema,
      ece: z.number(),
      classes: z.array(z.object({ label: z.string(), support: z.number(), precision: shareSchema.nullable(), certain: shareSchema.nullable() })),
    })
    .nullable(),
  baseline: z.object({ top1: z.number(), top3: z.number() }).nullable(),
  trusted: z.array(z.string()),
})
const sameIssueSchema = z.object({
  pairs: z.number(),
  learned: z.boolean(),
  heldOut: z
    .object({
      n: z.number(),
      precision: shareSchema.nullable(),
      recall: shareSchema.nullable(),
      f: z.number().nullable(),
      allSame: z.object({ precision: shareSchema.nullable(), f: z.number().nullable() }),
    })
    .nullable(),
})

type Model = z.infer<typeof modelsSchema>['models'][number]
type Read = Pick<LearnedModel, 'parts' | 'classes'>
const UNREAD: Read = { parts: null, classes: [] }

export function toLearnedModel(model: Model): LearnedModel {
  const { kind, version, trainedAt, inForce, why, report } = model
  return { kind, version, trainedAt, inForce, why, ...(version === null ? { parts: [], classes: [] } : READERS[kind](report)) }
}
export const learnedModelsSchema = modelsSchema.transform(({ models }) => ({ models: models.map(toLearnedModel) }))

const READERS: Readonly<Record<Model['kind'], (report: unknown) => Read>> = { topics: readTopics, same_issue: readSameIssue, repeat_risk: readRisk }

const says = (code: LearnedVerdict, n: number | null = null, needs: number | null = null): LearnedPart['says'] => ({ code, n, needs })
const plain = (code: LearnedFigure['code'], unit: LearnedFigure['unit'], value: number, baseline: number | null): LearnedFigure => ({
  code,
  unit,
  value,
  interval: null,
  baseline,
  difference: null,
})
const ofShare = (code: LearnedFigure['code'], share: z.infer<typeof shareSchema> | null, baseline: number | null): LearnedFigure[] =>
  share === null ? [] : [{ ...plain(code, 'share', share.rate, baseline), interval: { low: share.low, high: share.high } }]

function readTopics(report: unknown): Read {
  const read = topicsSchema.safeParse(report)
  if (!read.success) return UNREAD
  const { verdict, n, learned, newest, quality, baseline, trusted } = read.data
  const none = n < FEWEST_LABELLED ? says('topicsFew', n, FEWEST_LABELLED) : says('topicsOne')
  const part: LearnedPart = {
    moment: null,
    says: quality === null ? none : says(verdict === 'in_force' ? 'topicsOn' : 'topicsOff'),
    learnedOn: learned?.n ?? null,
    measuredOn: newest?.n ?? null,
    figures:
      quality === null
        ? []
        : [
            ...ofShare('top1', quality.top1, baseline?.top1 ?? null),
            ...ofShare('top3', quality.top3, baseline?.top3 ?? null),
            plain('ece', 'score', quality.ece, null),
          ],
  }
  const classes = (quality?.classes ?? []).map(({ label, support, precision, certain }) => ({
    label,
    n: support,
    precision,
    certain,
    trusted: trusted.includes(label),
  }))
  return { parts: [part], classes }
}

function readSameIssue(report: unknown): Read {
  const read = sameIssueSchema.safeParse(report)
  if (!read.success) return UNREAD
  const { pairs, learned, heldOut } = read.data
  const part: LearnedPart = {
    moment: null,
    says: sameIssueSays(heldOut),
    learnedOn: learned && heldOut ? pairs - heldOut.n : null,
    measuredOn: heldOut?.n ?? null,
    figures:
      heldOut === null
        ? []
        : [
            ...ofShare('precision', heldOut.precision, heldOut.allSame.precision?.rate ?? null),
            ...ofShare('recall', heldOut.recall, null),
            ...(heldOut.f === null ? [] : [plain('f', 'score', heldOut.f, heldOut.allSame.f)]),
          ],
  }
  return { parts: [part], classes: [] }
}
function sameIssueSays(heldOut: z.infer<typeof sameIssueSchema>['heldOut']): LearnedPart['says'] {
  if (heldOut === null) return says('sameFew')
  if (heldOut.precision === null || heldOut.recall === null) return says('sameNone')
  if (heldOut.precision.low < YES_FROM) return says('sameUnsure', null, YES_FROM)
  return says((heldOut.f ?? 0) <= (heldOut.allSame.f ?? 0) ? 'sameNoBetter' : 'sameOn')
}

function readRisk(report: unknown): Read {
  const read = storedRiskReportSchema.safeParse(report)
  if (!read.success) return UNREAD
  return { parts: [read.data.opening, read.data.solve].map(riskPart), classes: [] }
}
function riskPart(report: z.infer<typeof storedRiskReportSchema>['opening']): LearnedPart {
  const { moment } = report
  if (report.reason !== null) {
    const code = report.reason === 'too_few_contacts' ? says('riskFew', report.labelled, LEARN_FROM) : says('riskOne')
    return { moment, says: code, learnedOn: null, measuredOn: null, figures: [] }
  }
  const score = (code: LearnedFigure['code'], figure: typeof report.rocAuc): LearnedFigure => ({
    code,
    unit: 'score',
    value: figure.model,
    interval: figure.modelInterval,
    baseline: figure.count,
    difference: figure.differenceInterval,
  })
  return {
    moment,
    says: says(report.verdict === 'better' ? 'riskBetter' : 'riskNoBetter'),
    learnedOn: report.train.n,
    measuredOn: report.test.n,
    figures: [
      score('roc_auc', report.rocAuc),
      score('pr_auc', report.prAuc),
      score('brier', report.brier),
      plain('ece', 'score', report.ece.model, report.ece.count),
    ],
  }
}
