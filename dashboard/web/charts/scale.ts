/** Straight scales and round ticks. */
export interface Scale {
  (value: number): number
}

export const linear =
  (domain: readonly [number, number], range: readonly [number, number]): Scale =>
  (value) =>
    range[0] + ((value - domain[0]) / (domain[1] - domain[0] || 1)) * (range[1] - range[0])

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25]

/** A domain of whole steps round the shares given, inside 0 and 1, with at most five ticks, ends included. */
export function shareAxis(values: readonly number[], atLeast = 0.1): { domain: [number, number]; ticks: number[] } {
  const [least, most] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)]
  const missing = Math.max(0, atLeast - (most - least))
  const low = Math.max(0, least - missing / 2)
  const high = Math.min(1, most + missing / 2)
  for (const step of STEPS) {
    const first = Math.floor(low / step + 1e-9)
    const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
    if (last - first > 4) continue
    const ticks = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(4)))
    return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks }
  }
  return { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] }
}

/** `M…L…` through the points, one decimal. */
export const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
