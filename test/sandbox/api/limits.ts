/** Zendesk's rate buckets, off unless asked for: 10 exports and 20 user pages a minute, 700 requests in all. */
interface Bucket {
  name: string
  total: number
  used: number
  resetsAt: number
}
export interface LimitVerdict {
  allowed: boolean
  headers: Record<string, string>
}

export function createLimits(perMinute = 700): (path: string, now: number) => LimitVerdict {
  const bucket = (name: string, total: number): Bucket => ({ name, total, used: 0, resetsAt: 0 })
  const account = bucket('account', perMinute)
  const exports = bucket('zendesk-ratelimit-incremental-exports', 10)
  const users = bucket('zendesk-ratelimit-incremental-exports-cursor', 20)
  const take = (from: Bucket, now: number): boolean => {
    if (now >= from.resetsAt) Object.assign(from, { used: 0, resetsAt: now + 60 })
    if (from.used >= from.total) return false
    from.used += 1
    return true
  }
  return (path, now) => {
    const special = path.includes('/incremental/users/cursor')
      ? users
      : path.includes('/incremental/') && !path.includes('help_center')
        ? exports
        : null
    const allowed = take(account, now) && (special === null || take(special, now))
    const resets = (of: Bucket): string => String(Math.max(1, of.resetsAt - now))
    const headers: Record<string, string> = {
      'x-rate-limit': String(account.total),
      'x-rate-limit-remaining': String(account.total - account.used),
      'ratelimit-limit': String(account.total),
      'ratelimit-remaining': String(account.total - account.used),
      'ratelimit-reset': resets(account),
    }
    if (special) headers[special.name] = `total=${special.total}; remaining=${special.total - special.used}; resets=${resets(special)}`
    if (!allowed) headers['retry-after'] = resets(special && special.used >= special.total ? special : account)
    return { allowed, headers }
  }
}
