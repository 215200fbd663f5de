import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Whole seconds down to zero, then `onEnd`. Starting again starts over. */
export function useCountdown(onEnd: () => void): { left: Readonly<Ref<number>>; start(seconds: number): void; stop(): void } {
  const left = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => {
    clearInterval(timer)
    left.value = 0
  }
  const start = (seconds: number): void => {
    stop()
    left.value = seconds
    timer = setInterval(() => {
      left.value -= 1
      if (left.value > 0) return
      stop()
      onEnd()
    }, 1000)
  }
  onScopeDispose(stop)
  return { left: readonly(left), start, stop }
}
