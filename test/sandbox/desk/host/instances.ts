import { ApiError } from './api.ts'
import type { AppApi } from './api.ts'

export interface InstanceContext {
  instanceGuid: string
  location: string
  [key: string]: unknown
}

/** Adds `instances`, `instances.<guid>` and `instances.create` to an API. A created instance is known and addressable; its page is not shown. */
export function withInstances(
  api: AppApi,
  own: () => InstanceContext,
  onCreated: (context: InstanceContext) => void,
): AppApi & { knows(guid: string): boolean } {
  const created = new Map<string, InstanceContext>()
  const find = (guid: string) => (guid === own().instanceGuid ? own() : created.get(guid))
  return {
    ...api,
    knows: (guid) => find(guid) !== undefined,
    get(path) {
      if (path === 'instances') return Object.fromEntries([own(), ...created.values()].map((context) => [context.instanceGuid, context]))
      if (!path.startsWith('instances.')) return api.get(path)
      const context = find(path.slice('instances.'.length))
      if (!context) throw new ApiError('InstanceNotFound', 'No such instance')
      return context
    },
    invoke(path, args) {
      if (path !== 'instances.create') return api.invoke(path, args)
      const wanted = args[0]
      if (typeof wanted !== 'object' || wanted === null || !('location' in wanted) || wanted.location !== 'modal' || !('url' in wanted))
        throw new ApiError('InvalidInstance', 'Only a modal with a url can be created')
      const context: InstanceContext = { ...own(), instanceGuid: `${own().instanceGuid}-modal-${created.size + 1}`, location: 'modal' }
      created.set(context.instanceGuid, context)
      onCreated(context)
      return [context]
    },
  }
}
