/** Scorecards to begin with, in both languages. The first is put in force by itself, so that a new account can review at once. */
import type { Criterion, Level, Scorecard, Section, Words } from './scorecard.ts'

const words = (en: string, zh: string): Words => ({ en, zh })
const LEVELS: readonly Level[] = [
  { id: 'met', title: words('Met', '达到'), value: 1 },
  { id: 'partly', title: words('Partly', '部分达到'), value: 0.5 },
  { id: 'not_met', title: words('Not met', '未达到'), value: 0 },
]
const YES_NO: readonly Level[] = [
  { id: 'yes', title: words('Yes', '是'), value: 1 },
  { id: 'no', title: words('No', '否'), value: 0 },
]
interface CriterionWords {
  title: Words
  guidance: Words
  weight: number
  more?: Partial<Pick<Criterion, 'critical' | 'levels' | 'mayBeNotApplicable' | 'check'>>
}
const criterion = (id: string, { title, guidance, weight, more = {} }: CriterionWords): Criterion => ({
  id,
  title,
  guidance,
  weight,
  critical: false,
  levels: LEVELS,
  mayBeNotApplicable: true,
  check: null,
  ...more,
})
const section = (id: string, title: Words, criteria: readonly Criterion[], when: Section['when'] = null): Section => ({ id, title, when, criteria })

const LISTEN_CONFIRM_SOLVE: Scorecard = {
  id: 'listen_confirm_solve',
  version: 1,
  title: words('Listen, confirm, solve', '倾听、确认、解决'),
  passMark: 0.8,
  sections: [
    section('listen', words('Listen', '倾听'), [
      criterion('understood', {
        title: words('Understood the request', '理解客户诉求'),
        guidance: words(
          'Met: the answer speaks to every part of what was asked, the earlier contacts included. Partly: one part is missed. Not met: the answer is about something else.',
          '达到：回应了客户提出的每一点，包括之前的联系。部分达到：漏掉一点。未达到：答非所问。',
        ),
        weight: 15,
        more: { mayBeNotApplicable: false },
      }),
      criterion('nothing_asked_twice', {
        title: words('Nothing asked twice', '不让客户重复说明'),
        guidance: words('Not met: the customer is asked for something that is already in the conversation.', '未达到：询问了对话中已有的信息。'),
        weight: 10,
        more: { check: 'order_not_asked_again' },
      }),
    ]),
    section('confirm', words('Confirm', '确认'), [
      criterion('correct_policy', {
        title: words('Correct by policy', '政策正确'),
        guidance: words(
          'Partly: correct, but a condition or a term is left out. Not met: wrong; the whole review then scores 0.',
          '部分达到：正确但遗漏条件或期限。未达到：答复错误，整单记零分。',
        ),
        weight: 30,
        more: { critical: true },
      }),
      criterion('confirmed', {
        title: words('Made sure it is solved', '确认问题已解决'),
        guidance: words('Met: says what happens next and how the customer can tell that it is done.', '达到：说明下一步，以及客户如何判断已办妥。'),
        weight: 10,
        more: { check: 'question_answered' },
      }),
    ]),
    section('solve', words('Solve', '解决'), [
      criterion('complete', {
        title: words('Complete: the next question is answered too', '完整：预先回答下一个问题'),
        guidance: words('Met: what the customer would have to ask next is in the answer.', '达到：客户接下来会问的内容已包含在答复中。'),
        weight: 25,
      }),
      criterion('promise_recorded', {
        title: words('A promise has a date', '承诺有日期'),
        guidance: words('Not applicable where nothing is promised.', '没有承诺时选“不适用”。'),
        weight: 10,
        more: { check: 'promise_dated' },
      }),
    ]),
    section(
      'why_not_understood',
      words('Not understood: why', '未理解的原因'),
      [
        criterion('asked_back', {
          title: words('Asked back instead of guessing', '不确定时先询问'),
          guidance: words('Asked for, not counted.', '仅记录，不计分。'),
          weight: 0,
          more: { levels: YES_NO },
        }),
      ],
      { answered: { criterion: 'understood', levels: ['partly', 'not_met'] } },
    ),
  ],
}
const CONSISTENCY: Scorecard = {
  id: 'consistency',
  version: 1,
  title: words('Consistency of bot, agent and supervisor', '机器人、客服与主管的一致性'),
  passMark: 0.8,
  sections: [
    section('same_answer', words('One answer', '口径一致'), [
      criterion('bot_and_agent', {
        title: words('Bot and agent say the same', '机器人与客服说法一致'),
        guidance: words(
          'Not applicable without a bot. Days, amounts and conditions are what counts.',
          '没有机器人参与时选“不适用”。看天数、金额和条件。',
        ),
        weight: 30,
        more: { check: 'same_answer' },
      }),
      criterion('agents_agree', {
        title: words('Agents and supervisor say the same', '各客服与主管说法一致'),
        guidance: words('Not applicable with one agent only.', '只有一位客服时选“不适用”。'),
        weight: 30,
      }),
      criterion('as_written', {
        title: words('As the policy or article has it', '与政策或知识文章一致'),
        guidance: words('Not met: contradicts what is written; the whole review then scores 0.', '未达到：与书面规定矛盾，整单记零分。'),
        weight: 30,
        more: { critical: true },
      }),
      criterion('handed_over', {
        title: words('Handed over with all that was said', '转接时信息完整'),
        guidance: words('Not applicable without a transfer.', '没有转接时选“不适用”。'),
        weight: 10,
      }),
    ]),
  ],
}
const POLICY: Scorecard = {
  id: 'policy',
  version: 1,
  title: words('Policy and refunds', '政策与退款'),
  passMark: 0.85,
  sections: [
    section('policy', words('Policy', '政策'), [
      criterion('right_rule', {
        title: words('Right rule applied', '适用的规则正确'),
        guidance: words('Not met: another rule applies; the whole review then scores 0.', '未达到：应适用其他规则，整单记零分。'),
        weight: 40,
        more: { critical: true, mayBeNotApplicable: false },
      }),
      criterion('explained', {
        title: words('Explained so that the customer can follow', '解释清楚'),
        guidance: words('Met: reason, amount and term in plain words.', '达到：用通俗的话说明原因、金额和期限。'),
        weight: 20,
      }),
      criterion('within_authority', {
        title: words('Used the own authority', '用足自身权限'),
        guidance: words('Not met: sent the customer on although a grant was allowed.', '未达到：有权限却让客户另找他人。'),
        weight: 15,
      }),
      criterion('kept_to_facts', {
        title: words('Promised nothing that nobody can keep', '没有过度承诺'),
        guidance: words('Not met: “it will never happen again” and the like.', '未达到：“以后不会再发生”之类。'),
        weight: 10,
        more: { check: 'no_over_promise', levels: YES_NO },
      }),
    ]),
    section(
      'money_back',
      words('Money back', '退款'),
      [
        criterion('term_said', {
          title: words('Says when the money arrives, the bank included', '说明到账时间，含银行处理'),
          guidance: words('Partly: only the own days. Not met: no term.', '部分达到：只说我方时间。未达到：没有期限。'),
          weight: 15,
          more: { check: 'promise_dated' },
        }),
      ],
      { reasons: ['refund', 'return', 'returns', 'returns_refunds', 'refund_status'] },
    ),
  ],
}
const EMPATHY: Scorecard = {
  id: 'empathy',
  version: 1,
  title: words('Empathy', '共情'),
  passMark: 0.75,
  sections: [
    section('tone', words('Tone', '语气'), [
      criterion('greeting', {
        title: words('Greeting and name', '问候与称呼'),
        guidance: words('Fits the channel: short in a chat.', '与渠道相符，聊天中可简短。'),
        weight: 10,
        more: { check: 'greeting', levels: YES_NO },
      }),
      criterion('feeling_named', {
        title: words('Meets what the customer feels', '回应客户情绪'),
        guidance: words('Not applicable where no feeling is shown.', '客户未流露情绪时选“不适用”。'),
        weight: 30,
        more: { check: 'empathy' },
      }),
      criterion('apology', {
        title: words('Apology where we failed', '我方有错时致歉'),
        guidance: words('Once, for what went wrong, without excuses.', '针对具体问题致歉一次，不找借口。'),
        weight: 25,
        more: { check: 'apology' },
      }),
      criterion('personal', {
        title: words('Personal, no template', '有针对性，不套模板'),
        guidance: words('Met: names what is special about this customer’s matter.', '达到：提到该客户问题的具体情况。'),
        weight: 20,
      }),
      criterion('language', {
        title: words("The customer's language, plain words", '使用客户的语言，通俗易懂'),
        guidance: words('Not met: another language, or words only the desk knows.', '未达到：语言不符，或使用内部术语。'),
        weight: 15,
        more: { check: 'same_language' },
      }),
    ]),
  ],
}
export const STARTER_CARDS: readonly Scorecard[] = [LISTEN_CONFIRM_SOLVE, CONSISTENCY, POLICY, EMPATHY]
