/** A world of raw records, through the product: decoded, landed in a store of its own, judged. */
import { configurationSchema, type Configuration } from '@shared/api/configuration.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'
import { createJudge } from '../../dashboard/server/judge/create-judge.ts'
import { openFactStore } from '../../dashboard/server/store/fact-store/duckdb/open-fact-store.ts'
import { readDecodeContext } from '../../dashboard/server/sync/decode-context.ts'
import { decodeRecords } from '@shared/zendesk/decode-page.ts'
import type { OracleConfig, RawWorld } from './records.ts'

export function configurationOf(config: OracleConfig): Configuration {
  return configurationSchema.parse({
    timeZone: 'UTC',
    reasonField: config.reasonField,
    orderFields: [config.orderField],
    verdictField: config.verdictField,
    verdictValues: { resolved: ['yes'], partly: ['partly'], no: ['no'] },
    surveyMap: { field: config.surveyField, yes: ['yes'], partly: ['partly'], no: ['no'] },
    tier2Groups: [...config.tier2Groups],
    escalationTags: [...config.escalationTags],
    testTags: [...config.testTags],
    loggedContactTags: [...config.loggedContactTags],
    botUsers: [...config.botUsers],
    thirdParties: [...config.thirdParties],
  })
}

export type Land = (stream: StreamName, records: readonly unknown[], at: number) => Promise<void>
export interface JudgedWorld {
  land: Land
  judge(): Promise<number>
  verify(): Promise<number>
  facts(): Promise<ReadonlyMap<number, ContactFact>>
  close(): Promise<void>
}

/** `at` is after everything in the world: all of it happened before the first sync. */
export async function openWorld(config: OracleConfig): Promise<JudgedWorld> {
  const configuration = configurationOf(config)
  const store = await openFactStore({ path: ':memory:', threads: 1 })
  const judge = createJudge({ store, ops: { issueVerdicts: async () => [], personWords: async () => [] }, configuration: () => configuration })
  const tickets = new Set<number>()
  return {
    async land(stream, records, at) {
      const context = await readDecodeContext(store, configuration, (value) => value)
      const { records: _count, ...page } = decodeRecords(stream, records, context, String)
      for (const ticket of page.tickets ?? []) tickets.add(ticket.id)
      await store.land({ ...page, cursor: null, completeTo: at }, at)
    },
    judge: async () => (await judge.judgeDue()).factsChanged,
    verify: async () => {
      const { differingTickets, differingUsers } = await judge.verify()
      return differingTickets.length + differingUsers.length
    },
    facts: async () => new Map((await store.facts([...tickets])).map((fact) => [fact.ticketId, fact])),
    close: async () => {
      await judge.close()
      await store.close()
    },
  }
}

export async function landWorld(judged: JudgedWorld, world: RawWorld, at: number): Promise<void> {
  await judged.land('fields', world.fields, at)
  await judged.land('groups', world.groups, at)
  await judged.land('users', world.users, at)
  await judged.land('tickets', world.tickets, at)
  await judged.land('ticket_events', world.events, at)
}
