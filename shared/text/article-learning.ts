/**
 * What agents do with articles, as a lift of their rank: a use prior, and a click-through rate corrected for the place an article was shown in,
 * so that standing first does not feed itself. Every lift is small and capped: words decide, habit breaks ties.
 */
import type { EpochSeconds, TicketId } from '../fcr/history.ts'

export interface ArticleDeed {
  ticketId: TicketId
  articleId: number
  /** A passive impression is `shown` and no more; it is never a dismissal. */
  kind: 'shown' | 'used' | 'dismissed'
  /** Place in the list from 0; null = found by hand. */
  slot: number | null
  /** What the ticket was about, as far as known then. */
  topic: string | null
  at: EpochSeconds
}
export interface ArticleLearning {
  /** Added to the logarithm of an article's score, −0.7 … 0.7. */
  lift(articleId: number, topic: string | null): number
  /** Deeds that speak, decayed. */
  weight: number
}

/** How likely a place is looked at at all (start values; position bias after Joachims et al. 2005). */
export const EXAMINED = [1, 0.65, 0.45, 0.35, 0.3] as const
const HALF_LIFE_SECONDS = 60 * 86_400
/** Deeds that the mean of all articles counts for. */
const PRIOR_DEEDS = 20
const PRIOR_WEIGHT = 0.2
const MOST_LIFT = 0.7
const DISMISSAL = 0.5
const LEAST_RATE = 0.001

interface Cell {
  used: number
  dismissed: number
  shown: number
}
const emptyCell = (): Cell => ({ used: 0, dismissed: 0, shown: 0 })

export function learnArticles(deeds: Iterable<ArticleDeed>, { articles, now }: { articles: number; now: EpochSeconds }): ArticleLearning {
  const all = emptyCell()
  const byArticle = new Map<number, Cell>()
  const byTopic = new Map<string, Cell>()
  for (const deed of deeds) {
    const weight = 2 ** (-Math.max(0, now - deed.at) / HALF_LIFE_SECONDS)
    // A dismissal speaks of this article for this topic only.
    const cells = [
      cellOf(byTopic, `${deed.articleId} ${deed.topic ?? ''}`),
      ...(deed.kind === 'dismissed' ? [] : [cellOf(byArticle, deed.articleId), all]),
    ]
    for (const cell of cells)
      if (deed.kind === 'shown') cell.shown += weight * (EXAMINED[deed.slot ?? 0] ?? EXAMINED[EXAMINED.length - 1]!)
      else cell[deed.kind] += weight
  }
  const mean = Math.max(LEAST_RATE, all.used / (all.shown + PRIOR_DEEDS))
  return {
    weight: all.used + all.shown,
    lift(articleId, topic) {
      const own = byArticle.get(articleId) ?? emptyCell()
      const cell = topic === null ? emptyCell() : (byTopic.get(`${articleId} ${topic}`) ?? emptyCell())
      const prior = ((own.used + PRIOR_DEEDS / articles) / (all.used + PRIOR_DEEDS)) * articles
      const rate = rateOf(cell, rateOf(own, mean))
      return capped(capped(PRIOR_WEIGHT * Math.log(prior)) + (all.shown > 0 ? capped(PRIOR_WEIGHT * Math.log(rate / mean)) : 0))
    },
  }
}

/** Of a cell with few deeds mostly that of the wider one. */
const rateOf = ({ used, dismissed, shown }: Cell, wider: number): number =>
  Math.max(LEAST_RATE, (used - DISMISSAL * dismissed + PRIOR_DEEDS * wider) / (shown + PRIOR_DEEDS))
const capped = (lift: number): number => Math.max(-MOST_LIFT, Math.min(MOST_LIFT, lift))

function cellOf<K>(cells: Map<K, Cell>, key: K): Cell {
  const known = cells.get(key) ?? emptyCell()
  cells.set(key, known)
  return known
}
