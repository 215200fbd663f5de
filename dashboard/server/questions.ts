/** What the API asks of a folder's rooms; the service and its tests serve the same. */
import type { Questions } from './api/deps.ts'
import { createConfigurationDesk, type ConfigurationDesk } from './configuration/desk.ts'
import { afterReviewOf } from './after-review.ts'
import type { Engine } from './engine.ts'
import { createCalibration, type Calibration } from './qa/calibration/create-calibration.ts'
import { createCalibrationSource } from './qa/calibration/source.ts'
import { createGold, type GoldDesk } from './qa/gold/create-gold.ts'
import { createGoldSource } from './qa/gold/source.ts'
import { createValidity, type ValidityDesk } from './qa/validity/create-validity.ts'
import { createNotices } from './qa/notices/notices.ts'
import { createReviewing, type Reviewing } from './qa/reviews/create-reviewing.ts'
import { runChecks } from './qa/checks/run-checks.ts'
import { createSamples, type Samples } from './qa/samples/samples.ts'
import { createScorecardDesk } from './qa/scorecards/scorecard-desk.ts'
import type { SyncRunner } from './sync-runner.ts'

export function questionsOf(engine: Engine, runner: SyncRunner): Questions {
  const calibration = calibrationOf(engine)
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
    reviewing: reviewingOf(engine),
    samples: samplesOf(engine),
    calibration,
    gold: goldOf(engine),
    validity: validityOf(engine),
    notices: createNotices(engine.ops, () => engine.clock.now(), calibration.settle),
    ...afterReviewOf(engine),
    privacy: {
      plan: (wish) => engine.privacy.plan(wish),
      forget: (wish, by) => runner.alone(() => engine.privacy.forget(wish, by)),
    },
    now: () => engine.clock.now() * 1000,
  }
}

/** The reviewer's work; what else than samples gives work is named here. */
export const reviewingOf = ({ store, ops, settings, configuration, speakers, text, judgeAgain, clock, log }: Engine): Reviewing =>
  createReviewing({
    store,
    ops,
    settings,
    speakers,
    storeText: () => configuration().storeText,
    text: () => text()?.verdict ?? null,
    judgeAgain,
    now: () => clock.now(),
    log,
    sources: [createCalibrationSource(ops), createGoldSource(ops)],
  })

/** The configuration as the API and commands ask for it. */
export const deskOf = ({ configurations, store, settings, lenses, log }: Engine): ConfigurationDesk =>
  createConfigurationDesk({ book: configurations, reader: store, settings, lenses, log })

/** Samples over a folder's records and facts. */
export function samplesOf({ store, ops, settings, speakers, clock }: Engine): Samples {
  const now = () => clock.now()
  return createSamples({
    store: ops,
    settings,
    people: () => ops.people(),
    card: createScorecardDesk({ store: ops, now, nameOf: async () => (savedBy) => savedBy }).card,
    checks: (ids) => runChecks({ reader: store, settings, speakers }, ids),
    now,
  })
}

/** Sessions in which several review the same tickets. */
export const calibrationOf = ({ store, ops, settings, clock }: Engine): Calibration => {
  const now = () => clock.now()
  return createCalibration({
    store: ops,
    landed: store,
    people: () => ops.people(),
    cards: createScorecardDesk({ store: ops, now, nameOf: async () => (savedBy) => savedBy }),
    settings,
    now,
  })
}

/** Tickets with an agreed answer among a reviewer's own. */
export const goldOf = ({ store, ops, settings, clock }: Engine): GoldDesk => {
  const now = () => clock.now()
  return createGold({
    store: ops,
    reader: store,
    people: () => ops.people(),
    cards: createScorecardDesk({ store: ops, now, nameOf: async () => (savedBy) => savedBy }),
    settings,
    now,
  })
}

/** Criteria against what became of the tickets. */
export const validityOf = ({ ops, settings, clock }: Engine): ValidityDesk => {
  const now = () => clock.now()
  return createValidity({ store: ops, card: createScorecardDesk({ store: ops, now, nameOf: async () => (savedBy) => savedBy }).card, settings, now })
}
