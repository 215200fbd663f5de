import { computed, type Ref } from 'vue'
import { formatCount } from '@shared/i18n/format.ts'
import { spanDays, type ListQuestion } from '../../composables/question.ts'
import { useI18n } from '../../composables/use-i18n.ts'
import { useStepName } from '../../composables/use-step-name.ts'
import { useService } from '../../stores/service.ts'

/** What a list of tickets is called: `229 failed tickets: Refund, week of 2 Nov`. */
export function useListName(list: Ref<ListQuestion>, total: Ref<number>) {
  const { t, word, week, dayRange, valueName } = useI18n()
  const service = useService()
  const stepName = useStepName()

  const state = computed(() => {
    const { state: asked, reason } = list.value
    const [name = 'eligible', code] = (asked ?? (reason === null ? 'eligible' : 'failures')).split(':')
    if (code !== undefined) return t('list.excludedAs', { why: word('exclusion', code) })
    switch (name) {
      case 'success':
      case 'failed':
      case 'failedEarly':
      case 'pending':
      case 'n':
      case 'failures':
      case 'excluded':
        return t(`list.${name}`)
      default:
        return t('list.eligible')
    }
  })
  const scope = computed(() => {
    const { slice, reason, period, span, filters, step, lens } = list.value
    const days = spanDays(span, service.calendar)
    return [
      step && stepName(step, lens),
      slice && valueName(slice.dimension, slice.value),
      ...filters.map((filter) => valueName(filter.dimension, filter.value)),
      reason && t('list.by', { reason: word('failure', reason) }),
      period ? week(period) : days && dayRange(days.from, days.to),
    ]
      .filter(Boolean)
      .join(t('punctuation.comma'))
  })
  const title = computed(() =>
    t(list.value.step === null ? 'list.title' : 'list.stepTitle', {
      count: formatCount(total.value),
      n: total.value,
      state: state.value,
      scope: scope.value,
    }),
  )
  return { title }
}
