/** Who is an agent, a bot or a third party in the account's words, ready to be asked. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { UserId } from '@shared/fcr/history.ts'
import type { FactReader } from '../../store/fact-store/contract.ts'
import type { JudgeStore } from '../../store/fact-store/judge-contract.ts'
import type { SpeakerRules } from './lines.ts'

export interface SpeakerSource {
  reader: Pick<FactReader, 'names'> & Pick<JudgeStore, 'usersNamed'>
  configuration: () => Pick<Configuration, 'botUsers' | 'thirdParties'>
}
/** Made once; names are read anew at each asking. */
export function createSpeakers({ reader, configuration }: SpeakerSource): () => Promise<SpeakerRules> {
  return async () => {
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
