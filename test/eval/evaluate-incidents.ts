/** Repeat risk at opening on a helpdesk's records, landed and decoded as an import does, beside the count of prior contacts. */
import { configurationSchema, type Configuration } from '@shared/api/configuration.ts'
import type { TicketHistory } from '@shared/fcr/history.ts'
import { evaluateRepeatRisk } from '@shared/risk/evaluate-repeat-risk.ts'
import { openedContact } from '@shared/risk/risk-contact.ts'
import type { RiskFigure, RiskReport } from '@shared/risk/risk-report.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { toHistory } from '@shared/zendesk/to-history.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { resolveConfig } from '../../dashboard/server/judge/resolve-config.ts'
import { openFactStore } from '../../dashboard/server/store/fact-store/duckdb/open-fact-store.ts'
import { importFiles } from '../../dashboard/server/sync/import-files.ts'
import type { DataSet } from './find-sets.ts'
import { messageOf, readDocument } from './read-set.ts'
import { DataProblem, rowOf, type EvalRow } from './row.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}/, 'a day is wanted, such as 2016-04-10')
const splitSchema = z.object({
  asOf: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'a moment is wanted'),
  train: z.tuple([day, day]),
  test: z.tuple([day, day]),
  windowDays: z.number().positive(),
})

export async function evaluateIncidents({ folder, label }: DataSet): Promise<readonly EvalRow[]> {
  const split = readDocument(folder, label, 'split.json', splitSchema)
  const histories = await importHistories(folder, label)
  const report = evaluateRepeatRisk(histories.map(openedContact), split)
  if (report === null) throw new DataProblem(`${label} cannot be measured: a part of the split has no tickets, or all of them came back, or none.`)
  return rowsOf(label, report)
}

function rowsOf(label: string, report: RiskReport): readonly EvalRow[] {
  const { n } = report.test
  const figure = (metric: string, of: RiskFigure, better: 'higher' | 'lower') =>
    rowOf(label, {
      metric,
      value: of.model,
      low: of.modelInterval?.low ?? null,
      high: of.modelInterval?.high ?? null,
      n,
      better,
      baselines: { count: of.count },
    })
  const { rocAuc, topTenth } = report
  const gain = rowOf(label, {
    metric: 'roc_auc_gain',
    value: rocAuc.difference,
    low: rocAuc.differenceInterval?.low ?? null,
    high: rocAuc.differenceInterval?.high ?? null,
    n,
    better: 'none',
    verdict: verdictOf(report),
  })
  return [
    figure('roc_auc', rocAuc, 'higher'),
    gain,
    figure('pr_auc', report.prAuc, 'higher'),
    figure('brier', report.brier, 'lower'),
    rowOf(label, { metric: 'ece', value: report.ece.model, n, better: 'lower', baselines: { count: report.ece.count } }),
    rowOf(label, { metric: 'top_decile_precision', value: topTenth.model?.rate ?? null, n, baselines: { count: topTenth.count?.rate ?? null } }),
  ]
}

function verdictOf({ verdict, rocAuc: { difference, differenceInterval } }: RiskReport): string {
  const interval = differenceInterval === null ? '' : `, 95 % interval ${differenceInterval.low.toFixed(3)} to ${differenceInterval.high.toFixed(3)}`
  return `repeat risk is ${verdict === 'better' ? 'better than counting' : 'not better than counting'} (ROC-AUC ${difference >= 0 ? '+' : ''}${difference.toFixed(3)}${interval}).`
}

const configuration = (): Configuration => configurationSchema.parse({ timeZone: 'UTC', storeText: 'none' })

/** Every ticket of the folder, through decoding and a store of its own. */
async function importHistories(folder: string, label: string): Promise<TicketHistory[]> {
  const store = await openFactStore({ path: ':memory:', threads: 2 })
  const inForce = configuration()
  try {
    const paths = readdirSync(folder).flatMap((name) => (/\.(ndjson|jsonl)(\.gz)?$/.test(name) ? [join(folder, name)] : []))
    if (!paths.some((path) => /tickets\.(ndjson|jsonl)/.test(path))) throw new DataProblem(`${label} has no tickets.ndjson.gz.`)
    const { problem, skipped } = await importFiles({
      store,
      paths,
      configuration: inForce,
      hash: String,
      clock: { now: () => 0 },
      log: { debug: nothing, info: nothing, warn: nothing },
      judgeDue: async () => 0,
    }).catch((cause: unknown) => {
      throw new DataProblem(`${label} cannot be read: ${messageOf(cause)}.`, { cause })
    })
    if (problem !== null) throw new DataProblem(`${label}: ${problem}`)
    if (skipped > 0) {
      const [first] = (await store.skippedRows(1)).rows
      console.error(`${label}: ${skipped} records were skipped; the first: ${first?.where ?? ''} ${first?.why ?? ''}`)
    }
    const [fields, groups, brands, users] = await Promise.all([store.fields(), store.groups(), store.brands(), store.everyUser()])
    const { mapping } = resolveConfig(inForce, { fields, groups, brands, users: [], accountZone: null })
    const landed = await store.landedTickets(users, { openings: false })
    const historyMapping = { ...mapping, brandName: (id: number) => mapping.brandNames.get(id) ?? null, requesterLanguage: () => null }
    return landed.map((ticket) => {
      const row: TicketRow = JSON.parse(ticket.row)
      const events: readonly EventRow[] = JSON.parse(ticket.events)
      return toHistory(row, events, historyMapping)
    })
  } finally {
    await store.close()
  }
}
const nothing = (): void => undefined
