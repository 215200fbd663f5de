/** What a conversation is scored by: sections of criteria with weights, as data. A version never changes once it is published; reviews pin theirs. */

/** Both languages of the product; a card made in one shows that one. */
export interface Words {
  en: string
  zh: string
}
export interface Level {
  id: string
  title: Words
  /** 0 = failed, 1 = fully met. */
  value: number
}
/** All of what is named must hold; a list holds when one of its words does. */
export interface When {
  reasons?: readonly string[]
  channels?: readonly string[]
  handledBy?: readonly string[]
  /** Another criterion, further up, was given one of these levels. */
  answered?: { criterion: string; levels: readonly string[] }
}
export interface Criterion {
  id: string
  title: Words
  /** When which level is right. */
  guidance: Words | null
  /** 0 = asked for, not counted. */
  weight: number
  /** Failed, the whole review scores 0. */
  critical: boolean
  /** Best first; at least two, with values that differ. */
  levels: readonly Level[]
  mayBeNotApplicable: boolean
  /** The rule check that answers the same question on every ticket; null = none does. */
  check: string | null
}
export interface Section {
  id: string
  title: Words
  when: When | null
  criteria: readonly Criterion[]
}
export interface Scorecard {
  id: string
  /** Counts up with each publication. */
  version: number
  title: Words
  /** A score of at least this passes, 0 to 1. */
  passMark: number
  sections: readonly Section[]
}

export const NOT_APPLICABLE = 'na'
/** Level id by criterion id, or `na`. */
export type Answers = Readonly<Record<string, string>>
export interface ScoredTicket {
  reason: string | null
  channel: string
  handledBy: string
}
export interface Score {
  /** Criteria that this ticket and these answers ask for, in order. */
  asked: readonly string[]
  /** Asked for and not answered yet. */
  open: readonly string[]
  /** Weighted mean of the levels' values, 0 to 1; 0 with a critical failure; null while something is open or nothing counts. */
  score: number | null
  criticalFailures: readonly string[]
  passed: boolean | null
}

export function scoreOf(card: Pick<Scorecard, 'sections' | 'passMark'>, answers: Answers, ticket: ScoredTicket): Score {
  const asked = askedCriteria(card, answers, ticket)
  const open = asked.filter(({ id }) => answers[id] === undefined).map(({ id }) => id)
  const counted = asked.flatMap((criterion) => {
    const value = valueOf(criterion, answers)
    return value === null ? [] : [{ criterion, value }]
  })
  const criticalFailures = counted.filter(({ criterion, value }) => criterion.critical && value === 0).map(({ criterion }) => criterion.id)
  const weight = counted.reduce((sum, { criterion }) => sum + criterion.weight, 0)
  const mean = weight === 0 ? null : counted.reduce((sum, { criterion, value }) => sum + criterion.weight * value, 0) / weight
  const score = open.length > 0 ? null : criticalFailures.length > 0 ? 0 : mean
  return {
    asked: asked.map(({ id }) => id),
    open,
    score,
    criticalFailures,
    // A card whose weights do not divide evenly must not fail by the last digit.
    passed: score === null ? null : criticalFailures.length === 0 && score >= card.passMark - 1e-9,
  }
}

/** Criteria that apply, in order; an answer to one that does not is kept and counts for nothing. */
export function askedCriteria({ sections }: Pick<Scorecard, 'sections'>, answers: Answers, ticket: ScoredTicket): readonly Criterion[] {
  return sections.filter(({ when }) => when === null || holds(when, answers, ticket)).flatMap(({ criteria }) => criteria)
}

/** Of the level that was chosen; null where none was, or the criterion does not apply. */
export function valueOf({ id, levels }: Criterion, answers: Answers): number | null {
  const answer = answers[id]
  return answer === undefined || answer === NOT_APPLICABLE ? null : (levels.find((level) => level.id === answer)?.value ?? null)
}

function holds({ reasons, channels, handledBy, answered }: When, answers: Answers, ticket: ScoredTicket): boolean {
  const among = (list: readonly string[] | undefined, word: string | null) => list === undefined || (word !== null && list.includes(word))
  return (
    among(reasons, ticket.reason) &&
    among(channels, ticket.channel) &&
    among(handledBy, ticket.handledBy) &&
    (answered === undefined || answered.levels.includes(answers[answered.criterion] ?? ''))
  )
}
