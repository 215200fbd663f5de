/** The configuration in force and its versions. Whoever saves names the version they edited, and is told what came in between. */
import type { ConfigurationAnswer, ConfigurationHistory, ConfigurationSaved } from '@shared/api/configuration-answers.ts'
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { answer, conflict, misuse, type Answer } from '../analytics/answer.ts'
import { toIso } from '../analytics/reader.ts'
import type { ConfigurationStore, StoredConfiguration } from '../store/ops-store/configurations.ts'
import { checkConfiguration } from './check.ts'
import { changedKeys, defaultKeys, isKey, sameValue } from './differences.ts'
import { effectsOf, type Effects, type NamesReader } from './effects.ts'

export interface ConfigurationWish {
  /** Not yet checked. */
  body: unknown
  ifVersion: number
  /** A name for people. */
  by: string
  origin: StoredConfiguration['origin']
  note: string
}
export interface ConfigurationBook {
  inForce(): Configuration
  /** 0 = nothing was saved. */
  version(): number
  show(): ConfigurationAnswer
  /** What a body would change, checked; nothing is saved. */
  draft(body: unknown): Promise<Answer<Effects & { body: Configuration }>>
  /** Resolves when questions ask with it; `judged` when the tickets are judged with it, too. */
  save(wish: ConfigurationWish): Promise<Answer<ConfigurationSaved & { judged: Promise<void> }>>
  history(key?: string): Promise<Answer<ConfigurationHistory>>
  /** Reads anew what is kept: somebody was taken out of it. */
  reload(): Promise<void>
}
interface Deps {
  ops: ConfigurationStore
  reader: NamesReader
  now: () => EpochSeconds
  /** What stands so far is kept under its own versions. */
  beforeChange: () => Promise<void>
  /** Questions ask with the new one when it resolves. */
  afterChange: () => Promise<void>
  judgeAgain: () => Promise<void>
}

export async function openConfiguration({ ops, reader, now, beforeChange, afterChange, judgeAgain }: Deps): Promise<ConfigurationBook> {
  let stored = await ops.configuration()
  const inForce = () => stored?.body ?? DEFAULT_CONFIGURATION
  const version = () => stored?.version ?? 0
  const draft: ConfigurationBook['draft'] = async (raw) => {
    const checked = checkConfiguration(raw)
    if (checked.ok) return answer({ ...(await effectsOf(reader, inForce(), checked.body)), body: checked.body })
    const more = checked.faults.length - 1
    const [first] = checked.faults
    return misuse('invalid_configuration', `${first?.detail ?? ''}${more > 0 ? ` ${more} more: see errors.` : ''}`, { errors: [...checked.faults] })
  }
  const outdated = async (wish: ConfigurationWish, yours: Configuration) => {
    stored = await ops.configuration()
    const base = (await ops.configurations()).find((one) => one.version === wish.ifVersion)?.body ?? DEFAULT_CONFIGURATION
    return conflictWith(stored, version(), { base, yours, ifVersion: wish.ifVersion })
  }
  return {
    inForce,
    version,
    show: () => ({ ...named(stored), body: inForce(), defaults: defaultKeys(inForce()), defaultBody: DEFAULT_CONFIGURATION }),
    draft,
    async save(wish) {
      const drafted = await draft(wish.body)
      if (!drafted.ok) return drafted
      const { body, changes, rejudges } = drafted.value
      if (wish.ifVersion !== version()) return outdated(wish, body)
      if (stored !== null && changes.length === 0) return answer({ version: version(), changes, rejudging: false, judged: Promise.resolve() })
      await beforeChange()
      const { by, origin, note } = wish
      const next = { version: wish.ifVersion + 1, savedAt: now(), savedBy: by, origin, note, body }
      if (!(await ops.saveConfiguration(next))) return outdated(wish, body)
      stored = next
      await afterChange()
      const judged = rejudges ? judgeAgain() : Promise.resolve()
      return answer({ version: next.version, changes, rejudging: rejudges, judged })
    },
    async reload() {
      stored = await ops.configuration()
    },
    async history(key) {
      if (key !== undefined && !isKey(key)) return misuse('unknown_key', `${key} is no key of the configuration; an example is windowDays.`)
      return answer({ changes: historyOf(await ops.configurations()).filter((one) => key === undefined || one.key === key) })
    },
  }
}

const named = (one: StoredConfiguration | null): Omit<ConfigurationAnswer, 'body' | 'defaults' | 'defaultBody'> =>
  one === null
    ? { version: 0, savedAt: null, savedBy: null, origin: null, note: '' }
    : { version: one.version, savedAt: toIso(one.savedAt), savedBy: one.savedBy, origin: one.origin, note: one.note }

/** The newest first, key by key. */
function historyOf(versions: readonly StoredConfiguration[]): ConfigurationHistory['changes'] {
  return versions
    .flatMap((one, at) => {
      const before = versions[at - 1]?.body ?? DEFAULT_CONFIGURATION
      return changedKeys(before, one.body).map((key) => ({ ...named(one), key, before: before[key], after: one.body[key] }))
    })
    .toReversed()
}

interface Edit {
  base: Configuration
  yours: Configuration
  ifVersion: number
}
function conflictWith(theirs: StoredConfiguration | null, version: number, { base, yours, ifVersion }: Edit) {
  const present = theirs?.body ?? DEFAULT_CONFIGURATION
  const keys = changedKeys(present, yours).map((key) => ({
    key,
    base: base[key],
    theirs: present[key],
    yours: yours[key],
    bothChanged: !sameValue(base[key], present[key]) && !sameValue(base[key], yours[key]),
  }))
  const by = theirs === null ? '' : `: ${theirs.savedBy ?? 'somebody'} saved it at ${toIso(theirs.savedAt)}`
  const differs = keys.map(({ key, bothChanged }) => (bothChanged ? `${key} (changed by both)` : key)).join(', ')
  return conflict(
    'configuration_changed',
    `The configuration is at version ${version} by now${by}, and yours started from version ${ifVersion}; ${
      differs === '' ? 'both say the same' : `they differ in ${differs}`
    }. Look at both, then save again.`,
    theirs === null ? undefined : { conflict: { version, savedAt: toIso(theirs.savedAt), savedBy: theirs.savedBy, keys } },
  )
}
