/** What keeps a draft from being published: each fault with its place, a code to translate by, and one sentence. */
import { NOT_APPLICABLE, type Criterion, type Scorecard, type Section } from './scorecard.ts'
import type { RootCauseGroup } from './root-causes.ts'

export interface Fault {
  path: string
  code: string
  detail: string
}
type CardWords = Pick<Scorecard, 'title' | 'passMark' | 'sections'>

/** `checks`: ids of the rule checks that there are. Empty = the card may be published. */
export function cardFaults({ title, passMark, sections }: CardWords, checks: readonly string[]): Fault[] {
  const faults: Fault[] = []
  const add = (path: string, code: string, detail: string): void => void faults.push({ path, code, detail })
  if (isBlank(title)) add('title', 'title_missing', 'The card has no title.')
  if (passMark <= 0 || passMark > 1) add('passMark', 'pass_mark', 'The pass mark is above 0 and at most 1 (100 %).')
  if (sections.length === 0) add('sections', 'no_sections', 'The card has no section.')
  twice(sections.map(({ id }) => id)).forEach((id) => add('sections', 'section_twice', `Two sections have the id ${id}.`))
  const criteria = sections.flatMap((section) => section.criteria)
  twice(criteria.map(({ id }) => id)).forEach((id) => add('sections', 'criterion_twice', `Two criteria have the id ${id}.`))
  const before: Criterion[] = []
  for (const [at, section] of sections.entries()) {
    faults.push(
      ...sectionFaults(section, `sections.${at}`, before),
      ...section.criteria.flatMap((one, i) => criterionFaults(one, `sections.${at}.criteria.${i}`, checks)),
    )
    before.push(...section.criteria)
  }
  if (criteria.length > 0 && !criteria.some(({ weight }) => weight > 0))
    add('sections', 'nothing_counts', 'No criterion counts: at least one weight must be above 0.')
  const asked = sections.filter(({ when }) => when === null).flatMap((section) => section.criteria)
  if (criteria.length > 0 && asked.length === 0)
    add('sections', 'nothing_always_asked', 'Every section has a condition: some tickets would be asked nothing.')
  return faults
}

function sectionFaults({ title, criteria, when }: Section, path: string, before: readonly Criterion[]): Fault[] {
  const faults: Fault[] = []
  if (isBlank(title)) faults.push({ path: `${path}.title`, code: 'title_missing', detail: 'A section has no title.' })
  if (criteria.length === 0) faults.push({ path: `${path}.criteria`, code: 'no_criteria', detail: `The section ${nameOf(title)} has no criterion.` })
  const asked = when?.answered
  if (asked === undefined) return faults
  const place = `${path}.when.answered`
  const criterion = before.find(({ id }) => id === asked.criterion)
  if (criterion === undefined)
    return [
      ...faults,
      { path: place, code: 'condition_later', detail: `The section ${nameOf(title)} asks about ${asked.criterion}, which no section before it has.` },
    ]
  const unknown = asked.levels.filter((level) => level !== NOT_APPLICABLE && !criterion.levels.some(({ id }) => id === level))
  if (asked.levels.length === 0 || unknown.length > 0)
    faults.push({
      path: place,
      code: 'condition_level',
      detail: `The section ${nameOf(title)} asks for levels that ${nameOf(criterion.title)} does not have.`,
    })
  return faults
}

function criterionFaults({ title, weight, critical, levels, check }: Criterion, path: string, checks: readonly string[]): Fault[] {
  const faults: Fault[] = []
  const add = (name: string, code: string, detail: string): void => void faults.push({ path: `${path}.${name}`, code, detail })
  if (isBlank(title)) add('title', 'title_missing', 'A criterion has no title.')
  if (!Number.isFinite(weight) || weight < 0) add('weight', 'weight', `The weight of ${nameOf(title)} is a number from 0.`)
  if (critical && weight === 0) add('critical', 'critical_without_weight', `${nameOf(title)} is critical and counts for nothing; give it a weight.`)
  if (levels.length < 2) add('levels', 'few_levels', `${nameOf(title)} needs two levels at least.`)
  twice(levels.map(({ id }) => id)).forEach((id) => add('levels', 'level_twice', `${nameOf(title)} has two levels with the id ${id}.`))
  if (levels.some(({ id }) => id === NOT_APPLICABLE))
    add('levels', 'level_reserved', `“${NOT_APPLICABLE}” stands for not applicable and is no level.`)
  if (levels.some((level) => isBlank(level.title))) add('levels', 'title_missing', `A level of ${nameOf(title)} has no title.`)
  if (levels.some(({ value }) => !(value >= 0 && value <= 1))) add('levels', 'level_value', `The levels of ${nameOf(title)} have values from 0 to 1.`)
  if (levels.some(({ value }, at) => at > 0 && value >= (levels[at - 1]?.value ?? 1)))
    add('levels', 'level_order', `The levels of ${nameOf(title)} stand best first, each with a smaller value.`)
  if (critical && !levels.some(({ value }) => value === 0))
    add('levels', 'critical_never_fails', `${nameOf(title)} is critical, and no level of it has the value 0.`)
  if (check !== null && !checks.includes(check)) add('check', 'unknown_check', `There is no rule check ${check}.`)
  return faults
}

/** Causes that were ever there stay, so that reviews keep their words. */
export function causeFaults(groups: readonly RootCauseGroup[], before: readonly RootCauseGroup[]): Fault[] {
  const faults: Fault[] = []
  const add = (path: string, code: string, detail: string): void => void faults.push({ path, code, detail })
  twice(groups.map(({ id }) => id)).forEach((id) => add('groups', 'group_twice', `Two groups have the id ${id}.`))
  for (const [at, group] of groups.entries()) {
    if (isBlank(group.title)) add(`groups.${at}.title`, 'title_missing', 'A group has no title.')
    twice(group.causes.map(({ id }) => id)).forEach((id) =>
      add(`groups.${at}.causes`, 'cause_twice', `The group ${nameOf(group.title)} has two causes with the id ${id}.`),
    )
    if (group.causes.some(({ title }) => isBlank(title)))
      add(`groups.${at}.causes`, 'title_missing', `A cause of ${nameOf(group.title)} has no title.`)
  }
  if (!groups.some(({ causes }) => causes.some(({ retired }) => !retired))) add('groups', 'no_causes', 'At least one cause must be on offer.')
  for (const group of before)
    for (const cause of group.causes)
      if (!groups.some(({ id, causes }) => id === group.id && causes.some((one) => one.id === cause.id)))
        add('groups', 'cause_gone', `The cause ${nameOf(cause.title)} is kept by reviews; retire it instead of removing it.`)
  return faults
}

const isBlank = ({ en, zh }: { en: string; zh: string }): boolean => en.trim() === '' && zh.trim() === ''
const nameOf = ({ en, zh }: { en: string; zh: string }): string => `“${en.trim() || zh.trim()}”`
const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))]
