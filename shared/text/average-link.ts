/** Groups of texts that are alike on average: agglomerative clustering with average linkage (UPGMA; Sokal & Michener 1958). */
import { BUCKETS, type TermVector } from '../issue/term-vector.ts'

/** How alike each two are, 0 to 1: `n · n` numbers, row by row. */
export function similarities(vectors: readonly TermVector[]): Float32Array {
  const n = vectors.length
  const all = new Float32Array(n * n)
  const postings = new Map<number, { at: number[]; weights: number[] }>()
  for (const [row, { buckets, weights }] of vectors.entries())
    for (let i = 0; i < buckets.length; i += 1) {
      const bucket = buckets[i]! % BUCKETS
      const posting = postings.get(bucket) ?? { at: [], weights: [] }
      if (posting.at.length === 0) postings.set(bucket, posting)
      for (let j = 0; j < posting.at.length; j += 1) all[row * n + posting.at[j]!]! += weights[i]! * posting.weights[j]!
      posting.at.push(row)
      posting.weights.push(weights[i]!)
    }
  for (let row = 0; row < n; row += 1) for (let column = 0; column < row; column += 1) all[column * n + row] = all[row * n + column]!
  return all
}

/**
 * Members by cluster, none below `cut`: the dendrogram cut there. By chains of nearest neighbours (Murtagh 1983), n² steps;
 * average linkage never makes a pair more alike than its parts, so a cluster whose nearest is below the cut is finished.
 */
export function averageLink(vectors: readonly TermVector[], cut: number): number[][] {
  const n = vectors.length
  const alike = similarities(vectors)
  const members: (number[] | null)[] = vectors.map((_, at) => [at])
  const open = new Set(members.keys())
  const finished: number[][] = []
  const chain: number[] = []
  const finish = (at: number) => {
    finished.push(members[at]!)
    open.delete(at)
  }
  while (open.size > 0) {
    if (chain.length === 0) for (const at of open) if (chain.push(at) > 0) break
    const top = chain.at(-1)!
    const nearest = nearestOf(top, open, alike, n, chain.at(-2))
    if (nearest === null || alike[top * n + nearest]! < cut) {
      chain.pop()
      finish(top)
    } else if (nearest === chain.at(-2)) {
      chain.length -= 2
      merge(nearest, top, { members, open, alike, n })
    } else chain.push(nearest)
  }
  return finished
}

/** The one before wins a tie, so that a chain ends. */
function nearestOf(at: number, open: ReadonlySet<number>, alike: Float32Array, n: number, before: number | undefined): number | null {
  let best: number | null = before !== undefined && open.has(before) ? before : null
  for (const other of open) if (other !== at && (best === null || alike[at * n + other]! > alike[at * n + best]!)) best = other
  return best
}

interface Linking {
  members: (number[] | null)[]
  open: Set<number>
  alike: Float32Array
  n: number
}
function merge(into: number, gone: number, { members, open, alike, n }: Linking): void {
  const [a, b] = [members[into]!, members[gone]!]
  const all = a.length + b.length
  for (const other of open) {
    if (other === into || other === gone) continue
    const mean = (a.length * alike[into * n + other]! + b.length * alike[gone * n + other]!) / all
    alike[into * n + other] = mean
    alike[other * n + into] = mean
  }
  members[into] = [...a, ...b].sort((x, y) => x - y)
  members[gone] = null
  open.delete(gone)
}
