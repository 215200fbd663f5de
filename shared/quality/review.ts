/** What a reviewer says of one conversation. */
import type { Answers } from './scorecard.ts'
import type { ControllableBy } from './root-causes.ts'

export const FIRST_CONTACT_VERDICTS = ['yes', 'no', 'cannot_tell'] as const
/** Was it solved at first contact? */
export type FirstContactVerdict = (typeof FIRST_CONTACT_VERDICTS)[number]
export const SAME_ISSUE_LABELS = ['same', 'different', 'cannot_tell'] as const
export type SameIssueLabel = (typeof SAME_ISSUE_LABELS)[number]

export interface MessageComment {
  /** Of the line of the conversation; null = of the conversation as a whole. */
  line: string | null
  /** The words that it is about. */
  quote: string | null
  text: string
  /** `policy` for #policy, lower case. */
  tags: readonly string[]
}
export interface ReviewWords {
  answers: Answers
  comments: readonly MessageComment[]
  verdict: FirstContactVerdict | null
  /** What the reviewer says of the ticket and its neighbours: by the other ticket's id. */
  sameIssue: Readonly<Record<string, SameIssueLabel>>
  /** `group/cause`; must be given when the review fails or the verdict is no. */
  cause: string | null
  /** Who could have prevented it; the cause's own unless the reviewer says otherwise. */
  controllableBy: ControllableBy | null
  note: string
}
export const NOTHING_SAID: ReviewWords = { answers: {}, comments: [], verdict: null, sameIssue: {}, cause: null, controllableBy: null, note: '' }

/** `#policy` in a comment, in any script, lower case, each once. */
export const tagsOf = (text: string): string[] => [...new Set([...text.matchAll(/#([\p{L}\p{N}_-]{1,40})/gu)].map(([, tag]) => tag!.toLowerCase()))]

/** For so long a submission can be taken back; only then it may be released to the agent. */
export const UNDO_SECONDS = 300

/** What keeps a review from being submitted, in the order in which a reviewer meets it. */
export const SUBMIT_GAPS = ['answers', 'verdict', 'cause'] as const
export type SubmitGap = (typeof SUBMIT_GAPS)[number]
export function submitGaps({ verdict, cause }: ReviewWords, { open, passed }: { open: readonly string[]; passed: boolean | null }): SubmitGap[] {
  return [
    ...(open.length > 0 ? (['answers'] as const) : []),
    ...(verdict === null ? (['verdict'] as const) : []),
    ...((passed === false || verdict === 'no') && cause === null ? (['cause'] as const) : []),
  ]
}
