/** Models in force as the judge uses them: read once a version, sent as bytes, part of what facts are judged with. */
import type { JudgeContext } from '@shared/fcr/judge-person.ts'
import { createTextModel, decodeModel, type TextModel } from '@shared/issue/text-model.ts'
import type { TopicPosterior } from '@shared/issue/pair-features.ts'
import { isTopicModel, topicModelFromBytes } from '@shared/text/topics/model-bytes.ts'
import { createReasonPredictor } from '@shared/text/topics/predict-reason.ts'
import { createTopicPredictor } from '@shared/text/topics/predict.ts'
import type { ModelKind, ModelShelf } from '../store/ops-store/contract.ts'

interface ModelBody {
  version: number
  body: Uint8Array
}
export interface JudgeModels {
  sameIssue: ModelBody | null
  topics: ModelBody | null
}
export const NO_MODELS: JudgeModels = { sameIssue: null, topics: null }

/** Bodies are read when another version is in force than the last time. */
export function createModelReader(shelf: Pick<ModelShelf, 'modelVersions' | 'modelInForce'>): () => Promise<JudgeModels> {
  let known = NO_MODELS
  const read = async (kind: ModelKind, version: number | undefined, at: ModelBody | null): Promise<ModelBody | null> => {
    if (version === undefined) return null
    if (version === at?.version) return at
    const found = await shelf.modelInForce(kind)
    return found && { version: found.version, body: found.body }
  }
  return async () => {
    const versions = await shelf.modelVersions()
    const [sameIssue, topics] = await Promise.all([
      read('same_issue', versions.same_issue, known.sameIssue),
      read('topics', versions.topics, known.topics),
    ])
    if (sameIssue !== known.sameIssue || topics !== known.topics) known = { sameIssue, topics }
    return known
  }
}

/**
 * Joins the fingerprint of the configuration; empty without models, so that a folder that never had one is not judged anew.
 * A body that another version of this program wrote says nothing until it is trained anew, and is none.
 */
export const definitionOf = ({ sameIssue, topics }: JudgeModels): string =>
  [
    sameIssue !== null && decodeModel(sameIssue.body) !== null ? ` same_issue ${sameIssue.version}` : '',
    topics !== null && isTopicModel(topics.body) ? ` topics ${topics.version}` : '',
  ].join('')

export const readsOpenings = (models: JudgeModels): boolean => definitionOf(models) !== ''

/** Chance of each topic of an opening, by the bytes of a topic model. */
export const topicPosterior = (body: Uint8Array): TopicPosterior | null =>
  isTopicModel(body) ? createTopicPredictor(topicModelFromBytes(body)).probabilitiesOf : null

export function textModelOf({ sameIssue, topics }: JudgeModels): TextModel | null {
  const model = sameIssue && decodeModel(sameIssue.body)
  return model && createTextModel(model, topics && topicPosterior(topics.body))
}

/** What the bytes say, as the rules ask for it. */
export const modelJudges = (models: JudgeModels): Pick<JudgeContext, 'textVerdict' | 'predictReason'> => ({
  textVerdict: textModelOf(models)?.verdict ?? null,
  predictReason: models.topics && createReasonPredictor(models.topics.body),
})

/** The text model in force for those who ask now and then; decoded anew only when another is in force. */
export function createTextModelHolder(models: () => Promise<JudgeModels>): { current: () => TextModel | null; refresh: () => Promise<void> } {
  let known = NO_MODELS
  let text: TextModel | null = null
  return {
    current: () => text,
    async refresh() {
      const inForce = await models()
      if (inForce !== known) text = textModelOf(inForce)
      known = inForce
    },
  }
}
