/** Promoters less detractors. */

export interface Recommendations {
  /** Answers 9 and 10, 7 and 8, 0 to 6. */
  promoters: number
  passives: number
  detractors: number
}

/**
 * Net promoter score as a fraction from −1 to 1 with its interval, 95 % by default: Wald's after three answers are added, ¾ at each end.
 * null without answers. Source: Rocks (2016), The American Statistician 70:365–372.
 */
export function netPromoter(
  { promoters, passives, detractors }: Recommendations,
  z = 1.959964,
): { score: number; low: number; high: number; n: number } | null {
  const n = promoters + passives + detractors
  if (n <= 0) return null
  const [more, less, all] = [promoters + 0.75, detractors + 0.75, n + 3]
  const middle = (more - less) / all
  const spread = z * Math.sqrt(((more + less) / all - middle ** 2) / all)
  return { score: (promoters - detractors) / n, low: Math.max(-1, middle - spread), high: Math.min(1, middle + spread), n }
}
