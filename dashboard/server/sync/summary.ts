import type { EpochSeconds } from '@shared/fcr/history.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'

type StreamStateWord = 'waiting' | 'running' | 'current' | 'failed'
export interface StreamSummary {
  state: StreamStateWord
  /** Records read in this run, repeated ones included. */
  records: number
  /** Rows that were new or newer. */
  fresh: number
  pages: number
  requests: number
  skipped: number
  completeTo: EpochSeconds | null
  /** Why the stream is incomplete: one sentence. */
  problem: string | null
}
/** What `sync --once` and `import` print (design 5); times are ISO there, epoch seconds here. */
export interface SyncSummary {
  complete: boolean
  /** Rows that were new or newer. */
  tickets: number
  events: number
  users: number
  pages: number
  requests: number
  seconds: number
  /** Of which waited for rate limits. */
  waitedSeconds: number
  skipped: number
  factsChanged: number
  streams: Readonly<Record<StreamName, StreamSummary>>
  /** The first sentence of what went wrong, null when nothing did. */
  problem: string | null
}
export interface SyncReport {
  phase: 'first_load' | 'syncing' | 'judging' | 'done'
  streams: Readonly<Record<StreamName, StreamSummary>>
  judged: { done: number; total: number }
}
export type OnProgress = (report: SyncReport) => void
/** Judges what is due; answers with the number of facts changed. */
export type JudgeDue = (options: { onProgress?: (done: number, total: number) => void; signal?: AbortSignal }) => Promise<number>

export type Streams = Record<StreamName, StreamSummary>
const blank = (): StreamSummary => ({ state: 'waiting', records: 0, fresh: 0, pages: 0, requests: 0, skipped: 0, completeTo: null, problem: null })
export const blankStreams = (): Streams => ({
  fields: blank(),
  groups: blank(),
  brands: blank(),
  users: blank(),
  tickets: blank(),
  ticket_events: blank(),
  articles: blank(),
})

/** A copy that no later page changes. */
export function snapshot(streams: Streams): Streams {
  const copy = blankStreams()
  for (const name of STREAMS) copy[name] = { ...streams[name] }
  return copy
}

export function summarize(
  streams: Streams,
  run: { seconds: number; waitedSeconds: number; factsChanged: number; problem: string | null },
): SyncSummary {
  const sum = (of: (stream: StreamSummary) => number) => STREAMS.reduce((total, name) => total + of(streams[name]), 0)
  return {
    complete: STREAMS.every((name) => streams[name].state === 'current') && run.problem === null,
    tickets: streams.tickets.fresh,
    events: streams.ticket_events.fresh,
    users: streams.users.fresh,
    pages: sum((stream) => stream.pages),
    requests: sum((stream) => stream.requests),
    seconds: round(run.seconds),
    waitedSeconds: round(run.waitedSeconds),
    skipped: sum((stream) => stream.skipped),
    factsChanged: run.factsChanged,
    streams: snapshot(streams),
    problem: run.problem ?? STREAMS.map((name) => streams[name].problem).find((problem) => problem !== null) ?? null,
  }
}
const round = (seconds: number) => Math.round(seconds * 1000) / 1000
