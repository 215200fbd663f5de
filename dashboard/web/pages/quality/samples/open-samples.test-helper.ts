/** The dashboard at an address of samples, over an invented service. */
import { createFixtureBackend } from '../../../backend/fixture-backend.ts'
import { SAMPLES_BACKEND, type SamplesBackend } from '../../../backend/quality/samples-backend.ts'
import { SCORECARDS_BACKEND, type ScorecardsBackend } from '../../../backend/quality/scorecards-backend.ts'
import { createFixtureSamples } from '../../../backend/quality/samples-fixture.ts'
import { SAMPLE_ID } from '../../../backend/quality/samples-fixture-world.ts'
import { mountDashboard } from '../../../mount-dashboard.test-helper.ts'

const card = (id: string, en: string, zh: string) => ({
  id,
  title: { en, zh },
  version: 1,
  revision: 1,
  retired: false,
  publishedAt: null,
  publishedBy: null,
  hasDraft: false,
  criteria: 8,
  reviews: 0,
})
const cards: Pick<ScorecardsBackend, 'list'> = {
  list: async () => ({
    scorecards: [card('chat', 'Chat', '聊天'), card('general', 'General', '通用')],
    starters: [],
    inForce: 'general',
    checks: [],
  }),
}

export const SAMPLE = `/quality/samples/${SAMPLE_ID}`
export async function openSamples(address: string, samples: SamplesBackend = createFixtureSamples(), lang = 'en') {
  const page = await mountDashboard(address, createFixtureBackend({ contacts: [] }), {
    lang,
    provide: { [SAMPLES_BACKEND as symbol]: samples, [SCORECARDS_BACKEND as symbol]: cards },
  })
  const { dashboard } = page
  const click = async (words: string) => {
    const found = dashboard.findAll('button').find((one) => one.text().startsWith(words))
    if (!found) throw new Error(`no button "${words}" in: ${dashboard.findAll('button').map((one) => one.text())}`)
    await (found.attributes('type') === 'button' || !found.element.closest('form')
      ? found.trigger('click')
      : dashboard.get('dialog[open] form').trigger('submit'))
    await page.settle()
  }
  const set = async (selector: string, value: string) => {
    const field = dashboard.get(selector)
    await field.setValue(value)
    await field.trigger('change')
    await page.settle()
  }
  return { ...page, samples, click, set }
}
