import type { Migration } from '../duckdb/migrate.ts'
import landing from './facts/0001-landing.sql?raw'
import facts from './facts/0002-facts.sql?raw'
import wordsByRecord from './facts/0003-words-by-record.sql?raw'
import predictedReason from './facts/0004-predicted-reason.sql?raw'
import commentSignals from './facts/0005-comment-signals.sql?raw'
import firstAgent from './facts/0006-first-agent.sql?raw'
import articleLinks from './facts/0007-article-links.sql?raw'
import measures from './facts/0008-measures.sql?raw'
import forgotten from './facts/0009-forgotten.sql?raw'

export const FACT_MIGRATIONS: readonly Migration[] = [
  { name: '0001-landing', sql: landing },
  { name: '0002-facts', sql: facts },
  { name: '0003-words-by-record', sql: wordsByRecord },
  { name: '0004-predicted-reason', sql: predictedReason },
  { name: '0005-comment-signals', sql: commentSignals },
  { name: '0006-first-agent', sql: firstAgent },
  { name: '0007-article-links', sql: articleLinks },
  { name: '0008-measures', sql: measures },
  { name: '0009-forgotten', sql: forgotten },
]
