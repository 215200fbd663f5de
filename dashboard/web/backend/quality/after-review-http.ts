import { coachingEffectSchema, coachingListSchema, coachingNoteSchema, coachingReviewsSchema } from '@shared/api/quality/coaching.ts'
import { disputeDetailSchema, disputeRulesSchema, disputesSchema } from '@shared/api/quality/disputes.ts'
import { myDaySchema, myReviewSchema } from '@shared/api/quality/my-day.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { AfterReviewBackend } from './after-review-backend.ts'

const MY_DAY = '/quality/my-day'
const DISPUTES = '/quality/disputes'
const NOTES = '/quality/coaching'
const at = (root: string, id: string, deed = ''): string => `${root}/${encodeURIComponent(id)}${deed}`

export function createAfterReviewHttp(fetcher?: typeof fetch): AfterReviewBackend {
  const { read } = createJsonClient(fetcher)
  const post = (body: object) => ({ method: 'POST', body }) as const
  return {
    myDay: (weeks, signal) => read(`${MY_DAY}${toQuery({ weeks })}`, myDaySchema, { signal }),
    myReview: (itemId, signal) => read(at(`${MY_DAY}/reviews`, itemId), myReviewSchema, { signal }),
    acknowledge: (itemId, ifVersion) => read(at(`${MY_DAY}/reviews`, itemId, '/acknowledge'), myReviewSchema, post({ ifVersion })),
    openDispute: (itemId, asked) => read(at(`${MY_DAY}/reviews`, itemId, '/dispute'), myReviewSchema, post(asked)),
    reopenMine: (id, asked) => read(at(`${MY_DAY}/disputes`, id, '/reopen'), myReviewSchema, post(asked)),
    disputes: (state, signal) => read(`${DISPUTES}${toQuery({ state, limit: 500 })}`, disputesSchema, { signal }),
    dispute: (id, signal) => read(at(DISPUTES, id), disputeDetailSchema, { signal }),
    decide: (id, asked) => read(at(DISPUTES, id, '/decide'), disputeDetailSchema, post(asked)),
    reopen: (id, asked) => read(at(DISPUTES, id, '/reopen'), disputeDetailSchema, post(asked)),
    rules: (signal) => read(`${DISPUTES}/rules`, disputeRulesSchema, { signal }),
    saveRules: (change) => read(`${DISPUTES}/rules`, disputeRulesSchema, { method: 'PUT', body: change }),
    notes: (state, signal) => read(`${NOTES}${toQuery({ state })}`, coachingListSchema, { signal }),
    noteReviews: (signal) => read(`${NOTES}/reviews`, coachingReviewsSchema, { signal }),
    note: (id, signal) => read(at(NOTES, id), coachingNoteSchema, { signal }),
    beginNote: (asked) => read(NOTES, coachingNoteSchema, post(asked)),
    saveNote: (id, change) => read(at(NOTES, id), coachingNoteSchema, { method: 'PUT', body: change }),
    effect: (id, signal) => read(at(NOTES, id, '/effect'), coachingEffectSchema, { signal }),
  }
}
