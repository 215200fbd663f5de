/** Names of ids: what a slice or a row of a list shows. */
import { NO_VALUE, type Grouping } from '@shared/fcr/fact.ts'
import type { FactReader } from '../store/fact-store/contract.ts'
import { optionName } from './option-names.ts'
import type { AnalyticsSettings } from './reader.ts'

export interface Labels {
  /** The name of a slice's value; null for `(none)`, which the reader's language names. */
  of: (dimension: Grouping, value: string) => string | null
  /** The name of a contact's reason, else the value itself. */
  reason: (value: string | null) => string | null
  group: (id: number | null) => string | null
  agent: (id: number | null) => string | null
  /** null for anyone who is no agent. */
  agentByName: (id: number) => string | null
}

/** An id without a name shows as itself. */
export async function readLabels(reader: Pick<FactReader, 'names'>, { optionNames }: Pick<AnalyticsSettings, 'optionNames'>): Promise<Labels> {
  return labelsOf(await reader.names(), { optionNames })
}
export function labelsOf(
  names: Pick<Awaited<ReturnType<FactReader['names']>>, 'groups' | 'agents'>,
  { optionNames }: Pick<AnalyticsSettings, 'optionNames'>,
): Labels {
  const named = (from: ReadonlyMap<number, string>, id: number | null) => (id === null ? null : (from.get(id) ?? `#${id}`))
  return {
    of: (dimension, value) => {
      if (value === NO_VALUE) return null
      if (dimension === 'group' || dimension === 'firstGroup') return named(names.groups, Number(value))
      return dimension === 'agent' || dimension === 'firstAgent'
        ? named(names.agents, Number(value))
        : (optionName(optionNames, dimension, value) ?? value)
    },
    reason: (value) => optionName(optionNames, 'reason', value) ?? value,
    group: (id) => named(names.groups, id),
    agent: (id) => named(names.agents, id),
    agentByName: (id) => names.agents.get(id) ?? null,
  }
}
