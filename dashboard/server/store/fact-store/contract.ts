/** The only door to the analytics store. Engines live behind it; SQL never leaves this room. */
import type { CompiledLens } from '@shared/fcr/lens.ts'
import type { ContactFact, Dimension, Grouping } from '@shared/fcr/fact.ts'
import type { EpochSeconds, PersonId, TicketId, UserId } from '@shared/fcr/history.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import type {
  ArticleRow,
  BrandRow,
  EventRow,
  FieldRow,
  GroupRow,
  SkippedRow,
  StreamName,
  TicketRow,
  UnknownUse,
  UnknownWord,
  UserRow,
} from '@shared/zendesk/rows.ts'
import type { ArticleReader } from './article-contract.ts'
import type { ConversationReader } from './conversation-contract.ts'
import type { FieldUseReader } from './field-use-contract.ts'
import type { IdentityReader } from './identity-contract.ts'
import type { RiskReader } from './risk-contract.ts'

/** One page of a stream. Rows and cursor are saved in one transaction; landing the same page again changes nothing. */
export interface LandingBatch {
  stream: StreamName
  /** Opaque place to go on from; saved with the rows. */
  cursor: string | null
  /** Set when this request reached the end of the stream: moment of the request less the hold-back. */
  completeTo: EpochSeconds | null
  /** Set when the source said how many rows there will be. */
  expected?: number
  tickets?: readonly TicketRow[]
  events?: readonly EventRow[]
  users?: readonly UserRow[]
  groups?: readonly GroupRow[]
  brands?: readonly BrandRow[]
  fields?: readonly FieldRow[]
  articles?: readonly ArticleRow[]
  skipped?: readonly SkippedRow[]
  unknown?: readonly UnknownUse[]
}
export interface LandResult {
  fresh: number
  repeated: number
}

export interface StreamState {
  stream: StreamName
  cursor: string | null
  rows: number
  expected: number | null
  /** null until the stream was once read to its end. */
  completeTo: EpochSeconds | null
  updatedAt: EpochSeconds
}

/** What sync writes. Every landed ticket or user also becomes due for judging, in the same transaction. */
export interface LandingStore {
  land(batch: LandingBatch, at: EpochSeconds): Promise<LandResult>
  streamStates(): Promise<readonly StreamState[]>
  skippedRows(limit: number): Promise<{ total: number; rows: readonly SkippedRow[] }>
  unknownWords(): Promise<readonly UnknownWord[]>
  fields(): Promise<readonly FieldRow[]>
  groups(): Promise<readonly GroupRow[]>
  brands(): Promise<readonly BrandRow[]>
  keepAccountZone(name: string): Promise<void>
  /** Time zone as the account names it; null when it was never heard. */
  accountZone(): Promise<string | null>
}

/** A filter value is an id (as text) or an exact name; `(none)` asks for no value. */
export interface FactFilter {
  dimension: Grouping
  values: readonly string[]
  /** Everything but these. */
  not?: boolean
}
export interface FactQuery {
  lens: CompiledLens
  /** Local day numbers (days since 1970-01-01 in the account's zone), inclusive, on the lens's cohort date. */
  fromDay: number | null
  toDay: number | null
  slice: Dimension | null
  filters: readonly FactFilter[]
  /** Only contacts for which this holds. */
  narrow?: Predicate
  /** Only first contacts of a person for their reason, watched as long, that another reason followed. */
  following?: Following
}
/** What a person came with next: `reason` after a contact with another one; null = whatever came, or nothing. */
export interface Following {
  reason: string | null
  withinSeconds: number
}
/** Persons whose first contact had `reason`, and how many of them came with `next` (null = of all of them) in time. */
export interface FollowingCount {
  reason: string
  next: string | null
  persons: number
  coarse: number
}
/** What a question sees of the facts, however it counts them. */
export type FactScope = Omit<FactQuery, 'slice'>
/** Counts by day: a period is a sum of days. `cell` is null for contacts the lens does not see; those are left out. */
export interface CellCount {
  day: number
  slice: string | null
  /** Cell over certain links, and over certain + possible ones. */
  cell: string | null
  cellPossible: string | null
  /** Primary reason of failed and failedEarly. */
  reason: string | null
  coarse: boolean
  count: number
}
/** Counts by several groupings at once; by day only where asked, for the whole range costs far fewer rows. */
export interface GroupQuery extends FactScope {
  by: readonly Grouping[]
  byDay?: boolean
}
export interface GroupCount extends Omit<CellCount, 'day' | 'slice'> {
  /** Null unless asked by day. */
  day: number | null
  /** In the order of `by`: an id or a code, `(none)` where there is none. */
  values: readonly string[]
}

/** Numbers of a contact that a scan reads; moments in epoch seconds, gaps in seconds, flags 0 or 1, NaN where there is none. */
export const SCAN_NUMBERS = [
  'ticketId',
  'personId',
  'createdAt',
  'firstSolvedAt',
  'lastSolvedAt',
  'countedAt',
  'day',
  'firstAgentReplyAt',
  'firstBotReplyAt',
  'handleSeconds',
  'nps',
  'effort',
  'agentReplies',
  'botReplies',
  'reopens',
  'transfers',
  'routed',
  'escalated',
  'clarifications',
  'returnAt',
  'unconfirmed',
  'knownProblem',
  'solvedNow',
  'prevGap',
  'nextGap',
  'nextTicketId',
  'prevGapPossible',
  'nextGapPossible',
  'coarse',
] as const
export type ScanNumber = (typeof SCAN_NUMBERS)[number]
export interface ScanQuery<N extends ScanNumber, W extends Grouping> extends FactScope {
  numbers: readonly N[]
  words: readonly W[]
}
/** A column of words: `names[codes[i]]`. The names are the same list in every batch of a scan. */
export interface WordColumn {
  codes: Int32Array
  names: readonly string[]
}
/** Some contacts as columns, in no promised order. Valid until the next batch. */
export interface ContactBatch<N extends ScanNumber, W extends Grouping> {
  size: number
  /** A state or `excluded:CODE`, `(none)` where the lens does not see the contact this way. */
  cell: WordColumn
  cellPossible: WordColumn
  /** Primary reason of failed and failedEarly, else `(none)`. */
  reason: WordColumn
  numbers: Readonly<Record<N, Float64Array>>
  words: Readonly<Record<W, WordColumn>>
}

export interface ContactPage {
  total: number
  rows: readonly ContactRow[]
}
/** A fact with its cell under the asked lens, and what a list shows. */
export interface ContactRow {
  fact: ContactFact
  cell: string
  reason: string | null
  subject: string | null
}

/** A contact of late, with what the same-issue rules and the sidebar read of its ticket. */
export interface RecentContact {
  fact: ContactFact
  row: TicketRow
  /** Of the ticket and its comments. */
  orderRefs: readonly string[]
  /** The customer's first words, where text is kept. */
  opening: string | null
}
/** Contacts opened, or not yet solved for good, at or after `since`: `limit` of them with an id above `after`, by id. */
export interface RecentQuery {
  since: EpochSeconds
  after: TicketId
  limit: number
}
export interface UserPerson {
  userId: UserId
  personId: PersonId
  shared: boolean
}

/** What analytics asks. Read only. */
export interface FactReader {
  countCells(query: FactQuery): Promise<readonly CellCount[]>
  countGroups(query: GroupQuery): Promise<readonly GroupCount[]>
  /** By reason, and by what followed it: a contact that counts towards chains, opened in time after the first solve. Shared requesters and contacts without a reason are left out. */
  countFollowing(query: FactScope & { withinSeconds: number }): Promise<readonly FollowingCount[]>
  /** Every contact the lens sees, batch by batch: for what counting alone cannot answer. */
  scanContacts<N extends ScanNumber, W extends Grouping>(query: ScanQuery<N, W>, each: (batch: ContactBatch<N, W>) => void): Promise<void>
  /** Tickets in any of `cells` (all cells when null), by cohort date then id; `after` is a ticket id already seen. */
  listContacts(query: FactQuery & { cells: readonly string[] | null; reason: string | null; limit: number; offset: number }): Promise<ContactPage>
  facts(ids: readonly TicketId[]): Promise<readonly ContactFact[]>
  factsOfPerson(person: PersonId, since: EpochSeconds): Promise<readonly ContactFact[]>
  recentContacts(query: RecentQuery): Promise<readonly RecentContact[]>
  /** Every user that was judged. */
  people(): Promise<readonly UserPerson[]>
  /** Raw landing of one ticket, for explanations and the sidebar. */
  ticket(id: TicketId): Promise<{ row: TicketRow; events: readonly EventRow[] } | null>
  /** The person behind a user id or any identity value (`email:a@b.c`), null when unknown. */
  findPerson(keys: {
    userId: UserId | null
    identities: readonly string[]
  }): Promise<{ personId: PersonId; shared: boolean; users: readonly UserId[]; linkedBy: readonly string[] } | null>
  dimensionValues(dimension: Dimension): Promise<readonly { value: string; label: string; count: number }[]>
  names(): Promise<{ groups: ReadonlyMap<number, string>; agents: ReadonlyMap<number, string>; brands: ReadonlyMap<number, string> }>
  articles(): Promise<readonly ArticleRow[]>
  quality(): Promise<DataQuality>
}
export interface DataQuality {
  tickets: number
  facts: number
  coarse: number
  /** Authors counted as agents by what they did, not by their role. */
  agentsByEvidence: number
  authors: number
  sharedPersons: number
  mergedWithoutTarget: number
  noReason: number
  possibleOnly: number
  olderTextRule: number
}

export interface FactStore extends LandingStore, FactReader, IdentityReader, ArticleReader, RiskReader, FieldUseReader, ConversationReader {
  /** Nobody writes while `work` runs; `copyTo` copies the file as it is then. */
  hold<T>(work: (copyTo: (path: string) => Promise<void>) => Promise<T>): Promise<T>
  close(): Promise<void>
}
