/** THE list of routes. What is not here is not reachable. */
import type { Route } from '../define-route.ts'
import { articlesRoute } from './articles.ts'
import { contactRoute } from './contact.ts'
import { contactsRoute } from './contacts.ts'
import { identityQueueRoute, personRoute, personWordRoute } from './identity.ts'
import { loginRoute } from './login.ts'
import { healthRoute, metricsRoute, openApiRoute, readyRoute } from './operations.ts'
import { metaRoute, statusRoute } from './status.ts'
import { syncRoute } from './sync.ts'
import { briefRoute, feedbackRoute } from './ticket.ts'
import { trendRoute } from './trend.ts'

export const ROUTES: readonly Route[] = [
  trendRoute,
  contactsRoute,
  contactRoute,
  statusRoute,
  metaRoute,
  articlesRoute,
  briefRoute,
  feedbackRoute,
  personRoute,
  identityQueueRoute,
  personWordRoute,
  syncRoute,
  loginRoute,
  healthRoute,
  readyRoute,
  metricsRoute,
  openApiRoute,
]
