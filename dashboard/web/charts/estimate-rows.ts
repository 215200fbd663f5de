/** Several estimates of one share under each other, each a dot, its interval and its words, on one printed scale. */
import { linear, shareAxis } from './scale.ts'

export interface Estimate {
  label: string
  /** 0–1; null = there is none, and the words say why. */
  rate: number | null
  low: number | null
  high: number | null
  /** Below the interval: the figures and what it is good for. */
  words: string
}
type Anchor = 'start' | 'middle' | 'end'
export interface PlacedText {
  x: number
  y: number
  anchor: Anchor
  text: string
}
export interface EstimateRow {
  y: number
  label: PlacedText
  dot: number | null
  from: number | null
  to: number | null
  value: PlacedText | null
  words: PlacedText
}
export interface EstimateRows {
  width: number
  height: number
  /** Where the grid begins and ends. */
  top: number
  bottom: number
  rows: EstimateRow[]
  ticks: { x: number; share: number }[]
}

const STEP = 52
const LABELS = 140
/** Below this the names stand over their rows instead of beside them. */
const NARROW = 420
const EDGE = 14

/** About how wide 12 px text is: half a square for Latin, a whole one for Chinese. */
export const textWidth = (text: string): number => [...text].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 12 : 6.3), 0)

export function estimateRows(lines: readonly Estimate[], width: number): EstimateRows {
  const isNarrow = width < NARROW
  const left = isNarrow ? EDGE : LABELS + EDGE * 2
  const above = isNarrow ? 44 : 28
  const step = isNarrow ? STEP + 20 : STEP
  const { domain, ticks } = shareAxis(lines.flatMap(({ rate, low, high }) => [rate, low, high].filter((share) => share !== null)))
  const x = linear(domain, [left, width - EDGE * 2])
  const bottom = above + (lines.length - 1) * step + 24
  return {
    width,
    height: bottom + 24,
    top: 10,
    bottom,
    ticks: ticks.map((share) => ({ x: x(share), share })),
    rows: lines.map((line, at) => {
      const y = above + at * step
      const dot = line.rate === null ? null : x(line.rate)
      const to = line.high === null ? null : x(line.high)
      return {
        y,
        dot,
        from: line.low === null ? null : x(line.low),
        to,
        label: isNarrow ? { x: 0, y: y - 26, anchor: 'start', text: line.label } : { x: LABELS, y: y + 4, anchor: 'end', text: line.label },
        value: dot === null || line.rate === null ? null : { ...inside((line.rate * 100).toFixed(1), dot, width, 'middle'), y: y - 10 },
        words: { ...inside(line.words, to ?? left, width, 'end', isNarrow ? 0 : left), y: y + 18 },
      }
    }),
  }
}

/** Text by a point, moved only as far as it must be to stay in the picture. */
function inside(text: string, at: number, width: number, anchor: 'middle' | 'end', least = 0): Omit<PlacedText, 'y'> {
  const wide = textWidth(text)
  if (anchor === 'middle') return { text, anchor, x: Math.min(Math.max(at, least + wide / 2), width - wide / 2) }
  return at - wide >= least ? { text, anchor, x: at } : { text, anchor: 'start', x: least }
}
