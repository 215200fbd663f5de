import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useService } from '../stores/service.ts'
import { readQuestion, toFactAsk, writeQuestion, type ListQuestion, type Question } from './question.ts'

const KEYS = new Set(['lens', 'window', 'weeks', 'from', 'to', 'filter'])

/** The question in the address, and how to change it: the address is the only place it stands. */
export function useQuestion() {
  const route = useRoute()
  const router = useRouter()
  const service = useService()
  const question = computed<Question>(() => readQuestion(route.query))
  /** Null until it is known which days there are. */
  const ask = computed(() => (service.meta ? toFactAsk(question.value, service.calendar) : null))

  function change(part: Partial<Question>): void {
    const others = Object.fromEntries(Object.entries(route.query).filter(([key]) => !KEYS.has(key)))
    void router.push({ query: { ...others, ...writeQuestion({ ...question.value, ...part }) } })
  }
  /** Sets or, with null, removes other things in the address. */
  function set(part: Record<string, string | null>): void {
    const next = { ...route.query, ...part }
    void router.push({ query: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)) })
  }
  /** The tickets behind a number of this page. */
  const list = (part: Partial<ListQuestion>): ListQuestion => ({
    ...question.value,
    state: null,
    reason: null,
    period: null,
    slice: null,
    step: null,
    ...part,
  })
  return { question, ask, change, set, list }
}
