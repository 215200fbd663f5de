/** What came of asking the app: `busy` while an earlier question is open (it would be dropped unheard), `silent` when no answer came in time. */
export type HookResult = { kind: 'ok' } | { kind: 'blocked'; reason: string | null } | { kind: 'busy' } | { kind: 'silent' }

export interface Hooks {
  /** Sends once and waits for the reply. */
  ask(name: string, send: () => void): Promise<HookResult>
  /** True if somebody waited for it. */
  reply(name: string, blocked: boolean, reason: unknown): boolean
  /** The page inside the iframe is gone: whoever waits goes on. */
  abandon(): void
}

/** Hooks (`needsReply`). The SDK forgets a hook only when its handlers settle, so a question without an answer stays open even after the wait is over. */
export function createHooks(timeoutMs: number): Hooks {
  const open = new Map<string, (result: HookResult) => void>()
  return {
    ask(name, send) {
      if (open.has(name)) return Promise.resolve({ kind: 'busy' })
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve({ kind: 'silent' }), timeoutMs)
        open.set(name, (result) => {
          clearTimeout(timer)
          resolve(result)
        })
        send()
      })
    },
    reply(name, blocked, reason) {
      const settle = open.get(name)
      open.delete(name)
      settle?.(blocked ? { kind: 'blocked', reason: typeof reason === 'string' && reason !== '' ? reason : null } : { kind: 'ok' })
      return settle !== undefined
    },
    abandon() {
      for (const settle of open.values()) settle({ kind: 'ok' })
      open.clear()
    },
  }
}
