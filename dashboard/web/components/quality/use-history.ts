import { computed, shallowRef } from 'vue'

const MOST_STEPS = 200

/** What was there before, to be brought back step by step. */
export function useHistory<T>(start: T) {
  const present = shallowRef(start)
  const past = shallowRef<readonly T[]>([])
  const undone = shallowRef<readonly T[]>([])

  function push(next: T): void {
    past.value = [...past.value, present.value].slice(-MOST_STEPS)
    undone.value = []
    present.value = next
  }
  /** Changes what stands there without a step of its own, as while a text is typed. */
  const amend = (next: T): void => void (present.value = next)
  function undo(): boolean {
    const last = past.value.at(-1)
    if (last === undefined) return false
    undone.value = [present.value, ...undone.value]
    past.value = past.value.slice(0, -1)
    present.value = last
    return true
  }
  function redo(): boolean {
    const [next, ...rest] = undone.value
    if (next === undefined) return false
    past.value = [...past.value, present.value]
    undone.value = rest
    present.value = next
    return true
  }
  return { present, canUndo: computed(() => past.value.length > 0), push, amend, undo, redo }
}
