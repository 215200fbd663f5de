/** A sample with its items and what was said of them: who responded, and what each response stands for. */
import { responseWeights, type Responses } from '@shared/sampling/response-weights.ts'
import type { ReviewBody, SampleItemBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import type { SampleBody, SampleBooks } from './bodies.ts'

export interface OpenSample {
  sample: Kept<SampleBody>
  /** In the order of the draw, those that stand in right after whom they replace. */
  items: readonly Kept<SampleItemBody>[]
}
export interface Response {
  item: Kept<SampleItemBody>
  review: ReviewBody
}
export interface Reviewed extends OpenSample {
  responses: readonly Response[]
  weights: Responses
}

export async function openSample({ samples, items }: SampleBooks, id: string): Promise<OpenSample | null> {
  const [sample, own] = await Promise.all([samples.get(id), items.list([`sample:${id}`])])
  return sample === null ? null : { sample, items: [...own].sort((a, b) => a.body.place - b.body.place || (a.id < b.id ? -1 : 1)) }
}

/** A review of an item that was replaced meanwhile is none of the sample's. */
export async function withReviews({ reviews }: SampleBooks, open: OpenSample): Promise<Reviewed> {
  const kept = await reviews.list([`sample:${open.sample.id}`, 'state:submitted'])
  const byItem = new Map(kept.map(({ body }) => [body.itemId, body]))
  const responses = open.items.flatMap((item) => {
    const review = byItem.get(item.id)
    return review === undefined || item.body.state === 'replaced' ? [] : [{ item, review }]
  })
  const weights = responseWeights(
    responses.map(({ item }) => item.body),
    populationsOf(open.sample.body),
  )
  return { ...open, responses, weights }
}

export const populationsOf = ({ strata }: SampleBody): ReadonlyMap<string, number> => new Map(strata.map(({ id, population }) => [id, population]))
