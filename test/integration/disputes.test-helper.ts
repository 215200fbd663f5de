/** What people do by HTTP around a review that was released. */
import type { Notices } from '@shared/api/quality/notices.ts'
import type { ReviewItem } from '@shared/api/quality/reviews.ts'
import type { openBrowser } from './sign-in.test-helper.ts'

export const Q = '/api/v1/quality'
export type Browser = ReturnType<typeof openBrowser>
export const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>
export const post = (who: Browser, path: string, body: object, method = 'POST') => who.ask(`${Q}/${path}`, { method, body })
/** The best level of a criterion. */
export const best = (form: ReviewItem, id: string) =>
  form.scorecard.sections.flatMap(({ criteria }) => criteria).find((one) => one.id === id)!.levels[0]!.id
export const propose = (form: ReviewItem, worst: string[]) => worst.map((criterion) => ({ criterion, proposed: best(form, criterion) }))
/** Of the notices about something. */
export const kinds = async (who: Browser, subject: string) =>
  (await json<Notices>(who.ask(`${Q}/notices`))).notices.filter(({ subjectId }) => subjectId === subject).map(({ kind }) => kind)
