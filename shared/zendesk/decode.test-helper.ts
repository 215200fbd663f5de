import type { DecodeContext } from './decode-context.ts'

export const CONTEXT: DecodeContext = {
  storeText: 'full',
  orderFields: new Set([500]),
  mappedFields: new Set([501]),
  fieldTypes: new Map([
    [500, 'text'],
    [501, 'text'],
    [502, 'tagger'],
    [503, 'multiselect'],
    [504, 'checkbox'],
    [505, 'integer'],
    [506, 'date'],
    [507, 'textarea'],
    [508, 'partialcreditcard'],
  ]),
  orderPatterns: [/\b[A-Z]{2}-?\d{5,8}\b/gu],
  channelMap: {},
  surveyAnswers: { yes: ['yes'], partly: ['partly'], no: ['no'] },
  defaultCountry: null,
  plainText: (html) => `text of ${html}`,
  hash: (value) => `#${value}`,
}

export const rawTicket = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 7,
  status: 'open',
  requester_id: 11,
  submitter_id: 11,
  created_at: '2026-11-02T08:00:00Z',
  updated_at: '2026-11-02T09:00:00Z',
  generated_timestamp: 1_777_777_777,
  via: { channel: 'email', source: { from: {}, to: {}, rel: null } },
  subject: 'Where is it',
  tags: ['a'],
  custom_fields: [],
  ...more,
})
export const rawEvent = (children: readonly unknown[], more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: 100,
  ticket_id: 7,
  timestamp: 1_793_606_400,
  created_at: '2026-11-02T08:00:00Z',
  updater_id: 11,
  via: 'Web form',
  event_type: 'Audit',
  child_events: children,
  ...more,
})
