/** What goes with an article being pointed to, inside reason × channel, and where none ever is (product C14, row 29). */
import type { ArticleEffect, ArticleEffectQuery, ArticleEffects } from '@shared/api/article-effect.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { falseDiscovery } from '@shared/stats/false-discovery.ts'
import { normalCdf } from '@shared/stats/special-functions.ts'
import { standardisedDifference, type StandardisedDifference } from '@shared/stats/standardised-difference.ts'
import type { Stratum } from '@shared/stats/standardisation.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, groupedBy, portion, rateOf, talliesBy, tallyOf, type Asked } from './scope.ts'
import { mixOf, toStrata } from './strata.ts'
import { eligibleOf } from './tally.ts'

const FALSE_DISCOVERY_RATE = 0.05
const STRATA = ['reason', 'channel'] as const
const reasonOf = ({ values }: GroupCount) => values[0] ?? NO_VALUE
const articleOf = ({ values }: GroupCount) => values[STRATA.length] ?? NO_VALUE
const strataOf = (counts: readonly GroupCount[]): Stratum[] =>
  toStrata(talliesBy(counts, ({ values }) => JSON.stringify(values.slice(0, STRATA.length))))

export async function readArticleEffect(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: ArticleEffectQuery,
): Promise<Answer<ArticleEffects>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const [counts, labels, titles] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, by: [...STRATA, 'article'] }),
    readLabels(reader, settings),
    readTitles(reader),
  ])
  const total = figuresOf(counts, {}, filter)
  const byReason = [...groupedBy(counts, reasonOf)]
  return answer({
    ...stamp(rateOf(tallyOf(counts), { filter: [] }).coarseShare),
    strata: [...STRATA],
    note: 'not_causal',
    minContacts: query.minContacts,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    total,
    reasons: byReason
      .map(([value, own]) => ({ value, label: labels.of('reason', value), ...figuresOf(own, { reason: value }, filter) }))
      .filter((row) => row.used.eligible > 0)
      .sort(
        bySize(
          (row) => row.used.eligible,
          (row) => row.value,
        ),
      ),
    articles: articlesOf(counts, query.minContacts, titles, filter),
    gaps: byReason
      .map(([value, own]) => ({ value, label: labels.of('reason', value), ...gapOf(own, { reason: value }, filter) }))
      .filter((row) => row.failures.count > 0)
      .sort(
        bySize(
          (row) => row.failures.count,
          (row) => row.value,
        ),
      ),
    nullReason: total.used.eligible === 0 ? 'no_article_used' : null,
  })
}

/** The newest wording of each; a locale more or less is the same article. */
async function readTitles(reader: Pick<AnalyticsReader, 'articles'>): Promise<ReadonlyMap<string, string>> {
  return new Map((await reader.articles()).map(({ id, title }) => [String(id), title]))
}

const isUsed = (count: GroupCount) => articleOf(count) !== NO_VALUE
function figuresOf(counts: readonly GroupCount[], own: Readonly<Record<string, string>>, filter: Asked['filter']): ArticleEffects['total'] {
  const used = counts.filter(isUsed)
  const notUsed = counts.filter((count) => !isUsed(count))
  return {
    used: rateOf(tallyOf(used), { filter: filter(own, [`article!=${NO_VALUE}`]) }),
    notUsed: rateOf(tallyOf(notUsed), { filter: filter({ ...own, article: NO_VALUE }) }),
    effect: effectOf(compare(used, notUsed)),
  }
}

interface Compared {
  n: number
  others: number
  found: StandardisedDifference | null
}
/** At the mix of those with an article: what it would have been for them. */
function compare(used: readonly GroupCount[], notUsed: readonly GroupCount[]): Compared {
  const [own, others] = [strataOf(used), strataOf(notUsed)]
  const sum = (strata: readonly Stratum[]) => strata.reduce((total, { n }) => total + n, 0)
  return { n: sum(own), others: sum(others), found: standardisedDifference(own, others, mixOf(own)) }
}
function effectOf({ n, others, found }: Compared, least = SMALL_N): ArticleEffect {
  const none = { difference: null, low: null, high: null, withinNoise: null, strata: found?.strata ?? 0, covered: found?.covered ?? 0 }
  if (n < least || others < SMALL_N) return { ...none, nullReason: 'too_few' }
  if (found === null) return { ...none, nullReason: 'nothing_to_compare' }
  const { difference, low, high, strata, covered } = found
  return { difference, low, high, withinNoise: low <= 0 && high >= 0, strata, covered, nullReason: null }
}

function articlesOf(
  counts: readonly GroupCount[],
  least: number,
  titles: ReadonlyMap<string, string>,
  filter: Asked['filter'],
): ArticleEffects['articles'] {
  const notUsed = counts.filter((count) => !isUsed(count))
  const rows = [...groupedBy(counts.filter(isUsed), articleOf)].map(([value, own]) => {
    const compared = compare(own, notUsed)
    const effect = effectOf(compared, least)
    const p =
      effect.nullReason === null && compared.found !== null
        ? 2 * normalCdf(-Math.abs(compared.found.difference / compared.found.standardError))
        : null
    const used = rateOf(tallyOf(own), { filter: filter({ article: value }) })
    return { value, label: titles.get(value) ?? null, used, effect, p }
  })
  const found = falseDiscovery(
    rows.flatMap(({ p }) => (p === null ? [] : [p])),
    FALSE_DISCOVERY_RATE,
  )
  let test = 0
  return rows
    .map((row) => ({
      ...row,
      found: row.p !== null && found[test++]!.found ? ((row.effect.difference ?? 0) > 0 ? ('above' as const) : ('below' as const)) : null,
    }))
    .sort(
      bySize(
        (row) => row.used.eligible,
        (row) => row.value,
      ),
    )
}

function gapOf(counts: readonly GroupCount[], own: Readonly<Record<string, string>>, filter: Asked['filter']) {
  const [all, without] = [tallyOf(counts), tallyOf(counts, (count) => !isUsed(count))]
  const where = (state: string) => ({ state, filter: filter({ ...own, article: NO_VALUE }) })
  const failuresOf = ({ certain }: typeof all) => certain.failed + certain.failedEarly
  return {
    withoutArticle: portion(eligibleOf(without), eligibleOf(all), where('eligible')),
    failures: portion(failuresOf(without), failuresOf(all), where('failures')),
  }
}
