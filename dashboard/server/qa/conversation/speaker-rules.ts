/** Who is an agent, a bot or a third party in the account's words, ready to be asked. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import type { FactReader } from '../../store/fact-store/contract.ts'
import type { JudgeStore } from '../../store/fact-store/judge-contract.ts'
import type { SpeakerRules } from './lines.ts'

export interface SpeakerSource {
  reader: Pick<FactReader, 'names'> & Pick<JudgeStore, 'usersNamed'>
  configuration: () => Pick<Configuration, 'botUsers' | 'thirdParties'>
  now: () => EpochSeconds
}
export interface Speakers {
  read(): Promise<SpeakerRules>
  /** Names have changed, or somebody asked to be forgotten. */
  forget(): void
}
/** For so many seconds names are not read anew: they change with a sync, and every conversation asks for them. */
const KEPT_SECONDS = 60

export function createSpeakers({ reader, configuration, now }: SpeakerSource): Speakers {
  let held: { at: EpochSeconds; of: unknown; rules: Promise<SpeakerRules> } | null = null
  return {
    read() {
      const at = now()
      const of = configuration()
      if (held === null || held.of !== of || Math.abs(at - held.at) > KEPT_SECONDS) {
        const rules = read()
        held = { at, of, rules }
        // What could not be read is asked for again.
        rules.catch(() => (held = null))
      }
      return held.rules
    },
    forget: () => void (held = null),
  }
  async function read(): Promise<SpeakerRules> {
    const { botUsers, thirdParties } = configuration()
    const asked = [...botUsers, ...thirdParties].map(String)
    const [{ agents, groups }, named] = await Promise.all([reader.names(), asked.length === 0 ? [] : reader.usersNamed(asked)])
    const usersOf = (names: readonly (string | number)[]): ReadonlySet<UserId> => {
      const wanted = new Set(names.map(String))
      return new Set(named.flatMap(({ name, userId }) => (wanted.has(name) ? [userId] : [])))
    }
    return { agents, groups, botUsers: usersOf(botUsers), thirdParties: usersOf(thirdParties) }
  }
}
