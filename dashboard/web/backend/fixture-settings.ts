/** The configuration and its history, kept in memory. For tests. */
import type { ConfigurationAnswer, ConfigurationChange, ConfigurationHistory } from '@shared/api/configuration-answers.ts'
import { finalAliases } from '@shared/api/configuration-taxonomy.ts'
import { configurationSchema, DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import type { AdminBackend } from './admin-backend.ts'
import { BackendError } from './backend-error.ts'

const REASONS = [
  { value: 'refund', name: 'Refund', tickets: 40 },
  { value: 'delivery', name: 'Delivery', tickets: 30 },
  { value: 'refund_old', name: 'Refund (old)', tickets: 12 },
]
const AT = '2026-11-16T01:00:00Z'
type Half = Pick<AdminBackend, 'configuration' | 'suggestions' | 'taxonomy' | 'history' | 'dryRunConfiguration' | 'saveConfiguration'>

export function createFixtureSettings(): Half {
  const keys = Object.keys(DEFAULT_CONFIGURATION)
  let version = 0
  let body: Record<string, unknown> = { ...DEFAULT_CONFIGURATION }
  let changes: ConfigurationHistory['changes'] = []
  const named = () => ({
    version,
    savedAt: version === 0 ? null : AT,
    savedBy: version === 0 ? null : 'Mei',
    origin: version === 0 ? null : ('edit' as const),
    note: '',
  })
  function check(raw: object): Record<string, unknown> {
    const parsed = configurationSchema.safeParse(raw)
    if (parsed.success) return parsed.data
    const errors = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), detail: `${issue.path.join('.')} ${issue.message}.` }))
    throw new BackendError('refused', 'invalid_configuration', errors[0]?.detail ?? null, { cause: { errors } })
  }
  const differences = (next: Record<string, unknown>): ConfigurationChange[] =>
    keys
      .filter((key) => JSON.stringify(body[key]) !== JSON.stringify(next[key]))
      .map((key) => ({ key, before: body[key], after: next[key], takesEffect: 'at_once' as const }))
  return {
    configuration: async (): Promise<ConfigurationAnswer> => ({
      ...named(),
      body: configurationSchema.parse(body),
      defaults: keys.filter((key) => changes.every((change) => change.key !== key)),
      defaultBody: DEFAULT_CONFIGURATION,
    }),
    suggestions: async () => ({ fields: [], groups: [], tickets: 0 }),
    taxonomy: async () => {
      const { reasonAliases, retiredReasons } = configurationSchema.parse(body)
      const last = finalAliases(reasonAliases)
      const values = REASONS.map((one) => ({
        ...one,
        offered: true,
        countsAs: last[one.value] ?? one.value,
        retired: retiredReasons.includes(one.value),
      }))
      return {
        lists: [
          { of: 'reason', field: { id: 7, title: 'Contact reason' }, values },
          { of: 'cause', field: null, values: [] },
        ],
      }
    },
    history: async () => ({ changes }),
    dryRunConfiguration: async (raw) => ({
      version,
      changes: differences(check(raw)),
      rejudges: false,
      notices: [],
      net: null,
      netMissing: 'not_concerned',
    }),
    saveConfiguration: async ({ body: raw, ifVersion, note }) => {
      const next = check(raw)
      if (ifVersion !== version) {
        const conflicting = differences(next).map(({ key, before, after }) => ({ key, base: null, theirs: before, yours: after, bothChanged: true }))
        const conflict = { version, savedAt: AT, savedBy: 'Mei', keys: conflicting }
        throw new BackendError('conflict', 'configuration_changed', null, { cause: { conflict } })
      }
      const made = differences(next)
      version += 1
      changes = [...made.map(({ key, before, after }) => ({ ...named(), note, key, before, after })), ...changes]
      body = next
      return { version, changes: made, rejudging: false }
    },
  }
}
