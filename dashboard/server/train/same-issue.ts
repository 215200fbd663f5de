/** Training of the same-issue model (domain 4, rule 6): from pairs that orders, links and humans decided, in the last half year. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { openingOf } from '../issue/opening-of.ts'
import { labelPairs, toPaired, type PairedContact } from '../issue/labelled-pairs.ts'
import type { CreateTraining, TrainDeps } from './contract.ts'
import { MOST_OPENINGS, type SameIssueChunk } from './same-issue-job.ts'

const LEARNED_SECONDS = 180 * DAY_SECONDS
const PAGE = 2000
/** Of many, the latest. */
const MOST_PAIRS = 20_000
/** Whoever has fewer contacts has too few pairs to measure anything. */
const FEWEST_CONTACTS = 200
/** Another model judges everything anew: not for every few tickets. */
const GROWN_BY = 1.2
const NEW_WORDS = 20

/** What a run rested on; joins the report. */
interface Basis {
  contacts: number
  words: number
  topicsVersion: number | null
}

export const sameIssueTraining: CreateTraining = (deps) => {
  const { ops, reader, now } = deps
  const basis = async (): Promise<Basis> => {
    const [{ facts }, words, versions] = await Promise.all([reader.quality(), ops.issueVerdicts(), ops.modelVersions()])
    return { contacts: facts, words: words.length, topicsVersion: versions.topics ?? null }
  }
  return {
    kind: 'same_issue',
    async isDue() {
      const [present, latest] = await Promise.all([basis(), ops.latestModels()])
      const last = latest.find(({ kind }) => kind === 'same_issue')
      if (present.contacts < FEWEST_CONTACTS) return false
      return last === undefined || hasNews(basisOf(last.report), present)
    },
    async run() {
      const present = await basis()
      const trained = await deps.runJob('same_issue', chunksOf(deps))
      const saved = await ops.saveModel({
        kind: 'same_issue',
        trainedAt: now(),
        inForce: trained.inForce,
        report: { ...trained.report, why: trained.why, basis: present },
        body: trained.body,
      })
      return { version: saved.version, inForce: trained.inForce, why: trained.why }
    },
  }
}

const hasNews = (before: Basis, present: Basis): boolean =>
  present.contacts >= before.contacts * GROWN_BY ||
  Math.abs(present.words - before.words) >= NEW_WORDS ||
  present.topicsVersion !== before.topicsVersion

/** As this file wrote it. */
function basisOf(report: unknown): Basis {
  const written = report !== null && typeof report === 'object' && 'basis' in report ? report.basis : null
  const number = (key: string): number | null => {
    const value = written !== null && typeof written === 'object' ? Object.entries(written).find(([name]) => name === key)?.[1] : null
    return typeof value === 'number' ? value : null
  }
  return { contacts: number('contacts') ?? 0, words: number('words') ?? 0, topicsVersion: number('topicsVersion') }
}

/** Openings page by page, so that the words of all are in one thread only; then the pairs among them. */
async function* chunksOf({ reader, ops, now }: TrainDeps): AsyncGenerator<SameIssueChunk> {
  const topics = await ops.modelInForce('topics')
  yield { kind: 'topics', body: topics?.body ?? null }
  const people = await reader.people()
  const contacts: PairedContact[] = []
  const since = now() - LEARNED_SECONDS
  for (let after = 0; ;) {
    const page = await reader.recentContacts({ since, after, limit: PAGE })
    const paired = page.flatMap((contact) => {
      const one = toPaired(contact)
      const text = openingOf(contact)
      return one === null || text === null ? [] : [{ one, text }]
    })
    contacts.push(...paired.map(({ one }) => one))
    if (contacts.length > MOST_OPENINGS) contacts.splice(0, contacts.length - MOST_OPENINGS)
    yield { kind: 'openings', openings: paired.map(({ one, text }) => ({ id: one.id, text })) }
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < PAGE) break
  }
  const shared = new Set(people.flatMap((person) => (person.shared ? [person.personId] : [])))
  yield { kind: 'pairs', pairs: labelPairs(contacts, { shared, said: await ops.issueVerdicts(), most: MOST_PAIRS }) }
}
