/** What persons are told: each reads their own. Rooms that tell somebody save the notice together with what it is about. */
import { NOTICE_KINDS, type NoticeKind, type Notices } from '@shared/api/quality/notices.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { z } from 'zod'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { RecordChange, RecordStore } from '../../store/ops-store/records.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import { writerOf } from '../writer.ts'

export const noticeBodySchema = z.object({
  kind: z.enum(NOTICE_KINDS),
  toUserId: z.int().positive(),
  /** Record that it leads to. */
  subjectId: z.string(),
  title: z.string(),
  createdAt: z.int(),
  dueAt: z.int().nullable(),
  readAt: z.int().nullable(),
})
export type NoticeBody = z.infer<typeof noticeBodySchema>
const keysOf = ({ toUserId, subjectId, readAt }: NoticeBody): string[] => [
  `user:${toUserId}`,
  `subject:${subjectId}`,
  `state:${readAt === null ? 'unread' : 'read'}`,
]
export interface Tell {
  kind: NoticeKind
  to: UserId
  /** One notice a person, kind, subject and occasion. */
  subjectId: string
  title: string
  dueAt: EpochSeconds | null
  occasion?: string
}
export interface NoticeDesk {
  list(who: Identity): Promise<Notices>
  markRead(who: Identity, ids?: readonly string[]): Promise<Notices>
}
const MOST_SHOWN = 100

const bookOf = (store: RecordStore) => createRecordBook(store, 'notice', noticeBodySchema, keysOf)

/** To be saved with what it tells of. `place` tells notices of one subject apart without naming the person. */
export function noticeChange(
  store: RecordStore,
  { kind, to, subjectId, title, dueAt, occasion = '1' }: Tell,
  { place, by, at }: { place: number; by: string; at: EpochSeconds },
): RecordChange {
  const body: NoticeBody = { kind, toUserId: to, subjectId, title, createdAt: at, dueAt, readAt: null }
  return bookOf(store).change(`${kind}.${subjectId}.${occasion}.${place}`, 0, body, by, at)
}

/** Who was asked to do what is over has nothing to do any more. */
export async function settledNotices(
  store: RecordStore,
  kind: NoticeKind,
  subjectId: string,
  { by, at }: { by: string; at: EpochSeconds },
): Promise<RecordChange[]> {
  const book = bookOf(store)
  const open = (await book.list([`subject:${subjectId}`, 'state:unread'])).filter(({ body }) => body.kind === kind)
  return open.map(({ id, version, body }) => book.change(id, version, { ...body, readAt: at }, by, at))
}

/** `before`: what may have come due since somebody last looked. */
export function createNotices(store: RecordStore, now: () => EpochSeconds, before: () => Promise<void> = async () => {}): NoticeDesk {
  const book = bookOf(store)
  const own = async ({ userId }: Identity): Promise<readonly Kept<NoticeBody>[]> => (userId === null ? [] : book.list([`user:${userId}`]))
  async function list(who: Identity): Promise<Notices> {
    await before()
    const all = await own(who)
    const sorted = all.toSorted(
      (a, b) => Number(a.body.readAt !== null) - Number(b.body.readAt !== null) || b.body.createdAt - a.body.createdAt || (a.id < b.id ? -1 : 1),
    )
    return {
      asOf: toIso(now()),
      unread: all.filter(({ body }) => body.readAt === null).length,
      notices: sorted.slice(0, MOST_SHOWN).map(({ id, body }) => ({
        id,
        kind: body.kind,
        subjectId: body.subjectId,
        title: body.title,
        createdAt: toIso(body.createdAt),
        dueAt: toIsoOrNull(body.dueAt),
        overdue: body.dueAt !== null && body.dueAt < now(),
        readAt: toIsoOrNull(body.readAt),
      })),
    }
  }
  return {
    list,
    async markRead(who, ids) {
      const unread = (await own(who)).filter(({ id, body }) => body.readAt === null && (ids === undefined || ids.includes(id)))
      // Read twice at once is read.
      if (unread.length > 0)
        await store.saveRecords(unread.map(({ id, version, body }) => book.change(id, version, { ...body, readAt: now() }, writerOf(who), now())))
      return list(who)
    },
  }
}
