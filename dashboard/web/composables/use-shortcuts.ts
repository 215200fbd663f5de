import { onMounted, onUnmounted } from 'vue'
import { usePreferences } from '../stores/preferences.ts'

/** Keys, or two keys in a row (`g o`), to what they do. */
export type Shortcuts = Readonly<Record<string, () => void>>
const SEQUENCE_MS = 1_200

/** All that are on the page; the newest wins. One listener, so that a pair is never taken for its second key. */
const active: Shortcuts[] = []
let first: { key: string; at: number } | null = null
let allowed: () => boolean = () => true

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

function onKeydown(event: KeyboardEvent): void {
  if (!allowed() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const find = (name: string) => active.findLast((shortcuts) => shortcuts[name])?.[name]
  const pair = first && event.timeStamp - first.at < SEQUENCE_MS ? find(`${first.key} ${key}`) : undefined
  const run = pair ?? find(key)
  first = pair ? null : { key, at: event.timeStamp }
  if (!run) return
  event.preventDefault()
  run()
}

/** Silent while one types, with a modifier held, or when switched off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const preferences = usePreferences()
  allowed = () => preferences.shortcuts
  onMounted(() => {
    if (active.length === 0) window.addEventListener('keydown', onKeydown)
    active.push(shortcuts)
  })
  onUnmounted(() => {
    active.splice(active.indexOf(shortcuts), 1)
    if (active.length === 0) window.removeEventListener('keydown', onKeydown)
  })
}
