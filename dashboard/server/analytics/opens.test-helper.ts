/** Every count of an answer with the words that open it, wherever it stands: what reads figures must not know each question. */
import type { Open } from '@shared/api/question.ts'

export interface OpenCount {
  path: string
  count: number
  opens: readonly Open[]
}
const STATE_NAMES = ['eligible', 'success', 'failed', 'failedEarly', 'pending', 'n'] as const

export function opensIn(value: unknown, path = ''): OpenCount[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => opensIn(one, `${path}[${i}]`))
  if (typeof value !== 'object' || value === null) return []
  const node = value as Record<string, unknown>
  const inside = Object.entries(node).flatMap(([key, one]) => (key === 'open' || key === 'opens' ? [] : opensIn(one, `${path}.${key}`)))
  const opens = (node.opens ?? (node.open === undefined ? [] : [node.open])) as Open[]
  if (opens.length === 0) return inside
  const single = ['count', 'atRisk', 'n'].map((name) => node[name]).find((one) => typeof one === 'number')
  if (opens[0]!.state === undefined) return [...STATE_NAMES.flatMap((state) => ownState(node, state, opens, path)), ...inside]
  if (typeof single === 'number') return [{ path, count: single, opens }, ...inside]
  return [{ path, count: Number(node.failures), opens }, ...inside]
}
const ownState = (node: Record<string, unknown>, state: string, opens: readonly Open[], path: string): OpenCount[] =>
  typeof node[state] === 'number' ? [{ path: `${path}.${state}`, count: node[state], opens: opens.map((open) => ({ ...open, state })) }] : []
