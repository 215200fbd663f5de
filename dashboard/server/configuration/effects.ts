/** When a changed key takes effect, found by asking the judge's own mapping whether it says something else. */
import type { ConfigurationChange } from '@shared/api/configuration-answers.ts'
import type { Configuration } from '@shared/api/configuration.ts'
import { namedUsers, resolveConfig, type ResolvedConfig } from '../judge/resolve-config.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { JudgeStore } from '../store/fact-store/judge-contract.ts'
import { changedKeys, withKey, type ConfigurationKey } from './differences.ts'

export type NamesReader = Pick<FactStore & JudgeStore, 'fields' | 'groups' | 'brands' | 'accountZone' | 'usersNamed'>

/** What is worked out as a ticket is read; what lies there already stays as it was read. */
const AS_READ: ReadonlySet<ConfigurationKey> = new Set(['storeText', 'orderFields', 'orderPatterns', 'defaultCountry'])

export async function resolver(reader: NamesReader, ...bodies: readonly Configuration[]): Promise<(body: Configuration) => ResolvedConfig> {
  const [fields, groups, brands, accountZone, users] = await Promise.all([
    reader.fields(),
    reader.groups(),
    reader.brands(),
    reader.accountZone(),
    reader.usersNamed(bodies.flatMap(namedUsers)),
  ])
  return (body) => resolveConfig(body, { fields, groups, brands, accountZone, users })
}

export interface Effects {
  changes: ConfigurationChange[]
  rejudges: boolean
  /** Names in the new body that nothing bears. */
  notices: readonly string[]
}
export async function effectsOf(reader: NamesReader, before: Configuration, after: Configuration): Promise<Effects> {
  const resolve = await resolver(reader, before, after)
  const [old, next] = [resolve(before), resolve(after)]
  const changes = changedKeys(before, after).map((key): ConfigurationChange => {
    const judged = resolve(withKey(before, after, key)).fingerprint !== old.fingerprint
    const takesEffect = judged ? 'judged_anew' : AS_READ.has(key) ? 'as_read' : 'at_once'
    return { key, before: before[key], after: after[key], takesEffect }
  })
  return { changes, rejudges: old.fingerprint !== next.fingerprint, notices: next.notices }
}
