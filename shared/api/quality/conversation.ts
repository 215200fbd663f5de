/** A conversation as a reviewer reads it. While it is blind no agent and no answer of a survey is in it. */
import { z } from 'zod'

export const LINE_ROLES = ['customer', 'agent', 'bot', 'system', 'other'] as const
export const conversationLineSchema = z.object({
  /** Stable; comments name it. */
  id: z.string(),
  at: z.string(),
  role: z.enum(LINE_ROLES),
  /** Which one of the role, from 1 in the order of their first line: “Agent 2”; of a step `taken` the agent who took it; null where the role is one thing (`system`, `bot`). */
  number: z.number().nullable(),
  /** An agent's name, shown once nothing is blind; customers have none here. */
  name: z.string().nullable(),
  kind: z.enum(['message', 'call', 'note', 'event']),
  public: z.boolean(),
  /** As it is kept; null with `textMissing`. Hostile: shown as text only. */
  text: z.string().nullable(),
  /** `not_kept`: the account keeps no text; `none`: this line never had any. */
  textMissing: z.enum(['not_kept', 'none']).nullable(),
  /** Of an answered call: where it can be heard; null = nowhere. */
  call: z.object({ url: z.string().nullable() }).nullable(),
  /** Of kind `event`: `opened` `assigned` `transferred` `taken` `solved` `reopened` `closed` `status` `merged` `survey` `csat`, with its value as people read it. */
  event: z.object({ code: z.string(), value: z.string().nullable() }).nullable(),
  /** The first public words of an agent. */
  firstReply: z.boolean(),
  autoReply: z.boolean(),
})
export type ConversationLine = z.infer<typeof conversationLineSchema>
export const neighbourSchema = z.object({
  ticketId: z.number(),
  channel: z.string(),
  createdAt: z.string(),
  /** Seconds from this ticket's arrival to the other's; negative = it came before. */
  gap: z.number(),
  subject: z.string().nullable(),
  /** The customer's first words there, as kept. */
  opening: z.string().nullable(),
})
export type Neighbour = z.infer<typeof neighbourSchema>
export const conversationSchema = z.object({
  ticketId: z.number(),
  /** In the helpdesk; null while blind, and for an import. */
  url: z.string().nullable(),
  subject: z.string().nullable(),
  channel: z.string(),
  language: z.string().nullable(),
  reason: z.string().nullable(),
  createdAt: z.string(),
  /** What is kept of texts: `none` `redacted` `full`. */
  storeText: z.enum(['none', 'redacted', 'full']),
  /** Its messages were deleted in the helpdesk, or their time was over. */
  removed: z.boolean(),
  lines: z.array(conversationLineSchema),
  /** Other contacts of the same person, nearest first, to be labelled as the same issue or not; without what the rules say of them. */
  neighbours: z.array(neighbourSchema),
})
export type Conversation = z.infer<typeof conversationSchema>
