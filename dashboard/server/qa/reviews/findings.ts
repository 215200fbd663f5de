/** What is hidden from a reviewer, computed when the review is submitted and kept with it. */
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import { sameIssue } from '@shared/issue/same-issue.ts'
import { checkTicket, type CheckResults } from '@shared/quality/checks.ts'
import { whyCode } from '../../analytics/issue-tickets.ts'
import { readCompleteTo } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import { firstReplyDue } from '../checks/run-checks.ts'
import type { KnownConversation } from '../conversation/read-conversation.ts'
import type { Caller, ReviewDeps } from './review-deps.ts'

export type Found = NonNullable<ReviewBody['found']>

export async function findingsOf(deps: ReviewDeps, { reader }: Caller, known: KnownConversation): Promise<{ found: Found; checks: CheckResults }> {
  const { fact, lines, own, neighbours, row } = known
  const completeTo = await readCompleteTo(reader)
  // Without anybody's word: a label must not be measured by itself.
  const judges = { human: null, text: deps.text() }
  const seen = evaluate(compileLens(defineLens('net', deps.settings()), completeTo ?? 0), fact)
  return {
    found: {
      matcher: neighbours.map((other) => {
        const verdict = sameIssue(own.issue, other.issue, judges)
        return { ticketId: other.fact.ticketId, same: verdict.same, why: whyCode(verdict) }
      }),
      outcome: { state: seen.state ?? (seen.exclusion === null ? 'not_counted' : 'excluded'), failures: [...seen.failures] },
    },
    checks: checkTicket({ fact, lines, firstReplyDue: firstReplyDue(deps.settings())(fact), orderKnown: row.orderRefs.length > 0 }),
  }
}
