import { computed, markRaw, reactive, shallowReactive } from 'vue'
import type { FieldView } from '../app/field-paths.ts'
import type { DeskApi } from '../model/desk-api.ts'
import { newState, Workspace } from '../model/workspace.ts'

/** As many apps live at once as there are tabs. */
const MOST_TABS = 6

export interface Tab {
  id: number
  workspace: Workspace
  fieldView: FieldView
}
/** Opened tickets, each with its own workspace and its own app, as on the platform. */
export function useTabs(api: DeskApi, active: () => number | null) {
  const tabs = shallowReactive<Tab[]>([])
  const current = computed(() => tabs.find(({ id }) => id === active()) ?? null)
  const close = (id: number) => {
    const at = tabs.findIndex((tab) => tab.id === id)
    if (at >= 0) tabs.splice(at, 1)
  }
  return {
    tabs,
    current,
    close,
    open(id: number) {
      if (tabs.some((tab) => tab.id === id)) return
      const workspace = markRaw(new Workspace(reactive(newState(id)), api))
      tabs.push({ id, workspace, fieldView: reactive({ hidden: new Set<string>(), disabled: new Set<string>() }) })
      void workspace.load()
      const oldest = tabs.find((tab) => tab.id !== active())
      if (tabs.length > MOST_TABS && oldest) close(oldest.id)
    },
    /** The tab to show when this one goes. */
    neighbour(id: number): number | null {
      const at = tabs.findIndex((tab) => tab.id === id)
      return (tabs[at + 1] ?? tabs[at - 1])?.id ?? null
    },
  }
}
