/** The service's brief, checked at the door. A service one version older or newer is understood: a part it lacks is empty. */
import type { Brief } from '@shared/api/brief.ts'
import { isRecord, toList, toRecord } from '../decode.ts'
import type { Answer, Article, ProblemKind } from './backend.ts'

/** The version of `shared/api/brief.ts` this sidebar was written for. */
export const KNOWN_VERSION = 1

const failed = (kind: ProblemKind, code: string): Answer<never> => ({ kind: 'failed', problem: { kind, code } })

const EMPTY: Omit<Brief, 'version'> = {
  ticketId: null,
  asOf: null,
  completeTo: null,
  repeat: { verdict: 'none', p: null, basis: null, why: [], previous: [] },
  risk: { p: null, band: null, why: [] },
  customer: { personId: null, contacts30d: 0, linkedUsers: 0, linkedBy: [], shared: false, market: null, language: null, segment: null },
  history: [],
  articles: [],
  disposition: { fieldId: null, verdictFieldId: null, causeFieldId: null, options: [], causes: [], suggestions: [] },
  lessons: [],
  nextIssue: [],
  authority: null,
  sla: null,
}

export function decodeBrief(body: unknown): Answer<Brief> {
  if (!isRecord(body) || typeof body['version'] !== 'number') return failed('unreadable', 'brief_without_version')
  const version = body['version']
  if (version < KNOWN_VERSION - 1) return failed('service_too_old', `brief_version_${version}`)
  if (version > KNOWN_VERSION + 1) return failed('sidebar_too_old', `brief_version_${version}`)
  const parts = Object.entries(EMPTY).map(([name, empty]) => [name, fill(empty, body[name])])
  return { kind: 'ok', value: { ...(Object.fromEntries(parts) as Omit<Brief, 'version'>), version } }
}

/** `value`, with what it lacks taken from `empty`; something of another kind is `empty`. */
function fill(empty: unknown, value: unknown): unknown {
  if (Array.isArray(empty)) return toList(value)
  if (!isRecord(empty)) return value === undefined ? empty : value
  const given = toRecord(value)
  return { ...given, ...Object.fromEntries(Object.entries(empty).map(([name, part]) => [name, fill(part, given[name])])) }
}

export function decodeArticles(body: unknown): Answer<readonly Article[]> {
  const { articles } = toRecord(body)
  if (!Array.isArray(articles)) return failed('unreadable', 'articles_without_list')
  return { kind: 'ok', value: articles.filter((article) => isRecord(article) && typeof article['title'] === 'string') as Article[] }
}
