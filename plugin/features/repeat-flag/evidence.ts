/** The service's codes as words; a code this sidebar does not know is shown as it came. */
import type { Brief } from '@shared/api/brief.ts'
import type { MessageKey, Text } from '../../ui/text.ts'

type Why = Brief['repeat']['why'][number]
type Previous = Brief['repeat']['previous'][number]

const WORDS: Readonly<Record<string, MessageKey>> = {
  same_order: 'whySameOrder',
  same_reason: 'whySameReason',
  follow_up: 'whyFollowUp',
  merged: 'whyMerged',
  same_problem: 'whySameProblem',
  human: 'whyHuman',
  person_email: 'whyEmail',
  person_phone: 'whyPhone',
  person_external: 'whyExternal',
  text: 'whyText',
  text_missing: 'whyTextMissing',
}
/** Says what could not be looked at; it speaks neither for nor against. */
export const isEvidence = ({ code }: Why): boolean => code !== 'text_missing'

export function sayWhy({ t }: Text, why: Why, reasons: Brief['disposition']['options']): string {
  const key = WORDS[why.code]
  if (!key) return t('whyOther', { value: why.value === null ? why.code : `${why.code} ${why.value}` })
  const named = why.code === 'same_reason' ? (reasons.find((reason) => reason.value === why.value)?.name ?? why.value) : why.value
  return t(key, { value: named ?? '' }).replace(/[:：]?\s*$/, '')
}

export function sayGap({ t }: Text, { gapSeconds, open }: Previous): string {
  if (open) return t('earlierOpen')
  const minutes = Math.floor(gapSeconds / 60)
  if (minutes >= 1440) return t('gapDays', { n: Math.floor(minutes / 1440) })
  return minutes >= 60 ? t('gapHours', { n: Math.floor(minutes / 60) }) : t('gapMinutes', { n: Math.max(1, minutes) })
}

/** A stated prior is never passed off as a measured probability. */
export function sayChance({ t }: Text, { p, basis }: Brief['repeat']): string | null {
  return p === null ? null : t(basis === 'model' ? 'chance' : 'chanceByRule', { p: Math.round(p * 100) })
}
