import { EXCLUSIONS } from '@shared/fcr/fact.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import type { Step } from './question.ts'
import { useI18n } from './use-i18n.ts'

const LEFT_OUT: readonly string[] = [...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first']

/** A step from a reported lens to ours, in words. */
export function useStepName() {
  const { t, word } = useI18n()
  return ({ code, reported }: Step, ours: LensId): string => {
    const [side = '', why] = code.split('.')
    const lenses = { reported: word('lens', reported), ours: word('lens', ours) }
    if (why === undefined)
      return side === 'turned_failed' || side === 'turned_success' || side === 'both_success' || side === 'both_failed' || side === 'waits'
        ? t(`lenses.${side}`, lenses)
        : side
    const because = word(LEFT_OUT.includes(why) ? 'exclusion' : 'state', why)
    return side === 'joins' ? t('lenses.joins', { ...lenses, why: because }) : because
  }
}
