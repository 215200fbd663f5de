/** The whole sidebar beside an invented ticket, with a fake host and a fake service. */
import { flushPromises, mount } from '@vue/test-utils'
import type { Brief } from '@shared/api/brief.ts'
import App from './App.vue'
import { createLastKnown } from './backend/last-known.ts'
import { createServiceBackend } from './backend/service-backend.ts'
import { createSession, sessionKey } from './session.ts'
import { createKeys, keysKey } from './ui/keys.ts'
import { createText, textKey } from './ui/text.ts'
import { toRegistration, type RequestOptions } from './zaf/client.ts'
import { createDesk } from './zaf/desk.ts'
import { fakeZaf } from './zaf/fake-zaf.test-helper.ts'
import { createLifecycle } from './zaf/lifecycle.ts'
import { createTransport } from './zaf/transport.ts'

const NOW = Date.parse('2026-11-16T01:00:00Z')
export const REASON = 'ticket.customField:custom_field_11'
export const VERDICT = 'ticket.customField:custom_field_12'
export const CAUSE = 'ticket.customField:custom_field_13'

export const aTicket = (more: object = {}) => ({
  id: 42,
  status: 'open',
  subject: 'Refund',
  description: 'Where is it?',
  createdAt: '2026-11-16T00:30:00Z',
  tags: [],
  via: { channel: 'email' },
  ...more,
})
export const aHost = (more: Record<string, unknown> = {}): Record<string, unknown> => {
  const ticket = aTicket()
  return {
    ticket,
    'ticket.id': ticket.id,
    'ticket.status': ticket.status,
    'ticket.requester': { id: 7, name: 'Customer 7', email: 'c7@example.com', locale: 'en' },
    comment: { text: '', type: 'publicReply', useRichText: false },
    currentUser: { id: 3, locale: 'en' },
    ticketFields: [11, 12, 13].map((id) => ({ name: `custom_field_${id}`, label: `Field ${id}`, optionValues: [] })),
    [REASON]: null,
    [VERDICT]: null,
    [CAUSE]: null,
    ...more,
  }
}

export function aBrief(more: Partial<Brief> = {}): Brief {
  return {
    version: 1,
    ticketId: 42,
    asOf: '2026-11-16T00:55:00Z',
    completeTo: '2026-11-16T00:55:00Z',
    repeat: { verdict: 'none', p: null, basis: null, why: [], previous: [] },
    risk: { p: null, band: null, why: [] },
    customer: { personId: 1, contacts30d: 2, linkedUsers: 1, linkedBy: [], shared: false, market: 'DE', language: 'en', segment: null },
    history: [],
    articles: [],
    disposition: {
      fieldId: 11,
      verdictFieldId: 12,
      causeFieldId: 13,
      verdictValues: { yes: 'r_yes', partly: 'r_partly', no: 'r_no' },
      options: [
        { value: 'refund', name: 'Refund' },
        { value: 'delivery', name: 'Delivery' },
      ],
      causes: [{ value: 'policy', name: 'Policy unclear' }],
      suggestions: [{ value: 'refund', name: 'Refund', p: 0.9, basis: 'text' }],
    },
    lessons: [],
    nextIssue: [],
    authority: null,
    sla: null,
    ...more,
  }
}
export const aRepeat = (more: Partial<Brief['repeat']> = {}): Brief['repeat'] => ({
  verdict: 'repeat',
  p: 0.87,
  basis: 'rule_prior',
  why: [
    { code: 'same_order', value: 'AB-1' },
    { code: 'same_reason', value: 'refund' },
  ],
  previous: [{ ticketId: 30, gapSeconds: 5 * 86_400 + 60, open: false, firstSolvedAt: '2026-11-11T00:00:00Z' }],
  ...more,
})
export const anArticle = (more: Partial<Brief['articles'][number]> = {}): Brief['articles'][number] => ({
  id: 1,
  title: 'When refunds arrive',
  url: 'https://help.example.com/1',
  locale: 'en',
  updatedAt: '2026-11-09T00:00:00Z',
  restricted: false,
  matched: ['refund'],
  score: 1,
  ...more,
})

export interface Setting {
  brief?: Brief
  host?: Record<string, unknown>
  /** Instead of the brief and of `{}` for all else. */
  answer?: (options: RequestOptions) => unknown
  refuse?: readonly string[]
  locale?: string
  storage?: Storage | null
}

export async function openSidebar({ brief = aBrief(), host = aHost(), answer, refuse, locale = 'en', storage = null }: Setting = {}) {
  const zaf = fakeZaf(host, answer ?? ((options) => (options.url.endsWith('/brief') ? brief : {})), refuse)
  const account = toRegistration({
    context: { account: { subdomain: 'shop' } },
    metadata: { installationId: 1, settings: { service_url: 'https://service.example.com/' } },
  })
  const transport = createTransport(zaf, account, () => 3)
  const session = createSession({
    desk: createDesk(zaf, transport),
    backend: createServiceBackend(transport),
    serviceUrl: 'https://service.example.com',
    lifecycle: createLifecycle(zaf),
    lastKnown: createLastKnown(storage, '1'),
    now: () => NOW,
  })
  const sidebar = mount(App, {
    attachTo: document.body,
    global: {
      provide: { [sessionKey as symbol]: session, [textKey as symbol]: createText(locale, 'UTC'), [keysKey as symbol]: createKeys(document) },
    },
  })
  await session.load()
  await flushPromises()
  const button = (name: RegExp) => {
    const found = sidebar.findAll('button').find((one) => name.test(one.attributes('aria-label') ?? one.text()))
    if (!found)
      throw new Error(
        `no button ${name} in: ${sidebar
          .findAll('button')
          .map((one) => one.text())
          .join(' | ')}`,
      )
    return found
  }
  return {
    zaf,
    sidebar,
    session,
    text: () => sidebar.text(),
    button,
    has: (name: RegExp) => sidebar.findAll('button').some((one) => name.test(one.attributes('aria-label') ?? one.text())),
    press: async (key: string, more: KeyboardEventInit = {}) => {
      document.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }))
      await flushPromises()
    },
    click: async (name: RegExp) => {
      await button(name).trigger('click')
      await flushPromises()
    },
    emit: async (event: string, change: Record<string, unknown> = {}) => {
      Object.assign(host, change)
      zaf.emit(event)
      await flushPromises()
    },
    sent: (path: RegExp) => zaf.requests.filter((request) => path.test(request.url)),
  }
}
