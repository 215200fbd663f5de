/** The API the desk offers the sidebar, put together from its parts (platform reference, section 3). */
import type { InstalledApp } from '../app-config.ts'
import { ApiError, noHandler } from '../host/api.ts'
import type { AppApi, RequestOutcome } from '../host/api.ts'
import type { Field, Group, Identity, User } from '../model/rows.ts'
import type { Workspace } from '../model/workspace.ts'
import { invokeFieldAction, readFieldPath, readRequirement } from './field-paths.ts'
import type { FieldView } from './field-paths.ts'
import { invokeTicketAction, setTicketPath } from './ticket-changes.ts'
import { customFieldId, readTicketPath } from './ticket-paths.ts'

export type ToastKind = 'notice' | 'alert' | 'error'
/** What the desk does when an app asks. */
export interface DeskActions {
  notify(message: string, kind: ToastKind, durationMs: number | null): void
  resize(size: { width: string | null; height: string | null }): void
  openTicket(id: number): void
  show(visible: boolean): void
}
export interface AppApiOptions {
  workspace: Workspace
  app: InstalledApp
  subdomain: string
  me: User
  groups: readonly Group[]
  fields: readonly Field[]
  fieldView: FieldView
  locale: () => string
  colorScheme: () => 'light' | 'dark'
  visible: () => boolean
  identities: (userId: number) => Promise<Identity[]>
  request: (options: unknown) => Promise<RequestOutcome>
  actions: DeskActions
}

export function createAppApi(options: AppApiOptions): AppApi {
  const { workspace, fields, fieldView } = options
  return {
    unavailable: () => (workspace.ticket ? null : 'The ticket is not loaded'),
    get(path) {
      if (path === 'ticket.requester.identities') return identities(options)
      requireField(options, path)
      for (const value of readings(options, path)) if (value !== undefined) return value
      throw noHandler(path)
    },
    set(path, value) {
      requireField(options, path)
      if (!setTicketPath(workspace, path, value)) throw noHandler(path)
    },
    invoke(path, args) {
      if (invokeTicketAction(workspace, path, args) || invokeFieldAction(fields, fieldView, path) || invokeDeskAction(options, path, args))
        return null
      throw noHandler(path)
    },
    request: options.request,
  }
}

function* readings(options: AppApiOptions, path: string): Generator<unknown> {
  const { workspace, fields, fieldView, app } = options
  yield readTicketPath(workspace, path)
  yield readFieldPath(fields, fieldView, path)
  yield readRequirement(fields, app.requirements, path)
  yield readAccountPath(options, path)
}
/** A custom field that the account does not have is an error, not an empty value. */
function requireField({ fields }: AppApiOptions, path: string): void {
  const id = customFieldId(path)
  if (id !== null && !fields.some((field) => String(field.id) === id)) throw new ApiError('FieldNotFound', 'No such ticket field')
}

async function identities({ workspace, identities: read }: AppApiOptions): Promise<unknown> {
  const { requester } = workspace
  if (!requester) return []
  const found = await read(requester.id)
  return found.map(({ id, type, value }) => ({ id, type, value }))
}

function readAccountPath(options: AppApiOptions, path: string): unknown {
  const { me, groups } = options
  const user = {
    id: me.id,
    name: me.name,
    email: me.email,
    role: me.role,
    locale: options.locale(),
    tags: me.tags,
    groups: groups.filter(({ id }) => id === me.defaultGroupId),
    timeZone: { ianaName: me.timeZone },
    avatarUrl: '',
  }
  const roots: Record<string, unknown> = {
    currentUser: user,
    currentAccount: { subdomain: options.subdomain, planName: 'Sandbox', timeZone: { ianaName: me.timeZone } },
    channel: { name: options.workspace.ticket?.channel ?? null, sessionBased: false, sessionActive: false },
    appsTray: { isVisible: true },
    macros: [],
    visible: options.visible(),
    colorScheme: options.colorScheme(),
  }
  const asset = /^assetURL:(.+)$/.exec(path)?.[1]
  if (asset !== undefined) return new URL(asset, `http://app.invalid${options.app.url}`).pathname
  const [root = '', ...steps] = path.split('.')
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === step)?.[1] : undefined),
    roots[root],
  )
}

function invokeDeskAction({ actions }: AppApiOptions, path: string, args: readonly unknown[]): boolean {
  switch (path) {
    case 'notify':
      actions.notify(String(args[0] ?? ''), args[1] === 'alert' || args[1] === 'error' ? args[1] : 'notice', duration(args[2]))
      return true
    case 'resize':
      actions.resize(size(args[0]))
      return true
    case 'routeTo': {
      if (args[0] !== 'ticket' || !/^\d+$/.test(String(args[1]))) throw new ApiError('NotAllowed', 'This desk only opens tickets')
      actions.openTicket(Number(args[1]))
      return true
    }
    case 'show':
    case 'hide':
      actions.show(path === 'show')
      return true
    case 'track':
      return true
    default:
      return false
  }
}
/** Milliseconds, or null for a message that stays. */
function duration(value: unknown): number | null {
  if (typeof value === 'object' && value !== null && 'sticky' in value && value.sticky === true) return null
  return typeof value === 'number' && value > 0 ? value : 8000
}
function size(value: unknown): { width: string | null; height: string | null } {
  const read = (name: string): string | null => {
    const found = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : null
    return typeof found === 'number' ? `${found}px` : typeof found === 'string' && /^\d+(\.\d+)?(px|%)$/.test(found) ? found : null
  }
  return { width: read('width'), height: read('height') }
}
