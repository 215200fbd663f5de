/** Every count of an answer with the words that open it, wherever it stands: what reads figures must not know each question. */
import { contactsQuerySchema } from '@shared/api/contacts.ts'
import type { Open, Stamp } from '@shared/api/question.ts'
import { listContacts } from './contacts.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'

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

/** All counts of an answer, and those whose words list another number of tickets. */
export async function wrongOpens(
  value: Stamp,
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
): Promise<{ counts: readonly OpenCount[]; wrong: readonly unknown[] }> {
  const counts = opensIn(value)
  const wrong: unknown[] = []
  for (const { path, count, opens } of fewOfEach(counts)) {
    let listed = 0
    for (const open of opens) {
      const page = await listContacts(reader, settings, contactsQuerySchema.parse({ ...value.contacts, ...open, limit: 1 }))
      listed += page.ok ? page.value.total : Number.NaN
      if (!page.ok) wrong.push(page.problem)
    }
    if (listed !== count) wrong.push({ path, count, listed, opens })
  }
  return { counts, wrong }
}
/** Places of one kind differ in their indices only; the largest counts can go wrong most. */
function fewOfEach(counts: readonly OpenCount[]): OpenCount[] {
  const kinds = new Map<string, OpenCount[]>()
  for (const one of counts.toSorted((a, b) => b.count - a.count)) {
    const kind = one.path.replace(/\d+/g, '')
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return [...kinds.values()].flatMap((same) => [...same.slice(0, 3), ...same.slice(-1)])
}
