/** The three ways Zendesk pages: export cursors, export times, and lists. */
import { badPage, failed, isReply, ok, type Context, type Reply } from './reply.ts'

/** Rows younger than this are not exported yet. Seconds. */
export const HOLD_BACK = 60
const MAX_EXPORT_PAGE = 1000

const textOf = (value: string): string => Buffer.from(value, 'base64').toString('latin1')
export const toCursor = (time: number, id: number): string => Buffer.from(`${time}.0||${id}|`).toString('base64')
export function fromCursor(cursor: string): { time: number; id: number } | null {
  const found = /^(\d+)\.0\|\|(\d+)\|$/.exec(textOf(cursor))
  return found ? { time: Number(found[1]), id: Number(found[2]) } : null
}

/** First index whose row is not before (time, id). */
export function lowerBound<Row>(rows: readonly Row[], before: (row: Row) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(rows[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
export const exportSize = (url: URL): number =>
  Math.min(MAX_EXPORT_PAGE, Math.max(1, Number(url.searchParams.get('per_page') ?? MAX_EXPORT_PAGE) || MAX_EXPORT_PAGE))

/** Seconds asked for, or the answer to a bad question. */
export function startTime({ url, now }: Context): number | Reply {
  const text = url.searchParams.get('start_time')
  if (text === null || !/^\d+$/.test(text)) return failed(400, 'InvalidValue', 'start_time is not a valid unix timestamp')
  const time = Number(text)
  return time > now - HOLD_BACK ? failed(400, 'StartTimeTooRecent', 'Too recent start_time. Use a start_time older than 60 seconds') : time
}

interface ExportOf<Row> {
  name: string
  rows: readonly Row[]
  time: (row: Row) => number
  id: (row: Row) => number
}
export interface CursorPage<Row> {
  rows: readonly Row[]
  end: boolean
  after: string
}
/** One page of a cursor export. `after` is always there, also at the end. */
export function cursorPage<Row>(context: Context, { name, rows, time, id }: ExportOf<Row>): CursorPage<Row> | Reply {
  const { url, now, faults } = context
  const given = url.searchParams.get('cursor')
  let from: { time: number; id: number }
  if (given !== null) {
    const read = fromCursor(given)
    if (!read) return badPage('cursor is not valid')
    from = read
  } else {
    const start = startTime(context)
    if (isReply(start)) return start
    from = { time: start, id: 0 }
  }
  const first = lowerBound(rows, (row) => time(row) < from.time || (time(row) === from.time && id(row) <= from.id))
  const last = lowerBound(rows, (row) => time(row) <= now - HOLD_BACK)
  const page = rows.slice(first, Math.min(last, first + exportSize(url)))
  const end = first + page.length >= last
  const tail = page.at(-1)
  const here = toCursor(from.time, from.id)
  const after = tail ? toCursor(time(tail), id(tail)) : here
  return { rows: faults.onRows(name, page, { here, next: end ? null : after }), end, after }
}

export interface TimePage<Row> {
  rows: readonly Row[]
  end: boolean
  endTime: number
  nextUrl: string
}
/** One page of a time export: never splits a second; the last page names its own last second, again and again. */
export function timePage<Row>(context: Context, { name, rows, time }: ExportOf<Row>): TimePage<Row> | Reply {
  const { url, now, faults } = context
  const start = startTime(context)
  if (isReply(start)) return start
  const first = lowerBound(rows, (row) => time(row) < start)
  const visible = lowerBound(rows, (row) => time(row) <= now - HOLD_BACK)
  let last = Math.min(visible, first + exportSize(url))
  while (last < visible && time(rows[last]!) === time(rows[last - 1]!)) last++
  const page = rows.slice(first, Math.max(first, last))
  const end = last >= visible
  const tail = page.at(-1)
  const endTime = tail ? time(tail) + (end ? 0 : 1) : start
  const next = new URL(url)
  next.searchParams.set('start_time', String(endTime))
  return { rows: faults.onRows(name, page, { here: String(start), next: end ? null : String(endTime) }), end, endTime, nextUrl: next.href }
}

/** A list endpoint: cursor paging when `page[size]` or `page[after]` is given, else by page number. */
export function listPage(
  context: Context,
  name: string,
  rows: readonly object[],
  more: (page: readonly object[]) => object = () => ({}),
  perPage = 100,
): Reply {
  const { url } = context
  const size = url.searchParams.get('page[size]')
  const after = url.searchParams.get('page[after]')
  if (size === null && after === null) return offsetPage(url, name, rows, more, perPage)
  const wanted = Number(size ?? 100)
  if (!Number.isInteger(wanted) || wanted < 1) return badPage('page[size] is not valid')
  if (wanted > 100) return badPage('page[size] cannot be greater than 100')
  const offset = after === null ? 0 : Number(/^o:(\d+)$/.exec(textOf(after))?.[1] ?? -1)
  if (offset < 0) return badPage('page[after] is not valid')
  const page = rows.slice(offset, offset + wanted)
  const cursor = Buffer.from(`o:${offset + page.length}`).toString('base64')
  const next = new URL(url)
  next.searchParams.set('page[after]', cursor)
  // Zendesk gives `links.next` also on the last page: `has_more` decides.
  const meta = { has_more: offset + page.length < rows.length, after_cursor: page.length > 0 ? cursor : null, before_cursor: after }
  return ok({ [name]: page, ...more(page), meta, links: { next: next.href, prev: null } })
}

function offsetPage(url: URL, name: string, rows: readonly object[], more: (page: readonly object[]) => object, perPage: number): Reply {
  const size = Math.min(100, Math.max(1, Number(url.searchParams.get('per_page') ?? perPage) || perPage))
  const number = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1)
  if (number > 100) return badPage('You have requested too many pages. Use cursor pagination instead.')
  const page = rows.slice((number - 1) * size, number * size)
  const link = (to: number): string => {
    const next = new URL(url)
    next.searchParams.set('page', String(to))
    return next.href
  }
  return ok({
    [name]: page,
    ...more(page),
    count: rows.length,
    next_page: number * size < rows.length ? link(number + 1) : null,
    previous_page: number > 1 ? link(number - 1) : null,
  })
}
