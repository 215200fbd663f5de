/** How an act ended, and how that looks. */
export const OUTCOMES = [
  { code: 'done', key: 'outcome.done', icon: 'check', tone: 'is-ok' },
  { code: 'refused', key: 'outcome.refused', icon: 'lock', tone: 'is-bad' },
  { code: 'failed', key: 'outcome.failed', icon: 'warning', tone: 'is-warn' },
] as const
