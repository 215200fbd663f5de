import { computed, ref, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { ConfigurationDryRun, ConfigurationSaved } from '@shared/api/configuration-answers.ts'
import { useRequest } from '../../../composables/use-request.ts'
import { useService } from '../../../stores/service.ts'
import { useAction } from '../use-action.ts'
import { useAdminBackend } from '../use-admin-backend.ts'
import { useUnsaved } from '../use-unsaved.ts'
import { conflictOf, faultsOf } from './problems.ts'
import { sameSetting } from './setting-fields.ts'

type Body = Readonly<Record<string, unknown>>

/** The draft of the configuration over the version in force; `?undo=N` in the address puts back what version N changed. */
export function useSettings() {
  const backend = useAdminBackend()
  const service = useService()
  const route = useRoute()
  const running = useAction()
  const saving = useAction()
  const read = useRequest(
    () => null,
    (signal) => backend.configuration(signal),
  )
  const suggestions = useRequest(
    () => null,
    (signal) => backend.suggestions(signal),
  )
  const base = shallowRef<Body>({})
  const draft = shallowRef<Body>({})
  const version = ref(0)
  const result = shallowRef<ConfigurationDryRun | null>(null)
  const saved = shallowRef<ConfigurationSaved | null>(null)
  /** Counts up when the form starts anew, so that half-typed fields start anew, too. */
  const round = ref(0)
  const changed = computed(() => Object.keys(draft.value).filter((key) => !sameSetting(draft.value[key], base.value[key])))
  const faults = computed(() => faultsOf(running.error.value ?? saving.error.value))
  const conflict = computed(() => conflictOf(saving.error.value))
  const unsaved = computed(() => changed.value.length > 0)

  watch(read.data, async (answer) => {
    if (!answer) return
    const typed = Object.fromEntries(changed.value.map((key) => [key, draft.value[key]]))
    base.value = answer.body
    version.value = answer.version
    draft.value = { ...answer.body, ...typed }
    const undo = Number(route.query['undo'])
    if (!Number.isInteger(undo) || undo < 1 || saved.value) return
    const { changes } = await backend.history()
    const before = Object.fromEntries(changes.filter((change) => change.version === undo).map((change) => [change.key, change.before]))
    draft.value = { ...draft.value, ...before }
    round.value += 1
  })
  function put(key: string, value: unknown): void {
    saved.value = null
    result.value = null
    running.forget()
    draft.value = { ...draft.value, [key]: value }
  }
  const dryRun = () => running.run(async () => void (result.value = await backend.dryRunConfiguration(draft.value)))
  async function save(note: string): Promise<boolean> {
    const ok = await saving.run(async () => {
      saved.value = await backend.saveConfiguration({ body: draft.value, ifVersion: version.value, note })
    })
    if (!ok) return false
    base.value = draft.value
    result.value = null
    await read.retry()
    await service.refreshMeta()
    return true
  }
  async function goOn(): Promise<void> {
    saving.forget()
    result.value = null
    await read.retry()
  }
  async function discard(): Promise<void> {
    draft.value = base.value
    result.value = null
    running.forget()
    saving.forget()
    round.value += 1
    await read.retry()
  }
  return {
    ...useUnsaved(unsaved),
    read,
    suggestions,
    draft,
    changed,
    faults,
    conflict,
    result,
    saved,
    running,
    saving,
    round,
    put,
    dryRun,
    save,
    goOn,
    discard,
  }
}
