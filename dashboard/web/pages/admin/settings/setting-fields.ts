/** THE list of settings as the form shows them: a key of the configuration and how it is edited. */
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import type { Configuration } from '@shared/api/configuration.ts'

/** Reasons and causes are tidied on a page of their own. */
export type SettingKey = Exclude<keyof Configuration, 'reasonAliases' | 'retiredReasons' | 'causeAliases' | 'retiredCauses'>
export type Editor =
  | { kind: 'text' | 'field' | 'zone' | 'list' | 'groups' | 'windows' | 'cost' | 'hours' | 'bands' | 'rows' }
  /** Answers of a field by what they mean; with `hasField` the field as well. */
  | { kind: 'answers'; parts: readonly ['yes' | 'resolved', 'partly', 'no']; hasField: boolean }
  /** `value` is what is saved. */
  | { kind: 'choice'; values: readonly (string | number)[] }
  | { kind: 'number'; min: number }
export interface SettingField {
  key: SettingKey
  editor: Editor
}
const as = (kind: Exclude<Editor['kind'], 'choice' | 'number' | 'answers'>, ...keys: SettingKey[]): SettingField[] =>
  keys.map((key) => ({ key, editor: { kind } }))
const choice = (key: SettingKey, values: readonly (string | number)[]): SettingField => ({ key, editor: { kind: 'choice', values } })

export const SETTING_SECTIONS = [
  {
    id: 'fields',
    fields: [
      ...as(
        'field',
        'reasonField',
        'verdictField',
        'causeField',
        'marketField',
        'segmentField',
        'languageField',
        'handleTimeField',
        'npsField',
        'effortField',
      ),
      choice('npsKind', ['transactional', 'relational']),
      ...as('list', 'orderFields', 'orderPatterns'),
      { key: 'verdictValues', editor: { kind: 'answers', parts: ['resolved', 'partly', 'no'], hasField: false } },
      { key: 'surveyMap', editor: { kind: 'answers', parts: ['yes', 'partly', 'no'], hasField: true } },
    ],
  },
  { id: 'time', fields: [...as('zone', 'timeZone'), choice('weekStart', ['monday', 'sunday']), ...as('hours', 'businessHours')] },
  { id: 'windows', fields: [choice('windowDays', WINDOWS_DAYS), ...as('windows', 'windowByReason'), ...as('list', 'notFirstContactResolvable')] },
  {
    id: 'lists',
    fields: [
      ...as('groups', 'tier2Groups', 'vendorGroups'),
      ...as('list', 'escalationTags', 'testTags', 'loggedContactTags', 'botUsers', 'thirdParties', 'sharedIdentities'),
      ...as('text', 'defaultCountry'),
      ...as('rows', 'channelMap', 'synonyms'),
    ],
  },
  { id: 'targets', fields: [...as('rows', 'targets'), ...as('bands', 'bands')] },
  { id: 'money', fields: [...as('cost', 'costPerContact'), ...as('rows', 'slaTargets', 'staffing', 'contentViews')] },
  {
    id: 'privacy',
    fields: [
      choice('storeText', ['none', 'redacted', 'full']),
      ...as('groups', 'askBeforeSolve'),
      { key: 'auditKeepDays', editor: { kind: 'number', min: 30 } },
      { key: 'textKeepDays', editor: { kind: 'number', min: 30 } },
    ],
  },
] as const satisfies readonly { id: string; fields: readonly SettingField[] }[]

/** Ids stay numbers, names stay text: `["Tier 2", 7001]` is edited as words. */
export const toWords = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
export const fromWords = (words: readonly string[], before: unknown): (string | number)[] => {
  const ids = new Map((Array.isArray(before) ? before : []).filter((one) => typeof one === 'number').map((id) => [String(id), Number(id)]))
  return words.map((word) => ids.get(word) ?? word)
}
/** Equal as the service would read them. */
export const sameSetting = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
