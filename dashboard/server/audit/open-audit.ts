/** The audit log: lines are kept in order of writing, many in one transaction where many come at once, and none is lost at a clean stop. */
import type { AuditLine, AuditPage, AuditQueryParams, AuditVerdict } from '@shared/api/audit.ts'
import type { AuditEntry, AuditLog, AuditWho } from '../auth/audit-log.ts'
import type { AuditRow, AuditStore } from '../store/ops-store/audit.ts'
import type { OpsForgetStore } from '../store/ops-store/forget.ts'
import { nextRow } from './chain.ts'
import { renamedRows, type Renaming } from './rename.ts'
import { verifyAudit } from './verify.ts'

export interface AuditBook extends AuditLog {
  /** Resolves when everything that was written so far is kept; rejects when the store refuses it. */
  settled(): Promise<void>
  /** null = the cursor is none of ours. */
  list(query: AuditQueryParams): Promise<AuditPage | null>
  verify(): Promise<AuditVerdict>
  /** Drops what is older than the configured days, and says so in a line of its own; how many are gone. */
  purge(): Promise<number>
  /** Takes people who were forgotten out of the lines there are, and says so in a line of its own; how many lines changed. */
  rename(standIns: Renaming, mask: (text: string) => string, by: AuditWho): Promise<number>
}
interface Deps {
  store: AuditStore & Partial<Pick<OpsForgetStore, 'rewriteAudit'>>
  /** Of the chain. */
  key: Buffer
  keepDays: () => number
  /** Real time, epoch milliseconds. */
  now?: () => number
  log: (line: string) => void
}
const DAY_SECONDS = 86_400
/** Nobody asked. */
const SERVICE: AuditWho = { kind: 'service', userId: null, role: null }

export function openAudit({ store, key, keepDays, now = Date.now, log }: Deps): AuditBook {
  let waiting: AuditEntry[] = []
  let last: Promise<void> = Promise.resolve()
  let purgedAt = -Infinity
  const seconds = () => Math.floor(now() / 1000)

  const keep = async (): Promise<void> => {
    const batch = waiting
    if (batch.length === 0) return
    waiting = []
    try {
      await store.appendAudit((end) => {
        const rows: AuditRow[] = []
        for (const entry of batch) rows.push(nextRow(rows.at(-1) ?? end, entry, key))
        return rows
      })
    } catch (cause) {
      // They stay in line: the next write tries them again, before its own.
      waiting = [...batch, ...waiting]
      log(`Lines of the audit log could not be kept, and are tried again: ${cause instanceof Error ? cause.message : String(cause)}`)
      throw cause
    }
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.then(
      () => {},
      () => {},
    )
    return next
  }
  const purge = async (): Promise<number> => {
    purgedAt = seconds()
    const before = purgedAt - keepDays() * DAY_SECONDS
    return store.purgeAudit(before, (end, { seq, hash, entries }) =>
      nextRow(end, { at: purgedAt, who: SERVICE, act: 'purged', target: ['audit'], outcome: 'done', details: { entries, upTo: seq, hash } }, key),
    )
  }
  return {
    async write(entry) {
      waiting.push(entry)
      if (seconds() - purgedAt >= DAY_SECONDS) {
        purgedAt = seconds()
        inTurn(purge).catch((cause: unknown) => log(`The audit log could not be cut: ${cause instanceof Error ? cause.message : String(cause)}`))
      }
      await inTurn(keep)
    },
    settled: () => inTurn(keep),
    async list({ cursor, who, from, to, act, target, limit }) {
      if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) return null
      const rows = await store.auditRows({
        limit: limit + 1,
        ...(cursor === undefined ? {} : { before: Number(cursor) }),
        ...(who === undefined ? {} : { who: /^\d+$/.test(who) ? Number(who) : who }),
        ...(act === undefined ? {} : { act }),
        ...(target === undefined ? {} : { target }),
        ...(from === undefined ? {} : { from: Math.floor(Date.parse(from) / 1000) }),
        ...(to === undefined ? {} : { to: Math.floor(Date.parse(to) / 1000) }),
      })
      const entries = rows.slice(0, limit).map(lineOf)
      return { entries, next: rows.length > limit ? String(entries.at(-1)?.seq ?? '') : null }
    },
    verify: () => inTurn(() => verifyAudit(store, key)),
    purge: () => inTurn(purge),
    rename: (standIns, mask, by) =>
      inTurn(async () => {
        await keep()
        if (!store.rewriteAudit) throw new Error('this audit log cannot be rewritten')
        let changed = 0
        await store.rewriteAudit((rows) =>
          renamedRows(
            rows,
            standIns,
            mask,
            ({ lines, from, head }) => {
              changed = lines
              return { at: seconds(), who: by, act: 'purged', target: ['audit/persons'], outcome: 'done', details: { lines, from, head } }
            },
            key,
          ),
        )
        return changed
      }),
  }
}

function lineOf({ seq, at, whoKind, userId, role, act, target, outcome, details }: AuditRow): AuditLine {
  return {
    seq,
    at: new Date(at * 1000).toISOString().replace('.000Z', 'Z'),
    who: { kind: whoKind, userId, role },
    act,
    target: [...target],
    outcome,
    details: details === null ? null : JSON.parse(details),
  }
}

/** Every line that a query asks for, page by page. */
export async function* everyLine(book: Pick<AuditBook, 'list'>, query: AuditQueryParams): AsyncGenerator<AuditLine> {
  let cursor: string | undefined
  do {
    const page = await book.list({ ...query, limit: 1000, cursor })
    yield* page?.entries ?? []
    cursor = page?.next ?? undefined
  } while (cursor !== undefined)
}
