/** Training of the topics: the account's own reasons, by subject and first words of the last year's tickets. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { Exclusion } from '@shared/fcr/fact.ts'
import { FEWEST_LABELLED } from '@shared/text/topics/learn-topics.ts'
import { readCompleteTo } from '../analytics/reader.ts'
import { openingOf } from '../issue/opening-of.ts'
import type { CreateTraining, TrainDeps } from './contract.ts'
import type { LabelledOpening, TopicsChunk } from './topics-job.ts'

/** What reasons meant before that is another shop. */
const LEARNED_SECONDS = 365 * DAY_SECONDS
const PAGE = 2000
/** News enough: a fifth more labels, or a week of data time. */
const GROWN_BY = 1.2
const RELEARN_SECONDS = 7 * DAY_SECONDS
/** Not a customer's matter, or one that is counted elsewhere. */
const NOT_LEARNED: ReadonlySet<Exclusion> = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed'])

/** What a run rested on; joins the report. */
interface Basis {
  labelled: number
  completeTo: number
  /** Labels are values of this field. */
  reasonField: string
}

export const topicsTraining: CreateTraining = (deps) => {
  const { ops, reader, now, configuration, runJob } = deps
  const basis = async (): Promise<Basis> => {
    const [{ facts, noReason }, completeTo] = await Promise.all([reader.quality(), readCompleteTo(reader)])
    return { labelled: facts - noReason, completeTo: completeTo ?? 0, reasonField: String(configuration().reasonField) }
  }
  return {
    kind: 'topics',
    async isDue() {
      const [present, latest] = await Promise.all([basis(), ops.latestModels()])
      if (present.labelled < FEWEST_LABELLED) return false
      const last = latest.find(({ kind }) => kind === 'topics')
      return last === undefined || hasNews(basisOf(last.report), present)
    },
    async run() {
      const present = await basis()
      const { inForce, why, report, body } = await runJob('topics', chunksOf(deps))
      // The one before would do no better on the newest period than this one, so what is off now is off.
      const saved = await ops.saveModel({ kind: 'topics', trainedAt: now(), inForce, report: { ...report, basis: present }, body, withdraws: true })
      return { version: saved.version, inForce, why }
    },
  }
}

const hasNews = (before: Basis, present: Basis): boolean =>
  present.labelled >= before.labelled * GROWN_BY ||
  present.completeTo >= before.completeTo + RELEARN_SECONDS ||
  present.reasonField !== before.reasonField

/** As this file wrote it. */
function basisOf(report: unknown): Basis {
  const written = report !== null && typeof report === 'object' && 'basis' in report ? report.basis : null
  const entries = new Map<string, unknown>(written !== null && typeof written === 'object' ? Object.entries(written) : [])
  const number = (key: string): number => {
    const value = entries.get(key)
    return typeof value === 'number' ? value : 0
  }
  return { labelled: number('labelled'), completeTo: number('completeTo'), reasonField: String(entries.get('reasonField') ?? '') }
}

async function* chunksOf({ reader, now }: TrainDeps): AsyncGenerator<TopicsChunk> {
  const shared = new Set((await reader.people()).flatMap((person) => (person.shared ? [person.personId] : [])))
  const since = ((await readCompleteTo(reader)) ?? now()) - LEARNED_SECONDS
  for (let after = 0; ;) {
    const page = await reader.recentContacts({ since, after, limit: PAGE })
    yield {
      openings: page.flatMap((contact): LabelledOpening[] => {
        const { reason, exclusion, personId, createdAt } = contact.fact
        const text = openingOf(contact)
        if (reason === null || text === null || (exclusion !== null && NOT_LEARNED.has(exclusion))) return []
        return [{ personId, shared: shared.has(personId), at: createdAt, text, label: reason }]
      }),
    }
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < PAGE) return
  }
}
