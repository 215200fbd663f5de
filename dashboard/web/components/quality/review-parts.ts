/** A review as parts that can differ (`answers.correct_policy`, `comments`, `note`), to be compared, chosen and put together again. */
import { reviewWordsInputSchema } from '@shared/api/quality/reviews.ts'
import type { ReviewWords } from '@shared/quality/review.ts'

const MAPS = ['answers', 'sameIssue'] as const
const SINGLE = ['comments', 'verdict', 'cause', 'controllableBy', 'note'] as const
type MapName = (typeof MAPS)[number]

function split(part: string): { map: MapName; key: string } | null {
  const map = MAPS.find((name) => part.startsWith(`${name}.`))
  return map === undefined ? null : { map, key: part.slice(map.length + 1) }
}

/** What stands there; null = nothing. */
export function partOf(words: ReviewWords, part: string): unknown {
  const inMap = split(part)
  if (inMap) return words[inMap.map][inMap.key] ?? null
  const name = SINGLE.find((single) => single === part)
  return name === undefined ? null : words[name]
}

/** Null where the outcome is no review any more. */
export function withPart(words: ReviewWords, part: string, value: unknown): ReviewWords | null {
  const inMap = split(part)
  const { [inMap?.key ?? '']: _, ...others } = inMap ? words[inMap.map] : {}
  const changed = inMap
    ? { ...words, [inMap.map]: value === null || value === undefined ? others : { ...others, [inMap.key]: value } }
    : { ...words, [part]: value }
  return reviewWordsInputSchema.safeParse(changed).data ?? null
}

export const sameValue = (one: unknown, other: unknown): boolean => canonical(one ?? null) === canonical(other ?? null)
export const sameWords = (one: ReviewWords, other: ReviewWords): boolean => differingParts(one, other).length === 0

/** In the order in which a reviewer meets them. */
export function differingParts(one: ReviewWords, other: ReviewWords): string[] {
  const keys = (map: MapName) => [...new Set([...Object.keys(one[map]), ...Object.keys(other[map])])].map((key) => `${map}.${key}`)
  return [...keys('answers'), ...SINGLE, ...keys('sameIssue')].filter((part) => !sameValue(partOf(one, part), partOf(other, part)))
}

/** JSON with its keys in order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${entries
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`)
    .join(',')}}`
}
