/** All cases in memory: a library is small, and every brief looks into it. Written through; read anew after a sync and after forgetting. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Kept, Saved } from '../qa/record-book.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { caseBook, type CaseBody } from './bodies.ts'

export type KeptCase = Kept<CaseBody>
export interface CaseShelf {
  load(): Promise<void>
  /** By number. */
  all(): readonly KeptCase[]
  get(id: number): KeptCase | null
  /** A new case takes the next number. */
  add(body: CaseBody, by: string, at: EpochSeconds): Promise<KeptCase>
  save(id: number, ifVersion: number, body: CaseBody, by: string, at: EpochSeconds): Promise<Saved<CaseBody>>
  /** Counts up with everything that changes here. */
  edition(): number
}
const TRIES = 20

export function createCaseShelf(records: RecordStore): CaseShelf {
  const book = caseBook(records)
  let cases: ReadonlyMap<number, KeptCase> = new Map()
  let edition = 0
  const hold = (next: Iterable<KeptCase>) => {
    cases = new Map([...next].map((one) => [Number(one.id), one] as const).sort(([a], [b]) => a - b))
    edition += 1
  }
  const load = async () => hold(await book.list())
  const save: CaseShelf['save'] = async (id, ifVersion, body, by, at) => {
    const saved = await book.save(String(id), ifVersion, body, by, at)
    if (saved.kind === 'kept')
      hold(
        [...cases.values()].filter((one) => one.id !== String(id)).concat({ id: String(id), version: saved.version, body, savedAt: at, savedBy: by }),
      )
    else await load()
    return saved
  }
  return {
    load,
    save,
    edition: () => edition,
    all: () => [...cases.values()],
    get: (id) => cases.get(id) ?? null,
    async add(body, by, at) {
      for (let tried = 0; tried < TRIES; tried += 1) {
        const id = Math.max(0, ...cases.keys()) + 1
        const saved = await save(id, 0, body, by, at)
        if (saved.kind === 'kept') return { id: String(id), version: saved.version, body, savedAt: at, savedBy: by }
      }
      throw new Error(`no free number was found for a new case in ${TRIES} tries`)
    },
  }
}
