import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase, type Database } from '../../duckdb/database.ts'
import { numberOf, readRow } from '../../duckdb/rows.ts'
import { FACT_MIGRATIONS } from '../../migrations/fact-migrations.ts'
import type { FactReader, FactStore, LandingStore } from '../contract.ts'
import type { ArticleReader } from '../article-contract.ts'
import type { ForgetStore } from '../forget-contract.ts'
import type { IdentityReader } from '../identity-contract.ts'
import type { JudgeStore } from '../judge-contract.ts'
import type { RiskReader } from '../risk-contract.ts'
import { everyFact, integrity } from './integrity.ts'
import * as reads from './judge-reads.ts'
import * as writes from './judge-writes.ts'
import * as clearing from './clear-words.ts'
import { deletedUsers, footPrint, forgetUsers, removedRemains } from './forget-users.ts'
import { keptWords } from './kept-words.ts'
import { landBatch, streamStates } from './land.ts'
import { markDue } from './due.ts'
import { keepMeta, readMeta } from './meta.ts'
import { reserveStandIns, withStandIns, type HashUser } from './stand-ins.ts'
import { countFollowing } from './read-following.ts'
import { countGroups } from './read-groups.ts'
import { scanContacts } from './read-scan.ts'
import { countCells, dimensionValues, factsOfPerson, listContacts, readFacts } from './read-facts.ts'
import * as links from './land-article-links.ts'
import * as identities from './read-identities.ts'
import * as landing from './read-landing.ts'
import { readPeople, readRecent } from './read-recent.ts'
import { readFieldUse, readValueUse } from './read-field-use.ts'
import { readRiskFacts } from './read-risk.ts'

export interface FactStoreOptions {
  /** A file, or `:memory:`. */
  path: string
  /** Default 1GB. */
  memoryLimit?: string
  /** Default: the processors at hand, at most 4. */
  threads?: number
  /** Keyed hash of a user's number, by which those who were forgotten are known again. */
  hashUser?: HashUser
}
const noKey: HashUser = () => {
  throw new Error('this store was opened without a key for users who were forgotten')
}

/** Opens the analytics file, brings its schema up to date, and holds it until `close`. */
export async function openFactStore(options: FactStoreOptions): Promise<FactStore & JudgeStore & ForgetStore> {
  const database = await openDatabase({ ...options, migrations: FACT_MIGRATIONS, prepareWriter: writes.PREPARE_WRITER })
  const lastLanding = numberOf(await database.read((connection) => readRow(connection, 'select coalesce(max(landing), 0) as last from due')), 'last')
  const landings = counter(lastLanding)
  return {
    ...landingStore(database, landings, options.hashUser ?? noKey),
    ...forgetStore(database, landings, options.hashUser ?? noKey),
    ...factReader(database),
    ...identityReader(database),
    ...articleReader(database),
    ...riskReader(database),
    landedRows: (ids) => database.read((connection) => landing.readLandedRows(connection, ids)),
    conversations: (ids) => database.read((connection) => landing.readConversations(connection, ids)),
    fieldUse: (fields) => database.read((connection) => readFieldUse(connection, fields)),
    valueUse: (field) => database.read((connection) => readValueUse(connection, field)),
    ...judgeStore(database),
    hold: (work) => database.hold(work),
    close: () => database.close(),
  }
}
const counter = (last: number) => () => ++last

function landingStore(database: Database, landings: () => number, hash: HashUser): LandingStore {
  return {
    land: (batch, at) => database.write(async (connection) => landBatch(connection, await withStandIns(connection, batch, hash), at, landings())),
    streamStates: () => database.read(streamStates),
    skippedRows: (limit) => database.read((connection) => landing.readSkipped(connection, limit)),
    unknownWords: () => database.read(landing.readUnknown),
    fields: () => database.read(landing.readFields),
    groups: () => database.read(landing.readGroups),
    brands: () => database.read(landing.readBrands),
    keepAccountZone: (name) => database.write((connection) => keepMeta(connection, 'account_zone', name)),
    accountZone: () => database.read((connection) => readMeta(connection, 'account_zone')),
  }
}

function forgetStore(database: Database, landings: () => number, hash: HashUser): ForgetStore {
  return {
    footPrint: (users) => database.read((connection) => footPrint(connection, users)),
    reserveStandIns: (users, at) => database.write((connection) => reserveStandIns(connection, users, hash, at)),
    forgetUsers: (change) => database.write((connection) => forgetUsers(connection, change, landings())),
    deletedUsers: () => database.read(deletedUsers),
    deletedTickets: () => database.read(clearing.deletedTickets),
    clearDeletedTickets: () =>
      database.write(async (connection) => {
        const tickets = await clearing.clearDeletedTickets(connection)
        if (tickets.length > 0) await markDue(connection, landings(), { tickets })
        return tickets.length
      }),
    ticketsWithWords: (before, limit) => database.read((connection) => clearing.ticketsWithWords(connection, before, limit)),
    clearWords: (tickets, kept) => database.write((connection) => clearing.clearWords(connection, tickets, kept)),
    clearIdentities: (before, idle) => database.write((connection) => clearing.clearIdentities(connection, before, idle)),
    removedRemains: () => database.read(removedRemains),
    async rewrite() {
      await database.write(clearing.clearSpare)
      try {
        await database.rewrite()
      } catch (cause) {
        await database.write(clearing.noteRemains)
        throw cause
      }
    },
  }
}

const articleReader = (database: Database): ArticleReader => ({
  articleUses: () => database.read(links.articleUses),
  openingsOf: (tickets) => database.read((connection) => links.openingsOf(connection, tickets)),
})
function identityReader(database: Database): IdentityReader {
  return {
    usersBehind: (users) => database.read((connection) => identities.usersBehind(connection, users)),
    doubtfulPersons: (query) => database.read((connection) => identities.doubtfulPersons(connection, query)),
    idleValues: (query) => database.read((connection) => identities.idleValues(connection, query)),
  }
}

const riskReader = (database: Database): RiskReader => ({
  riskFacts: (query) => database.read((connection) => readRiskFacts(connection, query)),
})

function factReader(database: Database): FactReader {
  const ask = <T>(question: (connection: DuckDBConnection) => Promise<T>) => database.read(question)
  return {
    countCells: (query) => ask((connection) => countCells(connection, query)),
    countGroups: (query) => ask((connection) => countGroups(connection, query)),
    countFollowing: (query) => ask((connection) => countFollowing(connection, query)),
    scanContacts: (query, each) => ask((connection) => scanContacts(connection, query, each)),
    listContacts: (query) => ask((connection) => listContacts(connection, query)),
    facts: (ids) => ask((connection) => readFacts(connection, ids)),
    factsOfPerson: (person, since) => ask((connection) => factsOfPerson(connection, person, since)),
    recentContacts: (query) => ask((connection) => readRecent(connection, query)),
    people: () => ask(readPeople),
    ticket: (id) => ask((connection) => landing.readTicket(connection, id)),
    findPerson: (keys) => ask((connection) => landing.findPerson(connection, keys)),
    dimensionValues: (dimension) => ask((connection) => dimensionValues(connection, dimension)),
    names: () => ask(landing.readNames),
    articles: () => ask(landing.readArticles),
    quality: () => ask(landing.readQuality),
  }
}

function judgeStore(database: Database): JudgeStore {
  const ask = <T>(question: (connection: DuckDBConnection) => Promise<T>) => database.read(question)
  const write = <T>(work: (connection: DuckDBConnection) => Promise<T>) => database.write(work)
  return {
    judgeState: () => ask(reads.judgeState),
    due: () => ask(reads.readDue),
    usersNamed: (names) => ask((connection) => reads.usersNamed(connection, names)),
    touchedBy: (due, most) => ask((connection) => reads.touchedBy(connection, due, most.carriers)),
    neighbours: (users, most) => ask((connection) => reads.neighbours(connection, users, most.carriers)),
    identities: (scope) => ask((connection) => reads.identities(connection, scope)),
    users: (scope) => ask((connection) => reads.judgedUsers(connection, scope)),
    everyUser: () => ask((connection) => reads.existingUsers(connection, 'all')),
    existingUsers: (users) => ask((connection) => reads.existingUsers(connection, users)),
    busyRequesters: (scope, moreThan) => ask((connection) => reads.busyRequesters(connection, scope, moreThan)),
    mergeLinks: (scope) => ask((connection) => reads.mergeLinks(connection, scope)),
    roles: () => ask(reads.roleSpans),
    agentEvidence: () => ask(reads.agentEvidence),
    keptWords: () => ask(keptWords),
    landedTickets: (users, what) => ask((connection) => reads.landedTickets(connection, users, what)),
    landedByGroup: (groups, batchTickets, what, each) => ask((connection) => reads.landedByGroup(connection, groups, batchTickets, what, each)),
    applyFacts: (change) => write((connection) => writes.applyFacts(connection, change)),
    beginCopy: () => write(writes.beginCopy),
    addToCopy: (part) => write((connection) => writes.addToCopy(connection, part)),
    swapCopy: (done) => write((connection) => writes.swapCopy(connection, done)),
    compareCopy: () => write(writes.compareCopy),
    integrity: () => ask(integrity),
    everyFact: (batchFacts, each) => ask((connection) => everyFact(connection, batchFacts, each)),
  }
}
