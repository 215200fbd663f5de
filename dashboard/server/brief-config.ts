/** The configuration with its names resolved, for briefs: read once, and again after a sync or a change. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { BriefConfig } from './analytics/brief-deps.ts'
import { optionNamesOf } from './analytics/option-names.ts'
import type { AnalyticsSettings } from './analytics/reader.ts'
import { namedUsers, resolveConfig } from './judge/resolve-config.ts'
import type { FactStore } from './store/fact-store/contract.ts'
import type { JudgeStore } from './store/fact-store/judge-contract.ts'
import { readDecodeContext } from './sync/decode-context.ts'

interface Deps {
  store: Pick<FactStore & JudgeStore, 'fields' | 'groups' | 'brands' | 'accountZone' | 'usersNamed'>
  configuration: () => Configuration
  settings: () => AnalyticsSettings
}

export function createBriefConfig(deps: Deps): { read: () => Promise<BriefConfig>; forget: () => void } {
  let known: Promise<BriefConfig> | null = null
  return {
    read: () => (known ??= resolve(deps)),
    forget: () => {
      known = null
    },
  }
}

async function resolve({ store, configuration, settings }: Deps): Promise<BriefConfig> {
  const inForce = configuration()
  const [fields, groups, brands, accountZone, users, context] = await Promise.all([
    store.fields(),
    store.groups(),
    store.brands(),
    store.accountZone(),
    store.usersNamed(namedUsers(inForce)),
    readDecodeContext(store, inForce, (value) => value),
  ])
  const { fcr, mapping } = resolveConfig(inForce, { fields, groups, brands, users, accountZone })
  const { brandNames, ...plain } = mapping
  return {
    settings: { ...settings(), optionNames: optionNamesOf(fields, mapping) },
    fcr,
    mapping: { ...plain, brandName: (id) => brandNames.get(id) ?? null, requesterLanguage: () => null },
    fields,
    orderFields: [...context.orderFields],
    orderPatterns: inForce.orderPatterns,
    defaultCountry: inForce.defaultCountry,
    retired: { reasons: inForce.retiredReasons, causes: inForce.retiredCauses },
  }
}
