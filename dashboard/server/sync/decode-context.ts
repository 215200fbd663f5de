/** The configuration as decoding reads it: names of fields resolved to the ids that were landed. */
import type { Configuration } from '@shared/api/configuration.ts'
import { compileOrderPatterns } from '@shared/text/order-refs.ts'
import type { DecodeContext } from '@shared/zendesk/decode-context.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { LandingStore } from '../store/fact-store/contract.ts'
import { htmlToText } from './html-to-text.ts'

type Named = string | number

export async function readDecodeContext(
  store: Pick<LandingStore, 'fields'>,
  configuration: Configuration,
  hash: (value: string) => string,
): Promise<DecodeContext> {
  const fields = await store.fields()
  const { reasonField, verdictField, causeField, marketField, segmentField, languageField, surveyMap } = configuration
  const { handleTimeField, npsField, effortField } = configuration
  const counting = [reasonField, verdictField, causeField, marketField, segmentField, languageField, surveyMap?.field ?? null]
  const mapped = [...counting, handleTimeField, npsField, effortField]
  return {
    storeText: configuration.storeText,
    orderFields: idsOf(configuration.orderFields, fields),
    mappedFields: idsOf(
      mapped.filter((name) => name !== null),
      fields,
    ),
    fieldTypes: new Map(fields.map((field) => [field.id, field.type])),
    orderPatterns: compileOrderPatterns(configuration.orderPatterns),
    channelMap: configuration.channelMap,
    surveyAnswers: surveyMap,
    defaultCountry: configuration.defaultCountry,
    plainText: htmlToText,
    hash,
  }
}

/** Fields by id or exact title; a title carried by several fields means each of them. */
function idsOf(names: readonly Named[], fields: readonly FieldRow[]): ReadonlySet<number> {
  return new Set(
    names.flatMap((name) =>
      typeof name === 'number' ? [name] : fields.filter((field) => field.title === name || String(field.id) === name).map((field) => field.id),
    ),
  )
}
