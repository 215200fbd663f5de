/** The model of topics in force, ready to answer; read anew only when another version is. */
import { isTopicModel, topicModelFromBytes } from '@shared/text/topics/model-bytes.ts'
import { createTopicPredictor, type TopicPredictor } from '@shared/text/topics/predict.ts'
import type { ModelShelf } from '../store/ops-store/contract.ts'

export interface TopicShelf {
  /** null = none was trained, or it missed its threshold. */
  current: () => TopicPredictor | null
  /** After a training, or when the folder was opened. */
  refresh: () => Promise<void>
}

export function createTopicShelf(shelf: Pick<ModelShelf, 'modelVersions' | 'modelInForce'>): TopicShelf {
  let known: { version: number | undefined; predictor: TopicPredictor | null } = { version: undefined, predictor: null }
  return {
    current: () => known.predictor,
    async refresh() {
      const { topics: version } = await shelf.modelVersions()
      if (version === known.version) return
      const stored = version === undefined ? null : await shelf.modelInForce('topics')
      // One that another version of this program wrote is trained anew.
      known = { version, predictor: stored && isTopicModel(stored.body) ? createTopicPredictor(topicModelFromBytes(stored.body)) : null }
    },
  }
}
