import { computed, ref, watch, type Ref } from 'vue'
import { submitGaps, FIRST_CONTACT_VERDICTS, type FirstContactVerdict, type ReviewWords, type SameIssueLabel } from '@shared/quality/review.ts'
import type { ControllableBy } from '@shared/quality/root-causes.ts'
import { NOT_APPLICABLE, scoreOf, type Criterion, type Scorecard, type ScoredTicket } from '@shared/quality/scorecard.ts'

/** A criterion by its id, or one of the two questions that every review has. */
export type Row = { kind: 'criterion'; id: string } | { kind: 'verdict' } | { kind: 'cause' }
interface Source {
  card: Pick<Scorecard, 'sections' | 'passMark'>
  ticket: ScoredTicket
  /** Tickets that may be the same issue, in the order in which they are asked. */
  neighbours: readonly number[]
  words: Ref<ReviewWords>
  change(words: ReviewWords): void
}

const keyOf = (row: Row): string => (row.kind === 'criterion' ? `criterion ${row.id}` : row.kind)

/** What keys and clicks do to the words of a review, and where the reviewer stands in it. */
export function useScoring({ card, ticket, neighbours, words, change }: Source) {
  const criteria = new Map(card.sections.flatMap((section) => section.criteria).map((criterion): [string, Criterion] => [criterion.id, criterion]))
  const score = computed(() => scoreOf(card, words.value.answers, ticket))
  const gaps = computed(() => submitGaps(words.value, score.value))
  const rows = computed((): Row[] => [...score.value.asked.map((id): Row => ({ kind: 'criterion', id })), { kind: 'verdict' }, { kind: 'cause' }])
  const current = ref<Row>(firstOpen())
  /** The neighbour that Y and X speak of. */
  const neighbour = ref<number | null>(nextNeighbour())

  // What an answer closed is no place to stand.
  watch(rows, (list) => {
    if (!list.some((row) => keyOf(row) === keyOf(current.value))) current.value = firstOpen()
  })
  function firstOpen(): Row {
    const [open] = score.value.open
    if (open !== undefined) return { kind: 'criterion', id: open }
    return words.value.verdict === null ? { kind: 'verdict' } : { kind: 'cause' }
  }
  function nextNeighbour(): number | null {
    return neighbours.find((id) => words.value.sameIssue[id] === undefined) ?? neighbours.at(-1) ?? null
  }
  function move(step: number): void {
    const at = rows.value.findIndex((row) => keyOf(row) === keyOf(current.value))
    current.value = rows.value[Math.min(Math.max(at + step, 0), rows.value.length - 1)] ?? current.value
  }
  /** The first answer leads on; a changed one stays where it is, so that it can be seen. */
  function goOn(row: Row, isFirst: boolean): void {
    current.value = row
    if (isFirst) move(1)
  }
  function answer(id: string, level: string): void {
    const isFirst = words.value.answers[id] === undefined
    change({ ...words.value, answers: { ...words.value.answers, [id]: level } })
    goOn({ kind: 'criterion', id }, isFirst)
  }
  function judge(verdict: FirstContactVerdict): void {
    const isFirst = words.value.verdict === null
    change({ ...words.value, verdict })
    goOn({ kind: 'verdict' }, isFirst)
  }
  function blame(cause: string | null, controllableBy: ControllableBy | null): void {
    change({ ...words.value, cause, controllableBy })
    current.value = { kind: 'cause' }
  }
  /** The n-th answer of the current question, from 1; false when it has none. */
  function choose(n: number): boolean {
    const row = current.value
    if (row.kind === 'verdict') {
      const verdict = FIRST_CONTACT_VERDICTS[n - 1]
      if (verdict) judge(verdict)
      return verdict !== undefined
    }
    const level = row.kind === 'criterion' ? criteria.get(row.id)?.levels[n - 1] : undefined
    if (row.kind === 'criterion' && level) answer(row.id, level.id)
    return level !== undefined
  }
  function notApplicable(): boolean {
    const row = current.value
    if (row.kind !== 'criterion' || !criteria.get(row.id)?.mayBeNotApplicable) return false
    answer(row.id, NOT_APPLICABLE)
    return true
  }
  function label(ticketId: number, same: SameIssueLabel): void {
    change({ ...words.value, sameIssue: { ...words.value.sameIssue, [ticketId]: same } })
    neighbour.value = nextNeighbour()
  }
  /** Of the neighbour whose turn it is. */
  function labelNext(same: SameIssueLabel): void {
    if (neighbour.value !== null) label(neighbour.value, same)
  }
  return { score, gaps, rows, current, neighbour, move, answer, judge, blame, choose, notApplicable, label, labelNext }
}
