/** What the sidebar shows beside a ticket, one that was never synced too (design 5, 7): ids, dates, codes, probabilities and articles. */
import { BRIEF_VERSION, briefRequestSchema, type Brief, type BriefRequest } from '@shared/api/brief.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { answer, notFound, type Answer } from './answer.ts'
import { toBriefArticle } from './brief-article.ts'
import { fieldText, identitiesOf, provisionalContact } from './brief-contact.ts'
import type { BriefConfig, BriefDeps } from './brief-deps.ts'
import { dispositionOf } from './brief-disposition.ts'
import { customerOf, HISTORY_SECONDS, historyOf } from './brief-history.ts'
import { candidatesOf, repeatOf } from './brief-repeat.ts'
import { humanVerdictOf, readKnownTickets } from './issue-tickets.ts'
import { readCompleteTo, toIso, toIsoOrNull } from './reader.ts'

const ARTICLES = 5
/** Contacts of one person that are looked at; a shared mailbox has hundreds. */
const LOOKED_AT = 20

export function createBriefing(deps: BriefDeps): (ticketId: TicketId | null, request: BriefRequest) => Promise<Brief> {
  const { reader } = deps
  return async (ticketId, request) => {
    const config = await deps.config()
    const [person, landed, completeTo, verdicts] = await Promise.all([
      reader.findPerson({ userId: request.requester.id, identities: identitiesOf(request, config.defaultCountry) }),
      ticketId === null ? null : reader.ticket(ticketId),
      readCompleteTo(reader),
      deps.verdicts(),
    ])
    const shared = person?.shared ?? false
    const now = Math.floor(deps.now() / 1000)
    const own = provisionalContact(ticketId, request, { config, landed, shared, hashOrderRef: deps.hashOrderRef, now })
    const facts = person === null ? [] : await reader.factsOfPerson(person.personId, own.createdAt - HISTORY_SECONDS)
    const others = facts.filter((fact) => fact.ticketId !== ticketId).toSorted((a, b) => b.createdAt - a.createdAt)
    const tickets = await readKnownTickets(reader, others.slice(0, LOOKED_AT), shared)
    const human = humanVerdictOf(verdicts)
    const candidates = candidatesOf(own, tickets, human)
    const articles = deps.articles.find({
      text: `${request.subject}\n${request.text}`,
      locale: request.locale,
      brandId: own.brandId,
      limit: ARTICLES,
    })
    const lens = completeTo === null ? null : compileLens(defineLens('net', config.settings), completeTo)
    return {
      version: BRIEF_VERSION,
      ticketId,
      asOf: toIso(now),
      completeTo: toIsoOrNull(completeTo),
      repeat: repeatOf(own, candidates, request, person?.linkedBy ?? []),
      risk: { p: null, band: null, why: [] },
      customer: customerOf(person, tickets, own.createdAt, ownValues(request, config)),
      history: historyOf(own.issue, tickets, human, lens),
      articles: articles.map(toBriefArticle),
      disposition: dispositionOf(own, request, config, candidates, articles),
      lessons: [],
      nextIssue: [],
      authority: null,
      sla: null,
    }
  }
}

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
