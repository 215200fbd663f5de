/** Training of the repeat-risk models, from the contacts of the last half year whose window has passed. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { LEARN_FROM } from '@shared/risk/rule-prior.ts'
import { readCompleteTo } from '../analytics/reader.ts'
import { gatherContacts } from '../risk/gather-contacts.ts'
import type { CreateTraining, TrainDeps } from './contract.ts'
import type { RepeatRiskChunk } from './repeat-risk-job.ts'

const LEARNED_SECONDS = 180 * DAY_SECONDS
/** News enough: a fifth more contacts, or a week of data time. */
const GROWN_BY = 1.2
const RELEARN_SECONDS = 7 * DAY_SECONDS

interface Basis {
  contacts: number
  completeTo: number
  windows: string
}

export const repeatRiskTraining: CreateTraining = (deps) => {
  const { ops, reader, now } = deps
  /** null until a sync has come to its end. */
  const basis = async (): Promise<Basis | null> => {
    const [{ facts }, completeTo] = await Promise.all([reader.quality(), readCompleteTo(reader)])
    return completeTo === null ? null : { contacts: facts, completeTo, windows: JSON.stringify(windowsOf(deps)) }
  }
  return {
    kind: 'repeat_risk',
    async isDue() {
      const [present, latest] = await Promise.all([basis(), ops.latestModels()])
      if (present === null || present.contacts < LEARN_FROM) return false
      const last = latest.find(({ kind }) => kind === 'repeat_risk')
      return last === undefined || hasNews(basisOf(last.report), present)
    },
    async run() {
      const present = await basis()
      if (present === null) throw new Error('nothing was synced to its end yet.')
      const trained = await deps.runJob('repeat_risk', chunksOf(deps, present.completeTo))
      const saved = await ops.saveModel({
        kind: 'repeat_risk',
        trainedAt: now(),
        inForce: trained.inForce,
        report: { ...trained.report, ...windowsOf(deps), why: trained.why, basis: present },
        body: trained.body,
      })
      return { version: saved.version, inForce: trained.inForce, why: trained.why }
    },
  }
}

function windowsOf({ configuration }: TrainDeps) {
  const { windowDays, windowByReason } = configuration()
  return { windowDays, windowByReason }
}

const hasNews = (before: Basis, present: Basis): boolean =>
  present.contacts >= before.contacts * GROWN_BY || present.completeTo >= before.completeTo + RELEARN_SECONDS || present.windows !== before.windows

/** As this file wrote it. */
function basisOf(report: unknown): Basis {
  const written = report !== null && typeof report === 'object' && 'basis' in report ? report.basis : null
  const entries = new Map<string, unknown>(written !== null && typeof written === 'object' ? Object.entries(written) : [])
  const number = (key: string): number => {
    const value = entries.get(key)
    return typeof value === 'number' ? value : 0
  }
  return { contacts: number('contacts'), completeTo: number('completeTo'), windows: String(entries.get('windows') ?? '') }
}

async function* chunksOf(deps: TrainDeps, completeTo: number): AsyncGenerator<RepeatRiskChunk> {
  yield { asOf: completeTo }
  for await (const contacts of gatherContacts(deps.reader, windowsOf(deps), completeTo - LEARNED_SECONDS)) yield { contacts }
}
