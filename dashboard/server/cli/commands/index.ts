/** THE list of commands, in the order of help. */
import type { Command } from '../command.ts'
import { ask } from './ask.ts'
import { audit } from './audit.ts'
import { backup } from './backup.ts'
import { brief } from './brief.ts'
import { cases } from './cases.ts'
import { check } from './check.ts'
import { compareCommand } from './compare.ts'
import { config } from './config.ts'
import { contacts } from './contacts.ts'
import { controlChartCommand } from './control-chart.ts'
import { decode } from './decode.ts'
import { demo } from './demo.ts'
import { explain } from './explain.ts'
import { fcr } from './fcr.ts'
import { forecastCommand } from './forecast.ts'
import { forget } from './forget.ts'
import { identity } from './identity.ts'
import { importFiles } from './import.ts'
import { issueCheck } from './issue-check.ts'
import { lens } from './lens.ts'
import { models } from './models.ts'
import { packageCommand } from './package.ts'
import { reconcile } from './reconcile.ts'
import { rebuild } from './rebuild.ts'
import { restore } from './restore.ts'
import { sample } from './sample.ts'
import { serve, start } from './serve.ts'
import { sync } from './sync.ts'
import { token } from './token.ts'
import { train } from './train.ts'
import { vintagesCommand } from './vintages.ts'

export const COMMANDS: readonly Command[] = [
  start,
  demo,
  serve,
  sync,
  importFiles,
  fcr,
  controlChartCommand,
  compareCommand,
  vintagesCommand,
  contacts,
  ask,
  forecastCommand,
  explain,
  reconcile,
  lens,
  config,
  audit,
  backup,
  restore,
  brief,
  identity,
  forget,
  issueCheck,
  cases,
  sample,
  models,
  train,
  token,
  rebuild,
  check,
  decode,
  packageCommand,
]
