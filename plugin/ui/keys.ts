/** Keys of the parts on screen. Two parts may want one key: it goes to the part with the focus, else to the more pressing one, else to the upper one. */
import { inject, onScopeDispose, shallowRef, triggerRef, type InjectionKey, type Ref } from 'vue'

export interface KeyBinding {
  /** As `KeyboardEvent.key` says it, `Ctrl+Enter` for the one with a modifier. */
  key: string
  about: string
  run(): void
}
interface Group {
  bindings(): readonly KeyBinding[]
  scope: Readonly<Ref<HTMLElement | null>>
  pressing(): boolean
}
export interface Keys {
  add(group: Group): () => void
  /** Whether this part would get the key now: only then it is shown there. */
  owns(group: Group, key: string): boolean
  /** Every key that works now, once. */
  all(): readonly KeyBinding[]
}

export function createKeys(page: Document): Keys {
  const groups = shallowRef<Group[]>([])
  const focus = shallowRef<Element | null>(null)
  page.addEventListener('focusin', (event) => (focus.value = event.target instanceof Element ? event.target : null))
  page.addEventListener('focusout', () => (focus.value = null))

  const find = (key: string): { group: Group; binding: KeyBinding } | null => {
    const takers = groups.value.filter((group) => group.bindings().some((one) => one.key === key || (isDigit(key) && isDigit(one.key))))
    const focused = takers.find((group) => focus.value && group.scope.value?.contains(focus.value))
    const group = focused ?? takers.find((one) => one.pressing()) ?? takers[0]
    const binding = group?.bindings().find((one) => one.key === key)
    return group && binding ? { group, binding } : null
  }
  page.addEventListener('keydown', (event) => {
    const key = toKey(event)
    const taker = key === null ? null : find(key)
    if (!taker) return
    event.preventDefault()
    taker.binding.run()
  })
  return {
    add(group) {
      groups.value.push(group)
      triggerRef(groups)
      return () => {
        groups.value = groups.value.filter((other) => other !== group)
      }
    },
    owns: (group, key) => find(key)?.group === group,
    all: () => {
      const keys = new Set(groups.value.flatMap((group) => group.bindings().map((binding) => binding.key)))
      return [...keys].flatMap((key) => find(key)?.binding ?? [])
    },
  }
}

/** Numbers go to one part together: a list that starts at 3 helps nobody. */
const isDigit = (key: string): boolean => /^\d$/.test(key)

/** Null while somebody writes, or when the browser means something else by it. */
function toKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? 'Ctrl+Enter' : null
  if (event.key === 'Escape') return event.key
  const target = event.target
  const writes = target instanceof HTMLInputElement ? !['radio', 'checkbox', 'button'].includes(target.type) : target instanceof HTMLTextAreaElement
  return writes ? null : event.key.length === 1 ? event.key.toLowerCase() : event.key
}

export const keysKey: InjectionKey<Keys> = Symbol('keys')

/** Registers the keys of one part as long as it is on screen; answers whether a key is the part's now. */
export function useKeys(
  scope: Readonly<Ref<HTMLElement | null>>,
  bindings: () => readonly KeyBinding[],
  options: { pressing?: () => boolean } = {},
): (key: string) => boolean {
  const keys = inject(keysKey)
  if (!keys) throw new Error('useKeys() outside the sidebar')
  const group: Group = { bindings, scope, pressing: options.pressing ?? (() => false) }
  onScopeDispose(keys.add(group))
  return (key) => keys.owns(group, key)
}
