/**
 * What somebody is to know or do: `GET /api/v1/quality/notices`, `POST /api/v1/quality/notices/read`. Each person reads their own and nobody else's.
 * The words are the reader's language's, by `kind`; `title` is what it is about, as people named it.
 */
import { z } from 'zod'

export const NOTICE_KINDS = [
  'calibration_invited',
  'calibration_ready',
  'gold_revealed',
  'dispute_opened',
  'dispute_decided',
  'coaching_shared',
  'follow_up_due',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const noticeSchema = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  /** Record that it leads to: a session, a review, a dispute. */
  subjectId: z.string(),
  title: z.string(),
  createdAt: z.string(),
  dueAt: z.string().nullable(),
  overdue: z.boolean(),
  readAt: z.string().nullable(),
})
export type Notice = z.infer<typeof noticeSchema>
export const noticesSchema = z.object({
  asOf: z.string(),
  unread: z.number(),
  /** Unread first, then newest first; at most 100. */
  notices: z.array(noticeSchema),
})
export type Notices = z.infer<typeof noticesSchema>
/** Own ones; those that are not one's own are left as they are. Left out: all. */
export const noticesReadSchema = z.object({ ids: z.array(z.string().max(200)).max(500).optional() })
