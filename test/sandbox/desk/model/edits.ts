/** What is not saved yet. */
import type { FieldValue } from './rows.ts'

export type CommentType = 'publicReply' | 'internalNote'
/** `status`, `subject`, `priority`, `type`, `tags`, `external_id`, `assignee_id`, `group_id`, `custom_field_<id>`. */
export type Edits = Readonly<Record<string, FieldValue>>
export interface Draft {
  type: CommentType
  text: string
  /** Where the next insertion goes. */
  selection: { start: number; end: number }
}
