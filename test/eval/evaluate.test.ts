import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { evaluate, type EvalResult } from './evaluate.ts'
import { writeIncidents, writePairs, writeRanking, writeRows, writeTopics, writeVolume } from './made-up-data.test-helper.ts'
import { judgeRow } from './requirements.ts'
import { DataProblem, rowOf } from './row.ts'
import { tableOf } from './table.ts'

const root = mkdtempSync(join(tmpdir(), 'firstfix-eval-'))
const notes: string[] = []
let result: EvalResult

beforeAll(async () => {
  for (const write of [writeTopics, writeRanking, writePairs, writeVolume, writeIncidents]) write(root)
  mkdirSync(join(root, 'recipes', 'soup'), { recursive: true })
  const broken = (path: string, name: string, bytes: Buffer | string) => {
    mkdirSync(join(root, path), { recursive: true })
    writeFileSync(join(root, path, name), bytes)
  }
  const rows = gzipSync('{"text":"a","label":"b"}\n')
  broken('topics/cut', 'train.jsonl.gz', rows.subarray(0, rows.length - 9))
  broken('topics/no-gzip', 'train.jsonl.gz', '{"text":"a","label":"b"}\n')
  broken('topics/half', 'train.jsonl.gz', rows)
  broken('pairs/words', 'pairs.jsonl.gz', gzipSync('{"a":"x","b":"y","same":true}\nnot json\n'))
  broken('ranking/shapeless', 'docs.jsonl.gz', gzipSync('{"doc_id":"1","title":"t","body":"b"}\n'))
  broken('ranking/shapeless', 'queries.jsonl.gz', gzipSync('{"query":"x"}\n'))
  broken('volume/no-split', 'series.jsonl.gz', gzipSync('{"t":"2025-01-01","value":1}\n'))
  broken(
    'incidents/empty',
    'split.json',
    JSON.stringify({ asOf: '2025-01-01T00:00:00Z', train: ['2025-01-01', '2025-01-02'], test: ['2025-01-03', '2025-01-04'], windowDays: 7 }),
  )
  result = await evaluate({ data: root, only: null, note: (line) => notes.push(line) })
}, 120_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const metricsOf = (set: string) => result.rows.filter((row) => row.set === set).map(({ metric }) => metric)
const rowOfSet = (set: string, metric: string) => result.rows.find((row) => row.set === set && row.metric === metric)

test.each([
  ['lines/gratitude', ['precision', 'recall']],
  ['lines/auto-reply', ['precision', 'recall']],
  ['lines/redaction', ['precision', 'recall']],
  ['lines/language', ['precision', 'recall']],
  ['topics/household', ['top_1', 'top_3', 'macro_f1', 'ece', 'auroc_oos']],
  ['ranking/shelf', ['mrr', 'recall_at_1', 'recall_at_3', 'recall_at_5', 'suggested', 'suggestion_hit_at_3', 'ms_per_query']],
  ['pairs/twins', ['auc', 'pr_auc', 'precision', 'recall']],
  ['volume/counter', ['wape', 'band_coverage']],
  ['incidents/desk', ['roc_auc', 'roc_auc_gain', 'pr_auc', 'brier', 'ece', 'top_decile_precision']],
])('a set of a name never seen is measured: %s', (set, metrics) => {
  expect(metricsOf(set)).toEqual(metrics)
})
test('every figure is a finite number or null, and what has a plain method stands beside it', () => {
  for (const { value, baseline } of result.rows) for (const figure of [value, baseline]) expect(figure === null || Number.isFinite(figure)).toBe(true)
  for (const [set, metric] of [
    ['topics/household', 'top_1'],
    ['ranking/shelf', 'mrr'],
    ['pairs/twins', 'auc'],
    ['volume/counter', 'wape'],
    ['incidents/desk', 'roc_auc'],
  ] as const)
    expect(rowOfSet(set, metric)?.baseline).not.toBeNull()
})
test('clear data are read clearly', () => {
  expect(rowOfSet('topics/household', 'top_1')?.value).toBe(1)
  expect(rowOfSet('topics/household', 'auroc_oos')?.value).toBeGreaterThan(0.9)
  expect(rowOfSet('ranking/shelf', 'mrr')?.value).toBe(1)
  expect(rowOfSet('pairs/twins', 'auc')?.value).toBe(1)
  expect(rowOfSet('volume/counter', 'wape')?.value).toBeLessThan(0.05)
  expect(rowOfSet('incidents/desk', 'roc_auc')?.value).toBeGreaterThan(0.8)
})
test('the verdict says which baseline wins, and whether the risk is better than counting', () => {
  expect(rowOfSet('volume/counter', 'wape')?.verdict).toMatch(/(last week|four-week mean|all-week mean) is the best baseline/)
  expect(rowOfSet('incidents/desk', 'roc_auc_gain')?.verdict).toMatch(/(not )?better than counting \(ROC-AUC [+-]0\.\d{3}, 95 % interval/)
})
test('what cannot be read is one sentence with its place, and the other sets are measured all the same', () => {
  const said = (start: string) => result.problems.filter((problem) => problem.startsWith(start))
  for (const start of [
    'topics/cut/train.jsonl.gz cannot be read: ',
    'topics/no-gzip/train.jsonl.gz cannot be read: it is no gzip file',
    'topics/half has no test.jsonl.gz',
    'pairs/words/pairs.jsonl.gz, line 2, is no JSON',
    'ranking/shapeless/queries.jsonl.gz, line 1, cannot be used: doc_ids',
    'volume/no-split has no split.json',
    'incidents/empty has no tickets.ndjson.gz',
  ])
    expect([start, said(start).length]).toEqual([start, 1])
  expect(result.problems).toHaveLength(7)
  for (const problem of result.problems) expect(problem).toMatch(/^[^\n]+\.$/)
})
test('folders of no known kind are named and skipped', () => {
  expect(result.unknown).toEqual(['recipes'])
  expect(notes.some((line) => line.startsWith('skipped recipes'))).toBe(true)
})
test('the same data give the same figures, times aside', async () => {
  const again = await evaluate({ data: root, only: ['topics', 'pairs', 'volume', 'incidents'], note: () => undefined })
  const first = result.rows.filter(({ set }) => /^(topics|pairs|volume|incidents)\//.test(set))
  expect(again.rows).toEqual(first)
}, 60_000)
test('a folder that is none is said in one sentence', async () => {
  await expect(evaluate({ data: join(root, 'nowhere'), only: null, note: () => undefined })).rejects.toThrow(DataProblem)
})
test('a folder without any set still has the labelled lines', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'firstfix-eval-empty-'))
  writeRows(join(empty, 'readme.jsonl.gz'), [{}])
  const { rows, problems } = await evaluate({ data: empty, only: null, note: () => undefined })
  rmSync(empty, { recursive: true })
  expect([new Set(rows.map(({ set }) => set.split('/')[0])), problems]).toEqual([new Set(['lines', 'sampling']), []])
})

test('a named set is held to what is asked of it, against the best baseline of the same run', () => {
  const wape = (value: number) =>
    judgeRow(rowOf('volume/uci_hourly', { metric: 'wape', value, n: 9, better: 'lower', baselines: { 'last week': 0.5, 'all-week mean': 0.4 } }))
  expect([wape(0.42).met, wape(0.43).met]).toEqual([true, false])
  const mrr = (value: number) => judgeRow(rowOf('ranking/covidfaq', { metric: 'mrr', value, n: 9, baselines: { 'stemmed MiniSearch': 0.7 } })).met
  expect([mrr(0.696), mrr(0.694)]).toEqual([true, false])
  expect(judgeRow(rowOf('ranking/other', { metric: 'mrr', value: 0, n: 9 })).met).toBeNull()
})
test('the table has a line a figure, and what was missed stands out', () => {
  const table = tableOf([
    judgeRow(rowOf('lines/gratitude', { metric: 'recall', value: 0.5, low: 0.4, high: 0.6, n: 300, baselines: { plain: 0.3 } })),
  ])
  expect(table.split('\n')[1]).toMatch(/lines\/gratitude\s+recall\s+0\.500\s+0\.400 – 0\.600\s+300\s+0\.300 plain\s+MISSED: ≥ 0\.8/)
})
