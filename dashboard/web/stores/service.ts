/** The service's freshness and what can be asked of it; polled, because every page shows it. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Meta, Status } from '@shared/api/status.ts'
import { isoToDay, localDay } from '@shared/time/calendar.ts'
import { BackendError } from '../backend/backend-error.ts'
import { toBackendError } from '../composables/use-request.ts'
import type { Calendar } from '../composables/question.ts'
import { useBackend } from '../composables/use-backend.ts'

const BUSY_MS = 1_000
const IDLE_MS = 10_000

export const useService = defineStore('service', () => {
  const backend = useBackend()
  const status = shallowRef<Status | null>(null)
  const meta = shallowRef<Meta | null>(null)
  const error = shallowRef<BackendError | null>(null)
  const watching = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  const busy = computed(() => status.value !== null && status.value.phase !== 'idle' && status.value.phase !== 'failed')
  /** Changes when figures may have changed. */
  const revision = computed(() => (status.value ? `${status.value.completeTo} ${busy.value} ${status.value.quality.facts}` : null))
  /** Null until it is known which days there are. */
  const calendar = computed((): Calendar | null => {
    const [firstDay, lastDay] = [meta.value?.firstDay ?? null, meta.value?.lastDay ?? null].map((day) => (day === null ? null : isoToDay(day)))
    if (!meta.value || typeof firstDay !== 'number' || typeof lastDay !== 'number') return null
    const { weekStart, timeZone } = meta.value
    const completeTo = status.value?.completeTo
    return { weekStart, firstDay, lastDay, asOfDay: completeTo ? localDay(Date.parse(completeTo) / 1000, timeZone) : lastDay }
  })
  const labels = computed(
    () => new Map(meta.value?.dimensions.map(({ id, values }) => [String(id), new Map(values.map(({ value, label }) => [value, label]))]) ?? []),
  )

  async function refresh(): Promise<void> {
    try {
      status.value = Object.freeze(await backend.status())
      error.value = null
    } catch (cause) {
      error.value = toBackendError(cause)
    }
  }
  async function readMeta(): Promise<void> {
    try {
      meta.value = Object.freeze(await backend.meta())
    } catch (cause) {
      error.value = toBackendError(cause)
    }
  }
  async function poll(): Promise<void> {
    if (!document.hidden) await refresh()
    if (watching.value) timer = setTimeout(poll, busy.value ? BUSY_MS : IDLE_MS)
  }
  function start(): void {
    watching.value = true
    void poll()
  }
  function stop(): void {
    watching.value = false
    clearTimeout(timer)
  }
  async function syncNow(): Promise<void> {
    await backend.sync()
    clearTimeout(timer)
    await poll()
  }
  watch(revision, readMeta)
  return { status, meta, error, busy, revision, calendar, labels, start, stop, refresh, refreshMeta: readMeta, syncNow }
})
