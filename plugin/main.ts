/** Wires the sidebar: host, service, language, colours. The only place that knows them all. */
import { createApp, watch } from 'vue'
import App from './App.vue'
import Outside from './Outside.vue'
import { createLastKnown, tabStorage } from './backend/last-known.ts'
import { createServiceBackend } from './backend/service-backend.ts'
import { createSession, sessionKey } from './session.ts'
import './ui/base.css'
import { createKeys, keysKey } from './ui/keys.ts'
import { createText, textKey } from './ui/text.ts'
import { applyTheme } from './ui/theme.ts'
import { findClient, registration, type ZafClient } from './zaf/client.ts'
import { createDesk } from './zaf/desk.ts'
import { createLifecycle, keepHeight } from './zaf/lifecycle.ts'
import { createTransport } from './zaf/transport.ts'

const text = createText(navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone)
watch(text.locale, (locale) => (document.documentElement.lang = locale), { immediate: true })

async function start(client: ZafClient): Promise<void> {
  const lifecycle = createLifecycle(client)
  lifecycle.onColorScheme(applyTheme)
  const account = await registration(client)
  const transport = createTransport(client, account, () => session.agent.value?.id ?? null)
  const session = createSession({
    desk: createDesk(client, transport),
    backend: account.serviceUrl === null ? null : createServiceBackend(transport),
    serviceUrl: account.serviceUrl,
    lifecycle,
    lastKnown: createLastKnown(tabStorage(), account.installationId),
    now: Date.now,
    onOpening: ({ agent, colorScheme }) => {
      text.speak(agent.locale)
      if (colorScheme !== null) applyTheme(colorScheme)
    },
  })
  const app = createApp(App, { onReady: (element: HTMLElement) => keepHeight(client, element) })
  app.provide(sessionKey, session).provide(textKey, text).provide(keysKey, createKeys(document)).mount('#app')
  await session.load()
}

const client = findClient()
if (client) await start(client)
else createApp(Outside).provide(textKey, text).mount('#app')
