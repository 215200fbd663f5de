/** One conversation of each kind of line, a card and causes. For tests. */
import type { Conversation, ConversationLine } from '@shared/api/quality/conversation.ts'
import type { ReviewItem } from '@shared/api/quality/reviews.ts'

const words = (en: string, zh: string) => ({ en, zh })
const levels = [
  { id: 'met', title: words('Met', '达到'), value: 1 },
  { id: 'partly', title: words('Partly', '部分'), value: 0.5 },
  { id: 'not_met', title: words('Not met', '未达到'), value: 0 },
]
const criterion = (id: string, en: string, zh: string, weight: number, critical = false, check: string | null = null) => ({
  id,
  title: words(en, zh),
  guidance: words('Met when it is said in own words.', '用自己的话说明即为达到。'),
  weight,
  critical,
  levels,
  mayBeNotApplicable: !critical,
  check,
})

export const FIXTURE_CARD: ReviewItem['scorecard'] = {
  id: 'starter',
  version: 4,
  title: words('First contact', '首次解决'),
  passMark: 0.8,
  sections: [
    {
      id: 'all',
      title: words('Always', '全部'),
      when: null,
      criteria: [criterion('understood', 'Understood the request', '理解诉求', 15), criterion('policy', 'Correct policy', '政策正确', 30, true)],
    },
    {
      id: 'promise',
      title: words('Promise', '承诺'),
      when: { reasons: ['refund'] },
      criteria: [criterion('dated', 'Promise recorded with a date', '承诺有日期且已登记', 15, false, 'promise_dated')],
    },
  ],
}
export const FIXTURE_CAUSES: ReviewItem['causes'] = {
  version: 1,
  latest: 1,
  savedAt: null,
  savedBy: null,
  groups: [
    {
      id: 'policy_unclear',
      title: words('Policy unclear', '政策不清'),
      causes: [
        { id: 'refund_timing', title: words('Refund timing', '退款时效'), controllableBy: 'policy', retired: false },
        { id: 'old_rule', title: words('Old rule', '旧规则'), controllableBy: 'policy', retired: true },
      ],
    },
    {
      id: 'answer',
      title: words('Answer', '回复'),
      causes: [{ id: 'incomplete', title: words('Incomplete answer', '回复不完整'), controllableBy: 'agent', retired: false }],
    },
  ],
}

const line = (id: string, role: ConversationLine['role'], text: string | null, more: Partial<ConversationLine> = {}): ConversationLine => ({
  id,
  at: `2026-11-0${id.length > 1 ? id.slice(1) : '1'}T02:12:00Z`,
  role,
  number: role === 'agent' || role === 'customer' ? 1 : null,
  name: null,
  kind: 'message',
  public: true,
  text,
  textMissing: null,
  call: null,
  event: null,
  firstReply: false,
  autoReply: false,
  ...more,
})

/** `shown`: nothing is blind any more. */
export const fixtureConversation = (ticketId: number, shown: boolean): Conversation => ({
  ticketId,
  url: shown ? `https://acme.zendesk.com/agent/tickets/${ticketId}` : null,
  subject: 'Refund for returned boots',
  channel: 'email',
  language: 'en',
  reason: 'Refund',
  createdAt: '2026-11-01T02:12:00Z',
  storeText: 'redacted',
  removed: false,
  lines: [
    line('c1', 'customer', 'My boots went back. <b>Call</b> [phone] when the money comes.'),
    line('c2', 'bot', 'We got your message.', { autoReply: true }),
    line('c3', 'agent', 'Your return is registered. The refund takes 5 days.', { firstReply: true, name: shown ? 'Lin Wei' : null }),
    line('c4', 'agent', 'Bank says 7 days.', { kind: 'note', public: false }),
    line('c5', 'customer', 'Called again.', { kind: 'call', call: { url: 'https://acme.zendesk.com/recording/5' } }),
    line('c6', 'system', null, { kind: 'event', event: { code: 'solved', value: null }, textMissing: 'none' }),
  ],
  neighbours: [
    {
      ticketId: ticketId + 1000,
      channel: 'messaging',
      createdAt: '2026-11-11T01:04:00Z',
      gap: 860_000,
      subject: 'Where is my money',
      opening: 'You said five days.',
    },
    { ticketId: ticketId + 2000, channel: 'email', createdAt: '2026-10-02T01:04:00Z', gap: -2_600_000, subject: null, opening: null },
  ],
})
