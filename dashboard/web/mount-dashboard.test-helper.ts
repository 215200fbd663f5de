/** The whole dashboard over an invented service, as a reader meets it. */
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { createMemoryHistory } from 'vue-router'
import App from './App.vue'
import { BACKEND, type Backend } from './backend/backend.ts'
import { createDashboardRouter } from './router.ts'

export async function mountDashboard(
  address: string,
  backend: Backend,
  { lang = 'en', provide = {} }: { lang?: string; provide?: Record<symbol, unknown> } = {},
) {
  localStorage.setItem('firstfix.lang', lang)
  const router = createDashboardRouter(createMemoryHistory())
  await router.push(address)
  const dashboard = mount(App, {
    attachTo: document.body,
    global: { plugins: [createPinia(), router], provide: { [BACKEND as symbol]: backend, ...provide } },
  })
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await flushPromises()
  }
  await settle()
  const text = () => document.body.textContent?.replaceAll(/\s+/g, ' ') ?? ''
  /** Presses a key where the focus is. */
  const press = async (key: string) => {
    ;(document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await settle()
  }
  return { dashboard, router, settle, text, press }
}
