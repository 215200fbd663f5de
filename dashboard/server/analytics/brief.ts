/** What the sidebar shows beside a ticket, one that was never synced too (design 5, 7): ids, dates, codes, probabilities and articles. */
import { BRIEF_VERSION, briefRequestSchema, type Brief, type BriefRequest } from '@shared/api/brief.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { humanVerdicts, type IssueJudges } from '@shared/issue/same-issue.ts'
import type { TopicPredictor } from '@shared/text/topics/predict.ts'
import { answer, notFound, type Answer } from './answer.ts'
import { toBriefArticle } from './brief-article.ts'
import { fieldText, identitiesOf, provisionalContact } from './brief-contact.ts'
import type { BriefConfig, BriefDeps } from './brief-deps.ts'
import { dispositionOf } from './brief-disposition.ts'
import { customerOf, HISTORY_SECONDS, historyOf } from './brief-history.ts'
import { candidatesOf, repeatOf } from './brief-repeat.ts'
import { riskOf } from './brief-risk.ts'
import { createBriefMemory, type BriefMemory } from './brief-memory.ts'
import { toIso, toIsoOrNull } from './reader.ts'

const ARTICLES = 5

/** One memory serves every brief over the same things. */
const memories = new WeakMap<BriefDeps, BriefMemory>()
function memoryOf(deps: BriefDeps): BriefMemory {
  const memory = deps.memory ?? memories.get(deps) ?? createBriefMemory(deps.reader, deps.now)
  memories.set(deps, memory)
  return memory
}

export function createBriefing(deps: BriefDeps): (ticketId: TicketId | null, request: BriefRequest) => Promise<Brief> {
  const memory = memoryOf(deps)
  return async (ticketId, request) => {
    const [config, verdicts, completeTo] = await Promise.all([deps.config(), deps.verdicts(), memory.completeTo()])
    const createdAt = request.createdAt === null ? null : Math.floor(Date.parse(request.createdAt) / 1000)
    const [person, landed] = await Promise.all([
      memory.findPerson({ userId: request.requester.id, identities: identitiesOf(request, config.defaultCountry) }),
      ticketId === null ? null : memory.ticket(ticketId, createdAt),
    ])
    const now = Math.floor(deps.now() / 1000)
    const own = provisionalContact(ticketId, request, { config, landed, shared: person?.shared ?? false, hashOrderRef: deps.hashOrderRef, now })
    const tickets = person === null ? [] : await memory.contactsOf(person, own.createdAt - HISTORY_SECONDS, ticketId)
    const model = deps.text?.() ?? null
    const judges: IssueJudges = { human: humanVerdicts(verdicts), text: model?.verdict ?? null }
    const candidates = candidatesOf(own, tickets, judges)
    const topics = deps.topics?.() ?? null
    const reasons = topicsOf(own.reason, own.text, topics)
    const articles = deps.articles.suggest({
      text: own.text,
      locale: request.locale,
      brandId: own.brandId,
      limit: ARTICLES,
      ticketId,
      topics: reasons,
      tags: request.tags,
    })
    const names = config.settings.optionNames
    const lens = completeTo === null ? null : compileLens(defineLens('net', config.settings), completeTo)
    return {
      version: BRIEF_VERSION,
      ticketId,
      asOf: toIso(now),
      completeTo: toIsoOrNull(completeTo),
      repeat: repeatOf(own, candidates, { request, linkedBy: person?.linkedBy ?? [], isLearned: model?.isLearned ?? false }),
      risk: await riskOf(deps.risk, { own, request, landed, config, personId: person?.personId ?? null, tickets, candidates, now }),
      customer: customerOf(person, tickets, own.createdAt, ownValues(request, config), names),
      history: historyOf(own.issue, tickets, judges, { lens, names }),
      articles: articles.map(toBriefArticle),
      disposition: dispositionOf(own, config, { candidates, articles, topics, common: memory.reasonShares() }),
      lessons: deps.lessons?.({ ticketId, text: own.text, reasons, agentLocale: request.agentLocale ?? null, locale: request.locale }) ?? [],
      nextIssue: (await deps.nextIssues?.(own.issue.reason)) ?? [],
      authority: null,
      sla: null,
    }
  }
}

/** What the ticket is about, the likeliest first: as stated, else as predicted. */
const topicsOf = (reason: string | null, text: string, model: TopicPredictor | null): readonly string[] =>
  reason === null ? (model?.predict(text, 2) ?? []).filter(({ p }) => p >= (model?.unknownBelow ?? 1)).map(({ label }) => label) : [reason]

function ownValues(request: BriefRequest, { mapping }: BriefConfig) {
  return {
    market: fieldText(request, mapping.marketField),
    language: fieldText(request, mapping.languageField),
    segment: fieldText(request, mapping.segmentField),
  }
}

/** The same for a landed ticket, from what was kept of it: `firstfix brief TICKET_ID`. */
export async function briefOfLandedTicket(deps: BriefDeps, ticketId: TicketId): Promise<Answer<Brief>> {
  const landed = await deps.reader.ticket(ticketId)
  if (landed === null) return notFound('unknown_ticket', `Ticket ${ticketId} is not known here; it may not have been synced yet.`)
  const { row, events } = landed
  const first = events.find((event) => event.kind === 'comment' && event.text !== null && event.authorId === row.requesterId)
  const { mapping } = await deps.config()
  const request = briefRequestSchema.parse({
    requester: { id: row.requesterId },
    channel: row.via,
    createdAt: toIso(row.createdAt),
    subject: (row.subject ?? '').slice(0, 1000),
    text: (first?.text ?? '').slice(0, 20_000),
    fields: row.fields,
    tags: row.tags.slice(0, 500),
    locale: (mapping.requesterLanguage(row.requesterId) ?? 'en').slice(0, 20),
  })
  return answer(await createBriefing(deps)(ticketId, request))
}
