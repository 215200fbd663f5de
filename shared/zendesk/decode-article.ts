import type { DecodeContext } from './decode-context.ts'
import type { DecodeNotes } from './decode-notes.ts'
import { epochOf, idOf, isRaw, listOf, textOf, type Raw } from './raw.ts'
import type { ArticleRow } from './rows.ts'

/** An article and, when they came along, its translations: one row a locale. */
export function decodeArticle(raw: unknown, context: DecodeContext, notes: DecodeNotes, where: string): readonly ArticleRow[] | null {
  if (!isRaw(raw)) return notes.skip(where, 'is no record')
  const id = idOf(raw['id'])
  if (id === null) return notes.skip(where, 'has no id')
  const locale = textOf(raw['locale']) ?? textOf(raw['source_locale'])
  if (locale === null) return notes.skip(`${where}, article ${id}`, 'locale is missing')
  const own = rowOf(id, locale, raw, { article: raw, context })
  const others = listOf(raw['translations']).flatMap((entry) => {
    const other = isRaw(entry) ? textOf(entry['locale']) : null
    return isRaw(entry) && other !== null && other !== locale ? [rowOf(id, other, entry, { article: raw, context })] : []
  })
  return [own, ...others]
}

/** Words and state come from the translation, the place in the help centre from the article. */
function rowOf(id: number, locale: string, words: Raw, { article, context }: { article: Raw; context: DecodeContext }): ArticleRow {
  const body = textOf(words['body'])
  return {
    id,
    locale,
    title: textOf(words['title']) ?? textOf(words['name']) ?? '',
    body: body === null ? '' : context.plainText(body),
    url: textOf(words['html_url']) ?? textOf(article['html_url']),
    updatedAt: epochOf(words['updated_at']) ?? epochOf(article['updated_at']) ?? 0,
    draft: words['draft'] === true || article['draft'] === true,
    outdated: words['outdated'] === true || listOf(article['outdated_locales']).includes(locale),
    userSegmentId: idOf(article['user_segment_id']) ?? idOf(listOf(article['user_segment_ids'])[0]),
    brandId: idOf(article['brand_id']),
    labels: listOf(article['label_names']).filter((label): label is string => typeof label === 'string'),
    sectionId: idOf(article['section_id']),
  }
}
