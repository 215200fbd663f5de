/** The reader of a caller who sees some rows only: every question it is asked gets the same forced filter, so that no question can forget it. */
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import type { ContactFact, Dimension } from '@shared/fcr/fact.ts'
import type { GroupId, UserId } from '@shared/fcr/history.ts'
import type { FactFilter, FactQuery, FactScope } from '../store/fact-store/contract.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

export interface RowScope {
  /** A contact belongs to the group that solved it first; null = all. */
  groups: readonly GroupId[] | null
  /** Whoever asks by agent sees this one only; null = all. */
  agent: UserId | 'nobody' | null
}
/** No id is this. */
const NOBODY = '-1'
const BY_AGENT: readonly string[] = ['agent', 'firstAgent']

/** Written out, method by method: a new one of the store does not compile until it says what it shows. */
export function scopedReader(reader: AnalyticsReader, settings: () => AnalyticsSettings, scope: RowScope): AnalyticsReader {
  const { groups, agent } = scope
  const byGroup: readonly FactFilter[] = groups === null ? [] : [{ dimension: 'group', values: groups.length === 0 ? [NOBODY] : groups.map(String) }]
  const byAgent: readonly FactFilter[] = agent === null ? [] : [{ dimension: 'agent', values: [agent === 'nobody' ? NOBODY : String(agent)] }]
  const own = <Q extends FactScope>(query: Q, ...asked: readonly (string | null)[]): Q => {
    const speaksOfAgents = [...asked, ...query.filters.map(({ dimension }) => dimension)].some((name) => name !== null && BY_AGENT.includes(name))
    return { ...query, filters: [...query.filters, ...byGroup, ...(speaksOfAgents ? byAgent : [])] }
  }
  const isOwn = ({ solverGroup }: ContactFact): boolean => groups === null || (solverGroup !== null && groups.includes(solverGroup))
  const facts: AnalyticsReader['facts'] = async (ids) => (await reader.facts(ids)).filter((fact) => isOwn(fact))

  return {
    countCells: (query) => reader.countCells(own(query, query.slice)),
    countGroups: (query) => reader.countGroups(own(query, ...query.by)),
    countFollowing: (query) => reader.countFollowing(own(query)),
    scanContacts: (query, each) => reader.scanContacts(own(query, ...query.words), each),
    listContacts: (query) => reader.listContacts(own(query, query.slice)),
    facts,
    factsOfPerson: async (person, since) => (await reader.factsOfPerson(person, since)).filter((fact) => isOwn(fact)),
    recentContacts: async (query) => (await reader.recentContacts(query)).filter(({ fact }) => isOwn(fact)),
    ticket: async (id) => ((await facts([id])).length === 0 ? null : reader.ticket(id)),
    dimensionValues: (dimension) => ownValues(dimension, { reader, settings, own }),
    // Words for ids that own rows hold.
    names: () => reader.names(),
    findPerson: (keys) => reader.findPerson(keys),
    articles: () => reader.articles(),
    // Of the account as a whole: how far it was read is everybody's, how much there is is not.
    people: async () => (groups === null ? reader.people() : []),
    streamStates: async () => {
      const states = await reader.streamStates()
      return groups === null ? states : states.map((state) => ({ ...state, rows: 0, expected: null, cursor: null }))
    },
    skippedRows: async (limit) => (groups === null ? reader.skippedRows(limit) : { total: 0, rows: [] }),
    unknownWords: async () => (groups === null ? reader.unknownWords() : []),
    quality: async () => {
      const quality = await reader.quality()
      return groups === null ? quality : NOTHING
    },
  }
}
const NOTHING = {
  tickets: 0,
  facts: 0,
  coarse: 0,
  agentsByEvidence: 0,
  authors: 0,
  sharedPersons: 0,
  mergedWithoutTarget: 0,
  noReason: 0,
  possibleOnly: 0,
  olderTextRule: 0,
}

interface Own {
  reader: AnalyticsReader
  settings: () => AnalyticsSettings
  own: <Q extends FactQuery>(query: Q, ...asked: readonly string[]) => Q
}
/** Values that own contacts have, counted over those the default lens sees. */
async function ownValues(dimension: Dimension, { reader, settings, own }: Own): ReturnType<AnalyticsReader['dimensionValues']> {
  const [all, completeTo] = await Promise.all([reader.dimensionValues(dimension), readCompleteTo(reader)])
  if (completeTo === null) return []
  const lens = compileLens(defineLens('net', settings()), completeTo)
  const cells = await reader.countCells(own({ lens, fromDay: null, toDay: null, slice: dimension, filters: [] }, dimension))
  const counts = new Map<string, number>()
  for (const { slice, count } of cells) if (slice !== null) counts.set(slice, (counts.get(slice) ?? 0) + count)
  return all.flatMap((one) => (counts.has(one.value) ? [{ ...one, count: counts.get(one.value) ?? 0 }] : []))
}
