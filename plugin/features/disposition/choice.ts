/** What the agent may say about a solved ticket, which fields it goes to, and by which values. */
import type { Brief } from '@shared/api/brief.ts'
import type { FieldValues } from '../../zaf/field-update.ts'
import type { OpenTicket } from '../../zaf/ticket.ts'

export type Verdict = 'yes' | 'partly' | 'no'
export const VERDICTS: readonly Verdict[] = ['yes', 'partly', 'no']
export interface Choice {
  reason: string | null
  verdict: Verdict | null
  /** Asked only when the verdict is not yes. */
  cause: string | null
}
export interface Option {
  value: string
  name: string
  suggested: boolean
  /** 0 to 1; null when nothing was guessed. */
  p: number | null
}
export interface Fields {
  reason: number | null
  verdict: number | null
  cause: number | null
}

/** The account's own fields first, those that came with the app else. */
export function fieldsOf(brief: Brief['disposition'], ticket: OpenTicket): Fields {
  return {
    reason: brief.fieldId ?? ticket.shipped.firstfix_reason,
    verdict: brief.verdictFieldId ?? ticket.shipped.firstfix_resolved,
    cause: brief.causeFieldId ?? ticket.shipped.firstfix_cause,
  }
}

/** Suggestions first, then the rest of the list in its own order. */
export function optionsOf(brief: Brief['disposition']): readonly Option[] {
  const suggested = brief.suggestions.map(({ value, name, p, basis }) => ({ value, name, suggested: true, p: basis === 'ticket' ? null : p }))
  const known = new Set(suggested.map((one) => one.value))
  return [
    ...suggested,
    ...brief.options.filter((one) => !known.has(one.value)).map(({ value, name }) => ({ value, name, suggested: false, p: null })),
  ]
}

/** Of a guess; below, the agent picks. */
const FILLED_IN_FROM = 0.9
/** What stands on the ticket already wins over a suggestion; only a suggestion that is nearly sure is filled in, and is said to be one. */
export function prefilled(brief: Brief['disposition'], ticket: OpenTicket, fields: Fields): Choice {
  const held = (id: number | null) => (id === null ? null : (ticket.values[String(id)] ?? null))
  const [reason, verdict, cause] = [held(fields.reason), held(fields.verdict), held(fields.cause)]
  const [best] = brief.suggestions
  return {
    reason: typeof reason === 'string' && reason !== '' ? reason : best !== undefined && best.p >= FILLED_IN_FROM ? best.value : null,
    verdict: VERDICTS.find((one) => typeof verdict === 'string' && verdict !== '' && verdictValue(one, brief, ticket, fields) === verdict) ?? null,
    cause: typeof cause === 'string' && cause !== '' ? cause : null,
  }
}

/**
 * The option that stands for a verdict: as the service maps it, else the field's option that is or ends with the word
 * (option values are tags, so they are usually prefixed), else the one of the shipped field.
 */
export function verdictValue(verdict: Verdict, brief: Brief['disposition'], ticket: OpenTicket, fields: Fields): string {
  const mapped = brief.verdictValues?.[verdict]
  if (mapped) return mapped
  const options = ticket.fields.find((field) => field.id === fields.verdict)?.options ?? []
  const own = options.find(({ value }) => value === verdict) ?? options.find(({ value }) => value.endsWith(`_${verdict}`))
  return own?.value ?? (fields.verdict === ticket.shipped.firstfix_resolved ? `firstfix_resolved_${verdict}` : verdict)
}

/** Field values by id; only what was chosen and has a field to go to. */
export function toFieldValues(choice: Choice, brief: Brief['disposition'], ticket: OpenTicket, fields: Fields): FieldValues {
  const pairs: [number | null, string | null][] = [
    [fields.reason, choice.reason],
    [fields.verdict, choice.verdict && verdictValue(choice.verdict, brief, ticket, fields)],
    [fields.cause, choice.verdict === 'yes' ? null : choice.cause],
  ]
  return Object.fromEntries(pairs.flatMap(([id, value]) => (id === null || value === null ? [] : [[String(id), value] as const])))
}

/** At most this many are on screen at once (product A9). */
export const VISIBLE_OPTIONS = 12
export function findOptions(options: readonly Option[], query: string): readonly Option[] {
  const words = query.trim().toLowerCase()
  return words === '' ? options : options.filter(({ name, value }) => name.toLowerCase().includes(words) || value.toLowerCase().includes(words))
}
