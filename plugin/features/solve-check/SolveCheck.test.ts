import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import { briefRequestSchema, type Brief } from '@shared/api/brief.ts'
import { RISK_REASONS } from '@shared/risk/risk-reasons.ts'
import { aBrief, aHost, openSidebar, type Setting } from '../../sidebar.test-helper.ts'
import { APART_MS, PAUSE_MS } from './use-solve-risk.ts'

enableAutoUnmount(afterEach)
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterEach(() => void vi.useRealTimers())

type Risk = Brief['risk']
const high: Risk = {
  p: 0.312,
  band: 'high',
  basis: 'model',
  moment: 'solve',
  why: [
    { code: 'same_reason_before', value: '2' },
    { code: 'unanswered', value: null },
  ],
}
const low: Risk = { p: 0.05, band: 'low', basis: 'model', moment: 'solve', why: [] }
const next: Brief['nextIssue'][number] = {
  reason: 'label_printing',
  reasonName: 'Label printing',
  share: 0.12,
  low: 0.09,
  high: 0.16,
  n: 240,
  lift: 2,
  liftLow: 1.5,
  liftHigh: 2.6,
}
const writing = (text: string) => ({ comment: { text, type: 'publicReply', useRichText: false } })

/** A service that says `opening` first and `solve` to every draft. */
async function opened(opening: Partial<Brief>, solve: Partial<Risk> | null = high, more: Setting = {}) {
  const drafts: string[] = []
  const sidebar = await openSidebar({
    ...more,
    answer: ({ url, data }) => {
      if (!url.endsWith('/brief')) return {}
      const { draft } = briefRequestSchema.parse(JSON.parse(data ?? '{}'))
      if (!draft) return aBrief(opening)
      drafts.push(draft.text)
      if (solve === null) throw { status: 502 }
      return aBrief({ ...opening, risk: { ...high, ...solve } })
    },
  })
  const write = async (text: string, wait = PAUSE_MS) => {
    await sidebar.emit('comment.text.changed', writing(text))
    await vi.advanceTimersByTimeAsync(wait)
  }
  const asks = () => sidebar.has(/^Checked/)
  /** What is on screen, without what a screen reader was told. */
  const text = () =>
    sidebar.sidebar
      .findAll('section')
      .map((section) => section.text())
      .join(' ')
  return { ...sidebar, text, drafts, write, asks }
}

test('at opening a high risk is one line with its figure, its basis and its reasons, and asks nothing', async () => {
  const { text, asks, sidebar, session } = await opened({ risk: { ...high, basis: 'rule_prior', moment: 'opening' } })
  expect(text()).toMatch(
    /Likely to come back: 31% · by a rule of thumb, not measured here\s*2 earlier contacts about the same, in 30 days · The customer’s/,
  )
  expect(asks()).toBe(false)
  expect(sidebar.find('#risk-title').exists()).toBe(false)
  expect(session.announcement.value).toBe('')
})
test.each(['low', 'medium', null] as const)('a risk of band %s is not shown, neither at opening nor at the solve', async (band) => {
  const { text, write, drafts } = await opened({ risk: { ...high, band } }, { ...high, band })
  await write('Dear customer')
  expect(drafts).toHaveLength(1)
  expect(text()).not.toContain('come back')
})
test('a high risk while the reply is written asks for one look before Solve, with the tip of what comes next', async () => {
  const { text, asks, write, session } = await opened({ risk: low, nextIssue: [next] })
  expect(text()).not.toContain('come back')
  await write('Dear customer')
  expect(asks()).toBe(true)
  expect(text()).toContain('Likely to come back: 31%')
  expect(text()).toContain('Listen')
  expect(text()).toContain('also come back about “Label printing”: 12% (9–16, n 240) within 30 days.')
  expect(session.announcement.value).toContain('Likely to come back: 31%.')
})
test('a measured figure needs no word on its basis; one that tells no more than counting is called that', async () => {
  const measured = await opened({}, { basis: 'model' })
  await measured.write('Dear customer')
  expect(measured.text()).not.toMatch(/rule of thumb|not better/)
  measured.sidebar.unmount()
  const counting = await opened({}, { basis: 'not_better_than_counting' })
  await counting.write('Dear customer')
  expect(counting.text()).toContain('this estimate is not better than counting earlier contacts')
})
test('a status set to solved asks without a reply, an internal note asks nothing', async () => {
  const { drafts, emit, asks } = await opened({})
  await emit('comment.text.changed', { comment: { text: 'note', type: 'internalNote', useRichText: false } })
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(drafts).toEqual([])
  const solved = await opened({}, high, { host: aHost({ ticket: { ...Object(aHost()['ticket']), status: 'solved' } }) })
  await solved.emit('ticket.status.changed')
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(solved.drafts).toEqual([''])
  expect([asks(), solved.asks()]).toEqual([false, true])
})
test('the service is asked after a pause, not at every letter, and at most once in five seconds', async () => {
  const { drafts, write } = await opened({}, low)
  for (const text of ['D', 'De', 'Dea']) await write(text, PAUSE_MS / 4)
  expect(drafts).toEqual([])
  await vi.advanceTimersByTimeAsync(PAUSE_MS)
  expect(drafts).toEqual(['Dea'])
  await write('Dear', APART_MS - 1)
  expect(drafts).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(drafts).toEqual(['Dea', 'Dear'])
})
test('the same words are not asked about twice', async () => {
  const { drafts, write } = await opened({}, low)
  await write('Dear customer')
  await write('Dear customer', 2 * APART_MS)
  expect(drafts).toHaveLength(1)
})
test.each([
  ['c', 'checked'],
  ['w', 'wrong_here'],
  ['Escape', 'not_now'],
])('%s puts the check away for good on this ticket, and remembers that it was %s', async (key, why) => {
  const first = await opened({ risk: high })
  await first.write('Dear customer')
  await first.press(key)
  expect(first.text()).not.toContain('come back')
  expect(JSON.parse(localStorage.getItem('firstfix:checked') ?? '')).toEqual([{ id: 42, why }])
  first.sidebar.unmount()
  const again = await opened({ risk: high })
  await again.write('Dear customer', 2 * APART_MS)
  expect([again.text().includes('come back'), again.drafts]).toEqual([false, []])
})
test('a ticket that went out solved with the check on screen is not asked about again', async () => {
  const { write, emit, text, asks } = await opened({ risk: high })
  await write('Dear customer')
  expect(asks()).toBe(true)
  await emit('ticket.submit.done', { 'ticket.status': 'solved', comment: { text: '', type: 'publicReply', useRichText: false } })
  expect(text()).not.toContain('come back')
  await write('One more thing', 2 * APART_MS)
  expect(asks()).toBe(false)
})
test('the save never waits for the risk', async () => {
  const { write, zaf, asks } = await opened({})
  await write('Dear customer')
  expect(asks()).toBe(true)
  const before = zaf.requests.length
  expect(await zaf.save()).toBe(true)
  expect([zaf.requests.length, zaf.sets]).toEqual([before, []])
})
test('a service that answers the opening to a draft, or gives no answer, shows nothing new', async () => {
  const { moment: _, ...ofBefore } = high
  const old = await opened({}, { ...ofBefore, moment: undefined })
  await old.write('Dear customer')
  await old.write('Dear customer, thank you', 2 * APART_MS)
  expect([old.asks(), old.drafts.length]).toEqual([false, 1])
  old.sidebar.unmount()
  const down = await opened({}, null)
  await down.write('Dear customer')
  expect([down.asks(), down.text().includes('can’t be reached')]).toEqual([false, false])
})
test('a service one version back, without these fields, breaks nothing', async () => {
  const { risk: _risk, nextIssue: _next, ...before } = aBrief()
  const { text } = await openSidebar({ answer: ({ url }) => (url.endsWith('/brief') ? before : {}) })
  expect(text()).toContain('No earlier contact about this issue')
  expect(text()).not.toContain('could not be shown')
})
test('every reason of the risk model has words, in both languages; one unknown here is left out', async () => {
  for (const locale of ['en', 'zh-CN']) {
    const why = [...RISK_REASONS.map((code) => ({ code, value: '3' })), { code: 'moon_phase', value: 'full' }]
    const { sidebar, write } = await opened({}, { why }, { locale, host: aHost({ currentUser: { id: 3, locale } }) })
    await sidebar.vm.$nextTick()
    await write('Dear customer')
    const lines = sidebar.findAll('.card .evidence li').map((line) => line.text())
    expect(lines).toHaveLength(RISK_REASONS.length)
    expect(lines.filter((line) => /risk[A-Z]|\{|undefined|moon/.test(line))).toEqual([])
    sidebar.unmount()
  }
})
