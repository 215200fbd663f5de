import type { RawEvent, RawTicket } from './records.ts'

/** A deleted ticket without its words. `at` moves the export's clock only. */
export function scrub(ticket: RawTicket, events: readonly RawEvent[], at: number): void {
  Object.assign(ticket, { subject: 'SCRUBBED', raw_subject: 'SCRUBBED', description: 'X', generated_timestamp: at })
  for (const event of events) {
    for (const child of event.child_events) {
      if ('body' in child) child['body'] = 'X'
      if ('subject' in child) child['subject'] = 'SCRUBBED'
    }
  }
}
