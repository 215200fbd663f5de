import { createRouter, createWebHistory, type RouterHistory } from 'vue-router'
import OverviewPage from './pages/overview/OverviewPage.vue'

/** `name` is the page's word in the nav. */
export const createDashboardRouter = (history: RouterHistory = createWebHistory()) =>
  createRouter({
    history,
    routes: [
      { path: '/', name: 'overview', component: OverviewPage },
      { path: '/tickets', name: 'tickets', component: () => import('./pages/tickets/TicketsPage.vue') },
      { path: '/tickets/:id(\\d+)', name: 'ticket', component: () => import('./pages/tickets/TicketPage.vue') },
      { path: '/revisions', name: 'revisions', component: () => import('./pages/revisions/RevisionsPage.vue') },
      { path: '/data', name: 'data', component: () => import('./pages/data/DataPage.vue') },
      { path: '/my-day', name: 'my-day', component: () => import('./pages/my-day/MyDayPage.vue') },
      { path: '/my-day/reviews/:item', name: 'my-review', component: () => import('./pages/my-day/MyReviewPage.vue') },
      { path: '/quality', redirect: '/quality/reviews' },
      { path: '/quality/reviews', name: 'reviews', component: () => import('./pages/quality/home/ReviewsPage.vue') },
      { path: '/quality/scorecards', name: 'scorecards', component: () => import('./pages/quality/scorecards/ScorecardsPage.vue') },
      { path: '/quality/scorecards/:id', name: 'scorecard', component: () => import('./pages/quality/scorecards/ScorecardPage.vue') },
      { path: '/quality/root-causes', name: 'root-causes', component: () => import('./pages/quality/scorecards/RootCausesPage.vue') },
      { path: '/quality/reviews/:item', name: 'review', component: () => import('./pages/quality/review/ReviewPage.vue') },
      { path: '/quality/samples', name: 'samples', component: () => import('./pages/quality/samples/list/SamplesPage.vue') },
      { path: '/quality/samples/new', name: 'sample-new', component: () => import('./pages/quality/samples/new/NewSamplePage.vue') },
      { path: '/quality/samples/:sample', name: 'sample', component: () => import('./pages/quality/samples/detail/SamplePage.vue') },
      {
        path: '/quality/samples/:sample/results',
        name: 'sample-results',
        component: () => import('./pages/quality/samples/results/ResultsPage.vue'),
      },
      { path: '/quality/calibration', name: 'calibrations', component: () => import('./pages/quality/calibration/CalibrationsPage.vue') },
      { path: '/quality/validity', name: 'validity', component: () => import('./pages/quality/validity/ValidityPage.vue') },
      { path: '/quality/calibration/new', name: 'calibration-new', component: () => import('./pages/quality/calibration/NewCalibrationPage.vue') },
      { path: '/quality/calibration/:session', name: 'calibration', component: () => import('./pages/quality/calibration/CalibrationPage.vue') },
      {
        path: '/quality/calibration/:session/results',
        name: 'calibration-results',
        component: () => import('./pages/quality/calibration/CalibrationResultsPage.vue'),
      },
      { path: '/quality/cases', name: 'cases', component: () => import('./pages/quality/cases/library/CasesPage.vue') },
      { path: '/quality/cases/new', name: 'case-new', component: () => import('./pages/quality/cases/form/NewCasePage.vue') },
      { path: '/quality/cases/:id(\\d+)', redirect: ({ params }) => ({ path: '/quality/cases', query: { case: String(params['id']) } }) },
      { path: '/quality/cases/:id(\\d+)/edit', name: 'case-edit', component: () => import('./pages/quality/cases/form/EditCasePage.vue') },
      {
        path: '/admin',
        component: () => import('./pages/admin/AdminPage.vue'),
        redirect: '/admin/definitions',
        children: [
          { path: 'definitions', name: 'admin-definitions', component: () => import('./pages/admin/definitions/DefinitionsPage.vue') },
          { path: 'settings', name: 'admin-settings', component: () => import('./pages/admin/settings/SettingsPage.vue') },
          { path: 'taxonomy', name: 'admin-taxonomy', component: () => import('./pages/admin/taxonomy/TaxonomyPage.vue') },
          { path: 'history', name: 'admin-history', component: () => import('./pages/admin/history/HistoryPage.vue') },
          { path: 'people', name: 'admin-people', component: () => import('./pages/admin/people/PeoplePage.vue') },
          { path: 'audit', name: 'admin-audit', component: () => import('./pages/admin/audit/AuditPage.vue') },
        ],
      },
      { path: '/:rest(.*)*', name: 'unknown', component: () => import('./pages/UnknownPage.vue') },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  })
