import { computed } from 'vue'
import { useService } from '../../../stores/service.ts'
import { useAdminI18n } from '../use-admin-i18n.ts'

/** The account's groups by id, as contacts know them. */
export function useGroupNames() {
  const { a, list } = useAdminI18n()
  const service = useService()
  const groups = computed(() =>
    [...(service.labels.get('group') ?? [])]
      .map(([value, name]) => ({ id: Number(value), name }))
      .filter(({ id }) => Number.isInteger(id) && id > 0)
      .sort((one, other) => one.name.localeCompare(other.name)),
  )
  const nameOf = (id: number): string => groups.value.find((group) => group.id === id)?.name ?? String(id)
  /** What someone sees. */
  const scope = (ids: readonly number[] | null): string => (ids === null ? a('people.all') : list(ids.map(nameOf)))
  return { groups, scope }
}
