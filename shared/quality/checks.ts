/**
 * Rule checks of a conversation, for every ticket and without anybody's judgement. They are coarse on purpose: what they say of all tickets is
 * corrected by what reviewers say of a sample, and is hidden from a reviewer until the review is submitted.
 */
import type { ContactFact } from '../fcr/fact.ts'
import type { EpochSeconds } from '../fcr/history.ts'
import { languageByScript } from '../text/language.ts'
import { languageByWords } from '../text/latin-languages.ts'
import { stripQuoted } from '../text/strip-quoted.ts'
import { amountsNamed, APOLOGY, ASKS_ORDER, DATED, daysNamed, EMPATHY, GREETING, OVER_PROMISE } from './check-words.ts'
import type { SpokenLine } from './conversation.ts'
import type { Words } from './scorecard.ts'

export interface CheckedTicket {
  fact: Pick<
    ContactFact,
    | 'createdAt'
    | 'firstSolvedAt'
    | 'firstAgentReplyAt'
    | 'firstBotReplyAt'
    | 'agentReplies'
    | 'botReplies'
    | 'exclusion'
    | 'reopens'
    | 'prevGap'
    | 'returnAt'
  >
  lines: readonly SpokenLine[]
  /** By when an agent should have answered first; null = no target fits. */
  firstReplyDue: EpochSeconds | null
  /** The ticket itself carries an order number from the start. */
  orderKnown: boolean
}
export interface RuleCheck {
  id: string
  title: Words
  /** When it passes, in a sentence. */
  says: Words
  /** null = it does not apply, or its text is not kept. */
  passes: (ticket: CheckedTicket) => boolean | null
}
export type CheckResults = Readonly<Record<string, boolean | null>>

const NO_CONTACT: ReadonlySet<string | null> = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'abandoned'])
const isSpoken = ({ kind, public: isPublic, autoReply }: SpokenLine): boolean => (kind === 'message' || kind === 'call') && isPublic && !autoReply
const spoken = ({ lines }: CheckedTicket): SpokenLine[] => lines.filter((line) => isSpoken(line))
const isStaff = ({ role }: SpokenLine): boolean => role === 'agent' || role === 'bot'
/** Own words of agents, lower case; what they quote is not theirs. */
const agentTexts = (ticket: CheckedTicket, after: EpochSeconds = -Infinity): string[] =>
  spoken(ticket).flatMap(({ role, text, at }) =>
    role === 'agent' && text !== null && at >= after ? [stripQuoted(text).toLowerCase().replaceAll('’', "'")] : [],
  )
const anyText = (texts: readonly string[], pattern: RegExp): boolean | null => (texts.length === 0 ? null : texts.some((text) => pattern.test(text)))

/** THE list. A criterion of a scorecard may name one; a new one is one more entry. */
export const CHECKS: readonly RuleCheck[] = [
  {
    id: 'replied',
    title: { en: 'Answered at all', zh: '有过回复' },
    says: { en: 'An agent or a bot answered the customer in public.', zh: '客服或机器人公开回复过客户。' },
    passes: ({ fact }) => (NO_CONTACT.has(fact.exclusion) ? null : fact.agentReplies + fact.botReplies > 0),
  },
  {
    id: 'first_reply_in_time',
    title: { en: 'First answer in time', zh: '首次回复及时' },
    says: { en: 'The first agent answered within the target for the channel.', zh: '客服首次回复在该渠道的目标时间内。' },
    passes: ({ fact, firstReplyDue }) => (firstReplyDue === null || fact.firstAgentReplyAt === null ? null : fact.firstAgentReplyAt <= firstReplyDue),
  },
  {
    id: 'question_answered',
    title: { en: 'Last question answered', zh: '最后的提问已答复' },
    says: { en: "After the customer's last question somebody answered.", zh: '客户最后一次提问之后有人答复。' },
    passes(ticket) {
      const lines = spoken(ticket)
      const asked = lines.findLastIndex(({ role, signals }) => role === 'customer' && signals?.question === true)
      return asked < 0 ? null : lines.slice(asked + 1).some((line) => isStaff(line))
    },
  },
  {
    id: 'no_silent_solve',
    title: { en: 'Not solved in silence', zh: '没有不回复就解决' },
    says: { en: "At the first solve the last words were the desk's, or the customer's thanks.", zh: '首次解决时最后发言的是客服，或客户已致谢。' },
    passes(ticket) {
      const { firstSolvedAt } = ticket.fact
      if (firstSolvedAt === null) return null
      const last = spoken(ticket).findLast(({ at }) => at <= firstSolvedAt)
      return last === undefined ? null : isStaff(last) || last.gratitude
    },
  },
  {
    id: 'promise_dated',
    title: { en: 'Promises carry a date', zh: '承诺带有日期' },
    says: { en: 'Whoever promises something says by when.', zh: '承诺事项时说明了时间。' },
    passes(ticket) {
      const promising = spoken(ticket).filter(({ role, signals, text }) => role === 'agent' && signals?.promise === true && text !== null)
      return promising.length === 0 ? null : promising.every(({ text }) => DATED.test(stripQuoted(text ?? '').toLowerCase()))
    },
  },
  {
    id: 'no_over_promise',
    title: { en: 'Nothing promised that nobody can keep', zh: '没有过度承诺' },
    says: { en: 'No guarantee such as “it will never happen again”.', zh: '没有“以后不会再发生”之类的保证。' },
    passes(ticket) {
      const found = anyText(agentTexts(ticket), OVER_PROMISE)
      return found === null ? null : !found
    },
  },
  {
    id: 'greeting',
    title: { en: 'Greeting', zh: '问候' },
    says: { en: "The first agent's answer begins with a greeting.", zh: '首次客服回复以问候开头。' },
    passes: (ticket) => anyText(agentTexts(ticket).slice(0, 1), GREETING),
  },
  {
    id: 'empathy',
    title: { en: 'Meets displeasure with understanding', zh: '回应客户不满' },
    says: { en: 'The customer showed displeasure, and an agent later found words for it.', zh: '客户表达不满后，客服有共情的话语。' },
    passes(ticket) {
      const upset = spoken(ticket).find(({ role, signals }) => role === 'customer' && (signals?.negative ?? 0) > 0)
      return upset === undefined ? null : anyText(agentTexts(ticket, upset.at), EMPATHY)
    },
  },
  {
    id: 'apology',
    title: { en: 'Apology after a failure', zh: '出错后致歉' },
    says: { en: 'The customer had to come again, and an agent apologised.', zh: '客户不得不再次联系，客服表示了歉意。' },
    passes(ticket) {
      const { prevGap, reopens, returnAt, firstSolvedAt } = ticket.fact
      if (prevGap !== null) return anyText(agentTexts(ticket), APOLOGY)
      return reopens === 0 && returnAt === null ? null : anyText(agentTexts(ticket, returnAt ?? firstSolvedAt ?? 0), APOLOGY)
    },
  },
  {
    id: 'same_answer',
    title: { en: 'Everyone gives the same answer', zh: '前后答复一致' },
    says: { en: 'Bot and agents name the same days and amounts.', zh: '机器人与各客服给出的天数和金额一致。' },
    passes: (ticket) => agree(spoken(ticket).filter((line) => isStaff(line) && line.text !== null)),
  },
  {
    id: 'order_not_asked_again',
    title: { en: 'Known order number not asked for', zh: '不重复询问订单号' },
    says: { en: 'The customer had given an order number, and no agent asked for it.', zh: '客户已给出订单号，客服没有再次询问。' },
    passes(ticket) {
      const given = ticket.orderKnown ? ticket.fact.createdAt : spoken(ticket).find(({ role, namesOrder }) => role === 'customer' && namesOrder)?.at
      if (given === undefined) return null
      const asked = anyText(agentTexts(ticket, given), ASKS_ORDER)
      return asked === null ? null : !asked
    },
  },
  {
    id: 'same_language',
    title: { en: "Answers in the customer's language", zh: '使用客户的语言' },
    says: { en: 'The first agent wrote in the language of the customer.', zh: '首次客服回复与客户使用同一语言。' },
    passes(ticket) {
      const lines = spoken(ticket)
      const theirs = languageOf(lines.find(({ role, text }) => role === 'customer' && text !== null))
      const ours = languageOf(lines.find(({ role, text }) => role === 'agent' && text !== null))
      return theirs === null || ours === null ? null : theirs === ours
    },
  },
]

/** What different people of the desk say, held against each other; null where no two name anything of a kind. */
function agree(lines: readonly SpokenLine[]): boolean | null {
  const verdicts = [daysNamed, amountsNamed].flatMap((named) => {
    const bySpeaker = new Map<string, Set<string>>()
    for (const { author, role, text } of lines) {
      const said = named(stripQuoted(text ?? ''))
      if (said.length === 0) continue
      const key = role === 'bot' ? 'bot' : String(author)
      bySpeaker.set(key, new Set([...(bySpeaker.get(key) ?? []), ...said]))
    }
    const all = [...bySpeaker.values()]
    if (all.length < 2) return []
    return [all.every((one, at) => all.slice(at + 1).every((other) => [...one].some((value) => other.has(value))))]
  })
  return verdicts.length === 0 ? null : verdicts.every(Boolean)
}
function languageOf(line: SpokenLine | undefined): string | null {
  if (line?.text == null) return null
  const own = stripQuoted(line.text)
  return languageByScript(own) ?? languageByWords(own)
}

export const checkTicket = (ticket: CheckedTicket): CheckResults => Object.fromEntries(CHECKS.map(({ id, passes }) => [id, passes(ticket)]))
