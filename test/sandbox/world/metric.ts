/** How a change of one field moves the ticket's metric set. */
import { epochOf, isoOf, type Minutes, type RawMetric, type RawTicket } from './records.ts'

const isDone = (status: unknown): boolean => status === 'solved' || status === 'closed'

export function stampMetric(metric: RawMetric, ticket: RawTicket, at: number, field: string, value: unknown): void {
  const when = isoOf(at)
  metric.updated_at = when
  if (field === 'group_id' && value !== null) metric.group_stations += 1
  if (field === 'assignee_id' && value !== null) {
    metric.assignee_stations += 1
    metric.assignee_updated_at = when
    metric.initially_assigned_at ??= when
    metric.assigned_at = when
  }
  if (field !== 'status') return
  metric.status_updated_at = when
  if (isDone(value) && !isDone(ticket.status)) {
    metric.solved_at = when
    const minutes = minutesSince(ticket, at)
    metric.full_resolution_time_in_minutes = minutes
    if (metric.first_resolution_time_in_minutes.calendar === null) metric.first_resolution_time_in_minutes = minutes
  } else if (!isDone(value) && isDone(ticket.status)) {
    metric.reopens += 1
    metric.full_resolution_time_in_minutes = { calendar: null, business: null }
  }
}

export function minutesSince(ticket: RawTicket, at: number): Minutes & { calendar: number } {
  const calendar = Math.max(0, Math.round((at - epochOf(ticket.created_at)) / 60))
  return { calendar, business: Math.round(calendar * 0.42) }
}
