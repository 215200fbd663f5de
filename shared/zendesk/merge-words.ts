/** What Zendesk writes when tickets are merged. The one list of these sentences; other languages of the platform are added here. */
import type { TicketId } from '../fcr/history.ts'

/** On the ticket that goes away: where it went. */
const INTO: readonly RegExp[] = [
  /^\s*this (?:request|ticket) was closed and merged into (?:request|ticket) #?(\d+)/i,
  /^\s*(?:此|该|這個|此项|此项)?(?:请求|工单|請求|工單)已?(?:关闭|關閉)并(?:合并|合併)(?:到|至)(?:请求|工单|請求|工單)?\s*#?\s*(\d+)/,
]
/** On the ticket that stays: what came. */
const FROM: readonly RegExp[] = [
  /^\s*(?:request|ticket)s? #?\d+[^\n]{0,300}\b(?:was|were) closed and merged into this (?:request|ticket)/i,
  /^\s*(?:请求|工单|請求|工單)\s*#?\s*\d+.{0,300}(?:合并|合併)(?:到|至)(?:此|该|本)(?:请求|工单|請求|工單)/,
]

/** Only the beginning counts: a customer who quotes such a comment has not merged anything. */
export function readMergeComment(text: string): { side: 'into' | 'from'; target: TicketId | null } | null {
  for (const pattern of INTO) {
    const found = pattern.exec(text)
    if (found) return { side: 'into', target: Number(found[1]) }
  }
  return FROM.some((pattern) => pattern.test(text)) ? { side: 'from', target: null } : null
}
