/** Changes of a card while it is edited. Each answers a new card; ids are made once and stay. */
import type { ScorecardWords } from '@shared/api/quality/scorecards.ts'

export type CardSection = ScorecardWords['sections'][number]
export type CardCriterion = CardSection['criteria'][number]
export type CardLevel = CardCriterion['levels'][number]
const NO_WORDS = { en: '', zh: '' }

export const EMPTY_CARD: ScorecardWords = { title: NO_WORDS, passMark: 0.8, sections: [] }

/** `criterion_3`, the first that is free. */
export function freeId(stem: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${stem}_${n}`)) return `${stem}_${n}`
}
export const newLevels = (): CardLevel[] => [
  { id: 'met', title: { en: 'Met', zh: '达到' }, value: 1 },
  { id: 'partly', title: { en: 'Partly', zh: '部分' }, value: 0.5 },
  { id: 'not_met', title: { en: 'Not met', zh: '未达到' }, value: 0 },
]
export const newSection = (card: ScorecardWords): CardSection => ({
  id: freeId(
    'section',
    card.sections.map(({ id }) => id),
  ),
  title: NO_WORDS,
  when: null,
  criteria: [],
})
export const newCriterion = (card: ScorecardWords): CardCriterion => ({
  id: freeId(
    'criterion',
    card.sections.flatMap(({ criteria }) => criteria.map(({ id }) => id)),
  ),
  title: NO_WORDS,
  guidance: null,
  weight: 10,
  critical: false,
  levels: newLevels(),
  mayBeNotApplicable: true,
  check: null,
})
export const newLevel = (levels: readonly CardLevel[]): CardLevel => ({
  id: freeId(
    'level',
    levels.map(({ id }) => id),
  ),
  title: NO_WORDS,
  value: 0,
})

export const replaced = <T>(list: readonly T[], at: number, item: T): T[] => list.map((one, index) => (index === at ? item : one))
export const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, index) => index !== at)
/** Nothing happens at the ends. */
export function moved<T>(list: readonly T[], at: number, step: number): T[] {
  const item = list[at]
  const to = at + step
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  const others = without(list, at)
  return [...others.slice(0, to), item, ...others.slice(to)]
}
export const weightSum = ({ sections }: Pick<ScorecardWords, 'sections'>): number =>
  sections.reduce((sum, { criteria }) => sum + criteria.reduce((part, { weight }) => part + weight, 0), 0)
/** Criteria of the sections before. */
export const criteriaBefore = ({ sections }: ScorecardWords, at: number): CardCriterion[] => sections.slice(0, at).flatMap(({ criteria }) => criteria)

/** What a fault speaks of: `sections.0.criteria.2.levels`. */
export function placeOf({ sections }: ScorecardWords, path: string): { section: CardSection | null; criterion: CardCriterion | null } {
  const [, section, criterion] = /^sections\.(\d+)(?:\.criteria\.(\d+))?/.exec(path) ?? []
  const found = section === undefined ? null : (sections[Number(section)] ?? null)
  return { section: found, criterion: criterion === undefined ? null : (found?.criteria[Number(criterion)] ?? null) }
}
