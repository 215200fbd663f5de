/** The judge: keeps the facts equal to what was landed, page by page or all at once. */
import type { CopyComparison } from '../store/fact-store/judge-contract.ts'
import { createInlineCompute } from './compute.ts'
import type { Judge, JudgeOptions, JudgeResult, OnProgress } from './contract.ts'
import { findWordsToKeep } from './words-to-keep.ts'
import { judgeChanges } from './judge-changes.ts'
import { judgeEverything, judgeIntoCopy } from './judge-everything.ts'
import { prepare } from './prepare.ts'

export type { Judge } from './contract.ts'

/** Landings may come in between; then what is compared is not of one moment, and is judged and compared again. */
const VERIFY_ATTEMPTS = 5

const differs = (compared: CopyComparison) => compared.differingTickets.length + compared.differingUsers.length > 0

export function createJudge(options: JudgeOptions): Judge {
  const { store, log = () => {} } = options
  const compute = options.compute ?? createInlineCompute()
  let notices: readonly string[] = []
  let last: Promise<unknown> = Promise.resolve()
  /** One judging at a time, in order of asking. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => {})
    return next
  }
  const ready = async () => {
    const prepared = await prepare(options)
    for (const notice of prepared.notices) if (!notices.includes(notice)) log(notice)
    notices = prepared.notices
    await compute.setUp(prepared.setup)
    return prepared
  }
  const due = async (onProgress?: OnProgress): Promise<JudgeResult> => {
    const prepared = await ready()
    if (prepared.mustJudgeAll) return judgeEverything(store, compute, prepared, onProgress)
    return judgeChanges(store, compute, prepared, onProgress)
  }
  const verify = async (onProgress?: OnProgress): Promise<CopyComparison> => {
    for (let attempt = 1; ; attempt++) {
      await due()
      await judgeIntoCopy(store, compute, await ready(), onProgress)
      const compared = await store.compareCopy()
      const landedMeanwhile = (await store.due()).upTo > 0
      if (!differs(compared) || !landedMeanwhile || attempt === VERIFY_ATTEMPTS) return compared
    }
  }
  const rebuild = async (onProgress?: OnProgress): Promise<CopyComparison> => {
    const compared = await verify(onProgress)
    if (differs(compared)) await judgeEverything(store, compute, await ready())
    return compared
  }
  return {
    judgeDue: (onProgress) => alone(() => due(onProgress)),
    judgeAll: (onProgress) => alone(async () => judgeEverything(store, compute, await ready(), onProgress)),
    verify: (onProgress) => alone(() => verify(onProgress)),
    rebuild: (onProgress) => alone(() => rebuild(onProgress)),
    wordsToKeep: (tickets, gone) => alone(async () => findWordsToKeep(store, await ready(), tickets, gone)),
    notices: () => notices,
    close: () => alone(() => compute.close()),
  }
}
