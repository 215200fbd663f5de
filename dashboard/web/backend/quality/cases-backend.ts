import type { InjectionKey } from 'vue'
import type { z } from 'zod'
import type { Candidates, CandidatesQuery, Themes } from '@shared/api/quality/case-candidates.ts'
import type { CaseWords } from '@shared/api/quality/case-words.ts'
import type {
  CaseFigures,
  caseHistorySchema,
  CaseLinks,
  caseMaskedSchema,
  caseProposeSchema,
  Cases,
  CasesQuery,
  caseTicketsSchema,
  FailureCase,
} from '@shared/api/quality/cases.ts'
import type { RootCauses } from '@shared/quality/root-causes.ts'

export type CasesAsk = Partial<CasesQuery>
export type CaseTickets = z.infer<typeof caseTicketsSchema>
export type CaseHistory = z.infer<typeof caseHistorySchema>['changes']
export type CaseMasked = z.infer<typeof caseMaskedSchema>
export type Proposal = z.input<typeof caseProposeSchema>
export type CandidatesAsk = Partial<CandidatesQuery>

/** What the library's pages ask and do. Every change names the version that it was made from; another answers `case_changed`. */
export interface CasesBackend {
  cases(ask: CasesAsk, signal?: AbortSignal): Promise<Cases>
  one(id: number, signal?: AbortSignal): Promise<FailureCase>
  propose(proposal: Proposal): Promise<FailureCase>
  save(id: number, ifVersion: number, words: CaseWords): Promise<FailureCase>
  /** `checked`: a person looked for names and addresses. */
  publish(id: number, ifVersion: number, checked: boolean): Promise<FailureCase>
  retire(id: number, ifVersion: number, note: string): Promise<FailureCase>
  decline(id: number, ifVersion: number, note: string): Promise<FailureCase>
  history(id: number, signal?: AbortSignal): Promise<CaseHistory>
  figures(id: number, signal?: AbortSignal): Promise<CaseFigures>
  tickets(id: number, of: 'like' | 'others', cursor: string | null, signal?: AbortSignal): Promise<CaseTickets>
  mask(text: string, signal?: AbortSignal): Promise<CaseMasked>
  links(by: CaseLinks['by'], signal?: AbortSignal): Promise<CaseLinks>
  candidates(ask: CandidatesAsk, signal?: AbortSignal): Promise<Candidates>
  themes(reason: string, signal?: AbortSignal): Promise<Themes>
  /** The account's root causes; whoever may not read them gets those that are shipped. */
  causes(signal?: AbortSignal): Promise<Pick<RootCauses, 'groups'>>
}
export const CASES_BACKEND: InjectionKey<CasesBackend> = Symbol('cases-backend')
