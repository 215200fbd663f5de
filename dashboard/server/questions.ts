/** What the API asks of a folder's rooms; the service and its tests serve the same. */
import type { Questions } from './api/deps.ts'
import { createConfigurationDesk, type ConfigurationDesk } from './configuration/desk.ts'
import type { Engine } from './engine.ts'
import type { SyncRunner } from './sync-runner.ts'

export function questionsOf(engine: Engine, runner: SyncRunner): Questions {
  return {
    reader: engine.store,
    settings: engine.settings,
    progress: runner.progress,
    brief: engine.brief,
    verdicts: () => engine.ops.issueVerdicts(),
    text: engine.text,
    articles: engine.articles,
    feedback: engine.feedback,
    identities: engine.identities,
    lenses: engine.lenses,
    pairCheck: engine.pairCheck,
    vintages: engine.ops,
    models: () => engine.ops.latestModels(),
    startSync: runner.start,
    audit: engine.audit,
    auditBook: engine.audit,
    configuration: deskOf(engine),
    cases: engine.cases,
    now: () => engine.clock.now() * 1000,
  }
}

/** The configuration as the API and commands ask for it. */
export const deskOf = ({ configurations, store, settings, lenses, log }: Engine): ConfigurationDesk =>
  createConfigurationDesk({ book: configurations, reader: store, settings, lenses, log })
