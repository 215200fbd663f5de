/** Samples as a terminal shows them. */
import type { Estimate, SampleResults } from '@shared/api/quality/sample-results.ts'
import type { SamplePreview, SampleSummary } from '@shared/api/quality/samples.ts'
import { table } from './table.ts'

const right = (head: string) => ({ head, align: 'right' as const })
const points = (share: number): string => (share * 100).toFixed(1)
const orDash = (value: number | null, digits = 1): string => (value === null ? '–' : value.toFixed(digits))
const nameOf = ({ id, parts }: SamplePreview['strata'][number] | SampleResults['strata'][number]): string =>
  parts.length === 0 ? id : parts.map(({ label, value }) => label ?? value).join(' · ')

export function previewText({ frame, strata, total, planner, measured }: SamplePreview): string {
  const rows = strata.map((stratum) => [
    nameOf(stratum),
    String(stratum.population),
    orDash(stratum.n),
    stratum.inclusion.toFixed(4),
    orDash(stratum.weight),
    orDash(stratum.expectedFailures),
    `${points(stratum.frameShare)} → ${points(stratum.sampleShare)} %`,
  ])
  const left = frame.excluded.map(({ kind, count }) => `${count} ${kind}`).join(', ')
  return [
    `${frame.from} to ${frame.to}${frame.matured ? ', final' : ', not final'}: ${frame.size} of ${frame.eligible} eligible in the frame; left out: ${left || 'none'}`,
    table(
      ['stratum', 'N', 'n', 'probability', 'weight', 'failures', 'share'].map((head, at) => (at === 0 ? { head } : right(head))),
      rows,
    ),
    '',
    `failures to be found: ${orDash(total.expectedFailures)}, at random ${orDash(total.expectedFailuresSimple)}; precision ±${total.precision === null ? '–' : points(total.precision.halfWidth)} points, at random ±${total.precisionSimple === null ? '–' : points(total.precisionSimple.halfWidth)}`,
    `measured over ${measured.n} contacts from ${measured.from} to ${measured.to}; ${total.random.toFixed(1)} of ${total.n} are random by themselves`,
    `${planner.method} at ${points(planner.rate)} %: ${planner.rows.map(({ n, halfWidth, hours }) => `${n} → ±${points(halfWidth)} (${hours.toFixed(1)} h)`).join(', ')}`,
    '',
  ].join('\n')
}

export function listText(samples: readonly SampleSummary[]): string {
  if (samples.length === 0) return 'Nothing was drawn yet: firstfix sample draw --size 60\n'
  const rows = samples.map(({ id, title, from, to, design, frameSize, progress }) => [
    id,
    `${from} to ${to}`,
    design,
    String(frameSize),
    String(progress.drawn),
    String(progress.submitted),
    `${progress.replaced} (${points(progress.replacedShare)} %)`,
    title,
  ])
  return `${table(
    ['sample', 'days', 'design', 'frame', 'drawn', 'reviewed', 'replaced', 'title'].map((head) => ({ head })),
    rows,
  )}\n`
}

const estimateText = ({ value, low, high, n, nullReason }: Estimate): string =>
  value === null || low === null || high === null ? `– (${nullReason ?? ''}, n ${n})` : `${points(value)} (${points(low)}–${points(high)}, n ${n})`

export function resultsText({ sample, measures, covered, replaced, strata, fewest }: SampleResults): string {
  const rows = measures.map(({ id, naive, weighted, random, unreliable, differs }) => [
    id,
    estimateText(naive),
    estimateText(weighted),
    estimateText(random),
    unreliable ? 'unreliable' : '',
    differs.join(' '),
  ])
  const weak = strata.filter(({ unreliable }) => unreliable).map(nameOf)
  return [
    `${sample.id}: ${sample.progress.submitted} of ${sample.progress.drawn} reviewed, replaced ${replaced.total} (${points(replaced.share)} %); ${points(covered)} % of the frame is spoken of; figures from ${fewest} reviews on`,
    table(
      ['measure', 'reviewers saw', 'weighted', 'random part', '', 'why they differ'].map((head) => ({ head })),
      rows,
    ),
    weak.length === 0 ? '' : `fewer than five failures or passes expected: ${weak.join(', ')}`,
    '',
  ].join('\n')
}
