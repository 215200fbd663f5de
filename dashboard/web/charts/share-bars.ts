/** Two thin bars of one stratum on one scale: what share of the frame it is, and of the sample. */
export interface ShareBars {
  /** Widths in pixels; the full width is 100 %. */
  frame: number
  sample: number
}

/** Whatever is there is at least one pixel wide. */
export function shareBars(rows: readonly { population: number; sampled: number }[], width: number): ShareBars[] {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const frame = sum(rows.map(({ population }) => population))
  const sample = sum(rows.map(({ sampled }) => sampled))
  const wide = (count: number, of: number) => (count === 0 || of === 0 ? 0 : Math.max(1, (width * count) / of))
  return rows.map(({ population, sampled }) => ({ frame: wide(population, frame), sample: wide(sampled, sample) }))
}
