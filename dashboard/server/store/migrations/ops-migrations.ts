import type { Migration } from '../duckdb/migrate.ts'
import configuration from './ops/0001-configuration.sql?raw'
import models from './ops/0002-models.sql?raw'
import lensDefinitions from './ops/0003-lens-definitions.sql?raw'
import personWords from './ops/0004-person-words.sql?raw'
import vintages from './ops/0005-vintages.sql?raw'
import articleDeeds from './ops/0006-article-deeds.sql?raw'
import pairChecks from './ops/0007-pair-checks.sql?raw'
import sessions from './ops/0008-sessions.sql?raw'
import accessTokens from './ops/0009-access-tokens.sql?raw'
import people from './ops/0010-people.sql?raw'
import audit from './ops/0011-audit.sql?raw'
import configurationHistory from './ops/0012-configuration-history.sql?raw'
import records from './ops/0013-records.sql?raw'

export const OPS_MIGRATIONS: readonly Migration[] = [
  { name: '0001-configuration', sql: configuration },
  { name: '0002-models', sql: models },
  { name: '0003-lens-definitions', sql: lensDefinitions },
  { name: '0004-person-words', sql: personWords },
  { name: '0005-vintages', sql: vintages },
  { name: '0006-article-deeds', sql: articleDeeds },
  { name: '0007-pair-checks', sql: pairChecks },
  { name: '0008-sessions', sql: sessions },
  { name: '0009-access-tokens', sql: accessTokens },
  { name: '0010-people', sql: people },
  { name: '0011-audit', sql: audit },
  { name: '0012-configuration-history', sql: configurationHistory },
  { name: '0013-records', sql: records },
]
