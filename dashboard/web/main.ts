import './styles/tokens.css'
import './styles/base.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { BACKEND } from './backend/backend.ts'
import { createHttpBackend } from './backend/http-backend.ts'
import { createPersonBackend, PERSON } from './backend/person-backend.ts'
import { createDashboardRouter } from './router.ts'
import { usePreferences } from './stores/preferences.ts'

const app = createApp(App)
app.use(createPinia())
app.provide(BACKEND, createHttpBackend())
app.provide(PERSON, createPersonBackend())
// Before the first paint, so that a remembered dark page never flashes white.
usePreferences()
app.use(createDashboardRouter())
app.mount('#app')
