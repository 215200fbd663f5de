/** Contacts of a scope as the columns that projections read: one scan a window, as each contact has its own. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { Dimension } from '@shared/fcr/fact.ts'
import { STATES, type LensDefinition } from '@shared/fcr/lens.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import type { ReturnHistory } from '@shared/fcr/return-history.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import type { AnalyticsReader } from './reader.ts'

export interface Histories {
  all: ReturnHistory
  /** By the slice's value; empty where none was asked. */
  slices: ReadonlyMap<string, ReturnHistory>
}
interface Contact {
  solvedAt: number
  gap: number
  window: number
  flagged: boolean
  silent: boolean
}
const SILENT = 'no_reply_solve'
/** Everything that is, or by a return can become, eligible. */
const SEEN: ReadonlySet<string> = new Set([...STATES, `excluded:${SILENT}`])

export async function readHistories(reader: AnalyticsReader, scope: FactScope, slice: Dimension | null): Promise<Histories> {
  const { definition } = scope.lens
  const [all, slices] = [new Array<Contact>(), new Map<string, Contact[]>()]
  for (const { days, of } of windowsOf(definition)) {
    const narrow: Predicate = { all: [...(scope.narrow === undefined ? [] : [scope.narrow]), of] }
    const query = { ...scope, narrow, numbers: [...NUMBERS], words: ['exclusion' as const, ...(slice === null ? [] : [slice])] }
    await reader.scanContacts(query, ({ size, cell, numbers, words }) => {
      for (let i = 0; i < size; i += 1) {
        if (!SEEN.has(cell.names[cell.codes[i]!] ?? '')) continue
        const contact = {
          solvedAt: numbers.firstSolvedAt[i]!,
          gap: definition.flags.includes('repeat') ? numbers.nextGap[i]! : Number.NaN,
          window: days * DAY_SECONDS,
          flagged: definition.flags.some((flag) => flag !== 'repeat' && numbers[COUNTED[flag]][i]! > 0),
          silent: words.exclusion.names[words.exclusion.codes[i]!] === SILENT,
        }
        all.push(contact)
        if (slice === null) continue
        const value = words[slice].names[words[slice].codes[i]!] ?? ''
        const own = slices.get(value) ?? []
        slices.set(value, own)
        own.push(contact)
      }
    })
  }
  return { all: toHistory(all), slices: new Map([...slices].map(([value, contacts]) => [value, toHistory(contacts)])) }
}
const COUNTED = { escalated: 'escalated', transferred: 'transfers', clarification: 'clarifications' } as const
const NUMBERS = ['firstSolvedAt', 'nextGap', 'escalated', 'transfers', 'clarifications'] as const

/** Each window in days, with the contacts that have it. */
function windowsOf({ windowDays, windowByReason, usePredictedReasons }: LensDefinition): { days: number; of: Predicate }[] {
  const standard = windowDays ?? 0
  const text = usePredictedReasons ? ('anyReason' as const) : ('reason' as const)
  const reasons = Object.keys(windowByReason)
  const days = [...new Set(Object.values(windowByReason))]
  return [
    { days: standard, of: reasons.length === 0 ? { all: [] } : { not: { text, oneOf: reasons } } },
    ...days.map((own) => ({ days: own, of: { text, oneOf: reasons.filter((reason) => windowByReason[reason] === own) } })),
  ]
}

function toHistory(contacts: Contact[]): ReturnHistory {
  contacts.sort((a, b) => a.solvedAt - b.solvedAt)
  return {
    solvedAt: Float64Array.from(contacts, ({ solvedAt }) => solvedAt),
    gap: Float64Array.from(contacts, ({ gap }) => gap),
    window: Float64Array.from(contacts, ({ window }) => window),
    flagged: Uint8Array.from(contacts, ({ flagged }) => Number(flagged)),
    silent: Uint8Array.from(contacts, ({ silent }) => Number(silent)),
  }
}
