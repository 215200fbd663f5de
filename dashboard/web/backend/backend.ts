import type { InjectionKey } from 'vue'
import type { Contacts, Explanation } from '@shared/api/contacts.ts'
import type { ControlChartAnswer } from '@shared/api/control-chart.ts'
import type { Meta, Status } from '@shared/api/status.ts'
import type { Trend } from '@shared/api/trend.ts'
import type { Dimension } from '@shared/fcr/fact.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import type { ReconciliationAnswer } from '@shared/api/reconciliation.ts'
import type { RevisionCause, Revisions } from '@shared/api/vintages.ts'
import type { StepCode } from '@shared/fcr/reconcile.ts'
import type { LearningBackend } from './learning-backend.ts'

/** What narrows a number, ready to be sent. Days are inclusive, in the account's zone. */
export interface FactAsk {
  lens: LensId
  /** null = the configured one. */
  windowDays: number | null
  from: string | null
  to: string | null
  filters: readonly { dimension: Dimension; value: string }[]
}
export interface TrendAsk extends FactAsk {
  slice: Dimension | null
}
export interface ContactsAsk extends FactAsk {
  /** A state, `eligible`, `n` or `excluded:CODE`; null = all that the lens sees. */
  state: string | null
  /** Primary failure reason. */
  reason: string | null
  /** First day of one week. */
  period: string | null
  slice: { dimension: Dimension; value: string } | null
  /** The tickets of a step from a reported lens to this one. */
  step: { reported: LensId; code: StepCode } | null
}
export interface ReconciliationAsk extends FactAsk {
  reported: LensId
}
export interface RevisionsAsk {
  lens: LensId
  /** First day of the week; its first final figure is compared with now. */
  period: string
  /** Lists only its tickets. */
  cause: RevisionCause | null
}
interface Page {
  limit: number
  cursor: string | null
}

/** The service as the pages see it. */
export interface Backend extends LearningBackend {
  meta(signal?: AbortSignal): Promise<Meta>
  status(signal?: AbortSignal): Promise<Status>
  trend(ask: TrendAsk, signal?: AbortSignal): Promise<Trend>
  /** Limits and signals of the same weeks. */
  controlChart(ask: FactAsk, signal?: AbortSignal): Promise<ControlChartAnswer>
  revisions(ask: RevisionsAsk, signal?: AbortSignal): Promise<Revisions>
  contacts(ask: ContactsAsk, page: Page, signal?: AbortSignal): Promise<Contacts>
  reconciliation(ask: ReconciliationAsk, signal?: AbortSignal): Promise<ReconciliationAnswer>
  /** Address of the same list as a file. */
  contactsFile(ask: ContactsAsk): string
  explanation(ticketId: number, signal?: AbortSignal): Promise<Explanation>
  /** Asks for a sync now; the status tells how it goes. */
  sync(): Promise<void>
}
export const BACKEND: InjectionKey<Backend> = Symbol('backend')
