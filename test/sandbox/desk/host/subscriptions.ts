/** Which events the iframe listens to, by instance: a host only emits what somebody asked for. */
export interface Subscriptions {
  set(instanceGuid: string, event: string, subscriberCount: number): void
  has(instanceGuid: string, event: string): boolean
  clear(): void
}

export function createSubscriptions(): Subscriptions {
  const byInstance = new Map<string, Set<string>>()
  return {
    set(instanceGuid, event, subscriberCount) {
      const events = byInstance.get(instanceGuid) ?? new Set<string>()
      if (subscriberCount > 0) events.add(event)
      else events.delete(event)
      byInstance.set(instanceGuid, events)
    },
    has: (instanceGuid, event) => byInstance.get(instanceGuid)?.has(event) ?? false,
    clear: () => byInstance.clear(),
  }
}
