/** The rooms wired together over one data folder: what the service and every command work with. Whoever opens it holds the folder. */
import { existsSync } from 'node:fs'
import type { Configuration } from '@shared/api/configuration.ts'
import { sharedIdentityValues } from '@shared/identity/normalise.ts'
import type { TextModel } from '@shared/issue/text-model.ts'
import { ianaZone } from '@shared/zendesk/account-zone.ts'
import { createFeedback } from './analytics/feedback.ts'
import { createIdentities, type Identities } from './analytics/identity.ts'
import { openLensBook, type LensBook } from './analytics/lens-book.ts'
import type { OptionNames } from './analytics/option-names.ts'
import { readCompleteTo, type AnalyticsSettings } from './analytics/reader.ts'
import { openAudit, type AuditBook } from './audit/open-audit.ts'
import { createBriefConfig } from './brief-config.ts'
import { createCaseLibrary, type CaseLibrary } from './cases/library.ts'
import { openConfiguration, type ConfigurationBook } from './configuration/book.ts'
import { adoptFile } from './configuration/adopt-file.ts'
import { createBesideTicket, type BesideTicket } from './beside-ticket.ts'
import { auditKey, dropCopies } from './data-folder.ts'
import { ticketUrlOf, type Environment } from './environment.ts'
import { createPairCheck, type PairChecking } from './issue/pair-check.ts'
import { createInlineCompute, createWorkerCompute } from './judge/compute.ts'
import { createJudge, type Judge } from './judge/create-judge.ts'
import { createModelReader, createTextModelHolder } from './judge/models.ts'
import type { JudgeDue } from './sync/summary.ts'
import { createPrivacy, type Privacy } from './privacy/create-privacy.ts'
import { createUpkeep, type Upkeep } from './privacy/upkeep.ts'
import { createArticleSearch } from './text/article-search.ts'
import { createArticleSuggestions, type ArticleSuggestions } from './text/article-suggestions.ts'
import { createVintages, type Vintages } from './vintages/take-vintages.ts'
import type { Trainer } from './train/create-trainer.ts'
import { createTraining } from './training.ts'
import type { SpeakerRules } from './qa/conversation/lines.ts'
import { createSpeakers } from './qa/conversation/speaker-rules.ts'
import { openStores, type Stores } from './open-stores.ts'
import { VERSION } from './version.ts'

export interface EngineOptions {
  environment: Environment
  log: (line: string) => void
}
export interface Engine extends Stores, Pick<BesideTicket, 'brief' | 'briefOf'> {
  environment: Environment
  judge: Judge
  /** The same-issue model in force; null = none. */
  text: () => TextModel | null
  articles: ArticleSuggestions
  /** Who is an agent, a bot or a third party, as every conversation is read. */
  speakers: () => Promise<SpeakerRules>
  log: (line: string) => void
  configuration(): Configuration
  configurations: ConfigurationBook
  audit: AuditBook
  settings(): AnalyticsSettings
  judgeDue: JudgeDue
  /** After a human's word: judges what is due, and what the sidebar reads is read anew. */
  judgeAgain(): Promise<void>
  /** Puts a configuration file in force for this folder from now on. */
  adoptConfiguration(file: string): Promise<void>
  pairCheck: PairChecking
  cases: CaseLibrary
  feedback: ReturnType<typeof createFeedback>
  identities: Identities
  lenses: LensBook
  trainer: Trainer
  vintages: Vintages
  privacy: Privacy
  upkeep: Upkeep
  /** Articles and names that are kept in memory, read anew: after a sync. */
  refresh(): Promise<void>
  close(): Promise<void>
}

export async function openEngine({ environment, log }: EngineOptions): Promise<Engine> {
  const { keys, clock, store, ops, hash } = await openStores(environment)
  const configurations = await openConfiguration({
    ops,
    reader: store,
    now: () => clock.now(),
    beforeChange: () => settleLenses(),
    async afterChange() {
      await lenses.settle()
      await refresh()
    },
    judgeAgain: async () => {
      // Before the first sync there is nothing to judge, and no name that could be known.
      if ((await store.judgeState()).tickets > 0) await judge.judgeDue()
      await refresh()
    },
  })
  const configuration = configurations.inForce
  const audit = openAudit({ store: ops, key: auditKey(keys), keepDays: () => configuration().auditKeepDays, log })
  const worker = new URL('./worker.js', import.meta.url)
  const compute = existsSync(worker) ? createWorkerCompute(worker) : createInlineCompute()
  const models = createModelReader(ops)
  const textModel = createTextModelHolder(models)
  const judge = createJudge({ store, ops, configuration, models, compute, log })
  const articles = createArticleSuggestions({
    search: createArticleSearch(),
    reader: store,
    ops,
    synonyms: () => configuration().synonyms,
    now: () => clock.now(),
  })
  let accountZone: string | null = null
  let optionNames: OptionNames = new Map()
  const lensKeys = () => ({
    windowDays: configuration().windowDays,
    windowByReason: configuration().windowByReason,
    notFirstContactResolvable: configuration().notFirstContactResolvable,
  })
  const lenses = await openLensBook({ ops, keys: lensKeys, now: () => clock.now(), onChange: () => briefConfig.forget() })
  /** From the first ticket on numbers are stamped, and what a stamp means is kept. */
  const settleLenses = async (): Promise<void> => {
    if ((await store.judgeState()).tickets > 0) await lenses.settle()
  }
  const settings = (): AnalyticsSettings => ({
    timeZone: configuration().timeZone ?? accountZone ?? 'UTC',
    weekStart: configuration().weekStart,
    ...lensKeys(),
    lenses: lenses.inForce(),
    costPerContact: configuration().costPerContact,
    operations: configuration(),
    ticketUrl: ticketUrlOf(environment),
    optionNames,
    version: VERSION,
  })
  const cases = createCaseLibrary({
    records: ops,
    store,
    settings,
    orderPatterns: () => configuration().orderPatterns,
    now: () => clock.now(),
  })
  const briefConfig = createBriefConfig({ store, configuration, settings })
  const besideTicket = createBesideTicket({ store, ops, clock, hash, settings, config: briefConfig.read, text: textModel.current, articles, cases })
  const speakers = createSpeakers({ reader: store, configuration, now: () => clock.now() })
  const refresh = async (): Promise<void> => {
    await settleLenses()
    briefConfig.forget()
    speakers.forget()
    accountZone = ianaZone((await store.accountZone()) ?? '')
    optionNames = (await briefConfig.read()).settings.optionNames
    await Promise.all([articles.refresh(), besideTicket.refresh(), textModel.refresh(), cases.refresh(), speakers.read()])
  }
  await refresh()
  const judgeDue: JudgeDue = async ({ onProgress }) => {
    const { factsChanged } = await judge.judgeDue((progress) => onProgress?.(progress.tickets, progress.of))
    await refresh()
    return factsChanged
  }
  // The judge finds for itself which words of people are new.
  const judgeWords = async (): Promise<number> => {
    const { factsChanged } = await judge.judgeDue()
    await besideTicket.refreshMemory()
    return factsChanged
  }
  const judgeAgain = async (): Promise<void> => void (await judgeWords())
  const pairCheck = createPairCheck({
    reader: store,
    ops,
    settings,
    text: () => textModel.current()?.verdict ?? null,
    completeTo: () => readCompleteTo(store),
    judgeAgain,
    now: () => clock.now(),
  })
  const identities = createIdentities({
    reader: store,
    ops,
    sharedIdentities: () => sharedIdentityValues(configuration().sharedIdentities, configuration().defaultCountry),
    judgeAgain: judgeWords,
    now: () => clock.now(),
  })
  const privacy = createPrivacy({
    store,
    ops,
    judge,
    audit,
    configuration,
    async reload() {
      await configurations.reload()
      await refresh()
    },
    dropCopies: () => dropCopies(environment.dataDir),
    now: () => clock.now(),
  })
  const trainer = createTraining({
    reader: store,
    ops,
    configuration,
    now: () => clock.now(),
    log,
    // Facts are judged with what is in force, so another model means judging anew, which the judge finds for itself.
    onTrained: async () => {
      await judge.judgeDue()
      await refresh()
    },
  })
  return {
    environment,
    store,
    ops,
    judge,
    text: textModel.current,
    keys,
    clock,
    articles,
    speakers: speakers.read,
    log,
    hash,
    configuration,
    settings,
    judgeDue,
    judgeAgain,
    configurations,
    audit,
    adoptConfiguration: (file) => adoptFile({ book: configurations, lenses, audit }, file),
    brief: besideTicket.brief,
    briefOf: besideTicket.briefOf,
    feedback: createFeedback({
      reader: store,
      ops,
      judgeAgain,
      sayPerson: identities.say,
      sayArticle: articles.say,
      sayLesson: cases.say,
      now: () => clock.now() * 1000,
    }),
    identities,
    cases,
    pairCheck,
    lenses,
    trainer,
    vintages: createVintages({ reader: store, ops, settings, now: () => clock.now() }),
    privacy,
    upkeep: createUpkeep({ privacy, store, ops, judge, audit, configuration, now: () => clock.now() }),
    refresh,
    async close() {
      await trainer.stop()
      await judge.close()
      await articles.flush()
      await cases.flush()
      // A line that cannot be kept is in the log by now; the files are closed all the same.
      await audit.settled().catch(() => {})
      await Promise.all([store.close(), ops.close()])
    },
  }
}
