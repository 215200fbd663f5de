/** The configuration as people ask for it: shown, tried, saved, looked back at. */
import type {
  ConfigurationAnswer,
  ConfigurationDryRun,
  ConfigurationHistory,
  ConfigurationSaved,
  ConfigurationSuggestions,
  TaxonomyAnswer,
} from '@shared/api/configuration-answers.ts'
import type { FileLenses } from '@shared/api/configuration-file.ts'
import type { Answer } from '../analytics/answer.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { ConfigurationBook, ConfigurationWish } from './book.ts'
import { dryRunConfiguration, type DryRunDeps } from './dry-run.ts'
import type { NamesReader } from './effects.ts'
import { suggestConfiguration } from './suggestions.ts'
import { readTaxonomy } from './taxonomy.ts'

export interface ConfigurationDesk {
  show(): Promise<ConfigurationAnswer>
  /** Answers when questions ask with it; tickets are judged beside further questions. */
  save(wish: ConfigurationWish): Promise<Answer<ConfigurationSaved>>
  /** With `lenses` as a file would put them in force, too. */
  dryRun(body: unknown, lenses?: FileLenses | null): Promise<Answer<ConfigurationDryRun>>
  history(key?: string): Promise<Answer<ConfigurationHistory>>
  suggestions(): Promise<ConfigurationSuggestions>
  taxonomy(): Promise<TaxonomyAnswer>
}
interface Deps extends Omit<DryRunDeps, 'book' | 'reader'> {
  book: ConfigurationBook
  reader: FactStore & NamesReader
  log: (line: string) => void
}

export function createConfigurationDesk({ book, reader, settings, lenses, log }: Deps): ConfigurationDesk {
  return {
    show: async () => book.show(),
    async save(wish) {
      const saved = await book.save(wish)
      if (!saved.ok) return saved
      const { judged, ...value } = saved.value
      // The next sync judges what this could not.
      judged.catch((cause: unknown) =>
        log(`Tickets could not be judged with the new configuration yet: ${cause instanceof Error ? cause.message : String(cause)}`),
      )
      return { ok: true, value }
    },
    dryRun: (body, ofFile = null) => dryRunConfiguration({ book, reader, settings, lenses }, body, ofFile),
    history: (key) => book.history(key),
    suggestions: () => suggestConfiguration(reader, book.inForce()),
    taxonomy: () => readTaxonomy(reader, book.inForce()),
  }
}
