/** What the failures of one reason are about: themes of their openings, each open to its tickets and its cases. */
import type { Themes, ThemesQuery } from '@shared/api/quality/case-candidates.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { Masker } from '@shared/text/mask.ts'
import { findThemes } from '@shared/text/themes.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import { optionName } from '../analytics/option-names.ts'
import { ticketUrl, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import { askWindowed } from '../analytics/scope.ts'
import type { ArticleReader } from '../store/fact-store/article-contract.ts'

/** The newest are read; older ones told the same. */
const MOST_READ = 3_000
const QUOTE_LENGTH = 300

export interface ThemeDeps {
  openingsOf: ArticleReader['openingsOf']
  settings: () => AnalyticsSettings
  masker: (tickets: readonly TicketId[]) => Promise<Masker>
  /** Published cases by ticket. */
  casesOf: (tickets: readonly TicketId[]) => { id: number; title: string }[]
}

export async function readThemes(
  { openingsOf, settings, masker, casesOf }: ThemeDeps,
  reader: AnalyticsReader,
  query: ThemesQuery,
): Promise<Answer<Themes>> {
  const own = settings()
  const { reason, ...asked } = query
  const filter = [...asked.filter.filter((word) => !word.startsWith('reason=')), `reason=${reason}`]
  const read = await askWindowed(reader, own, { ...asked, filter })
  if (!read.ok) return read
  const { scope, stamp } = read.value
  const failed: { ticketId: TicketId; at: number; coarse: number }[] = []
  if (scope !== null)
    await reader.scanContacts({ ...scope, numbers: ['ticketId', 'countedAt', 'coarse'], words: [] }, ({ size, cell, numbers }) => {
      for (let i = 0; i < size; i += 1) {
        const state = cell.names[cell.codes[i]!]
        if (state === 'failed' || state === 'failedEarly')
          failed.push({ ticketId: numbers.ticketId[i]!, at: numbers.countedAt[i]!, coarse: numbers.coarse[i]! })
      }
    })
  const newest = failed.sort((a, b) => b.at - a.at || b.ticketId - a.ticketId).slice(0, MOST_READ)
  const openings = await openingsOf(newest.map(({ ticketId }) => ticketId))
  const found = findThemes([...openings].map(([id, text]) => ({ id, text })))
  const link = (ticketId: TicketId) => ({ ticketId, url: ticketUrl(own, ticketId) })
  const mask = await masker(found?.themes.flatMap(({ quotes }) => quotes) ?? [])
  const theme = (id: string, phrases: readonly string[], ids: readonly number[], quotes: readonly number[]): Themes['themes'][number] => ({
    id,
    phrases: phrases.map((phrase) => mask(phrase).text),
    failures: ids.length,
    share: ids.length / Math.max(1, openings.size),
    quotes: quotes.map((ticketId) => ({ ...link(ticketId), text: mask(openings.get(ticketId) ?? '').text.slice(0, QUOTE_LENGTH) })),
    tickets: ids.map(link),
    cases: casesOf(ids),
  })
  const themes = found?.themes.map(({ phrases, ids, quotes }) => theme(nameOf(phrases, ids), phrases, ids, quotes)) ?? []
  const other = found === null || found.other.length === 0 ? [] : [theme('other', [], found.other, [])]
  return answer({
    ...stamp(failed.reduce((sum, one) => sum + one.coarse, 0) / Math.max(1, failed.length)),
    reason,
    reasonName: optionName(own.optionNames, 'reason', reason),
    failures: failed.length,
    read: openings.size,
    open: { state: 'failures', filter },
    nullReason: found !== null ? null : failed.length > 0 && openings.size === 0 ? 'no_text' : 'too_few',
    themes: [...themes, ...other],
  })
}
const nameOf = (phrases: readonly string[], ids: readonly number[]): string =>
  phrases.length === 0 ? `theme-${ids[0] ?? 0}` : phrases.join('-').replaceAll(/\s+/g, '_')
