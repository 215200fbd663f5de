/** The reason of a ticket to which nobody gave one, where its words leave little doubt. */
import { CERTAIN_FROM } from './evaluate.ts'
import { isTopicModel, topicModelFromBytes } from './model-bytes.ts'
import { createTopicPredictor } from './predict.ts'

/**
 * `body` as it stands on the shelf. A reason is given from a probability of .9 on, and only of classes that the model trusts:
 * where guesses that certain came true in at least four of five on the newest period (`trustedClasses`).
 */
export function createReasonPredictor(body: Uint8Array): (opening: string | null) => string | null {
  // One that another version of this program wrote gives none until it is trained anew.
  if (!isTopicModel(body)) return () => null
  const model = topicModelFromBytes(body)
  const predictor = createTopicPredictor(model)
  const trusted = new Set(model.trusted)
  return (opening) => {
    const best = opening === null ? undefined : predictor.predict(opening, 1)?.[0]
    const isCertain = best !== undefined && best.p >= CERTAIN_FROM && trusted.has(best.label)
    return isCertain && opening !== null && predictor.isTelling(opening) ? best.label : null
  }
}
