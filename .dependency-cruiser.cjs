// The walls between the rooms (design: who may import whom). `npm run lint` keeps them.
const wall = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test(-helper)?\\.ts$' },
  to: { path: to },
})

const server = 'dashboard/server'
const rooms = [
  'sync',
  'store',
  'judge',
  'analytics',
  'text',
  'issue',
  'risk',
  'train',
  'vintages',
  'audit',
  'configuration',
  'qa',
  'cases',
  'privacy',
  'auth',
  'api',
  'cli',
]
/** What each room of the service may import of the others. */
const allowed = {
  sync: ['store'],
  store: [],
  judge: ['store'],
  analytics: ['store', 'text', 'issue', 'risk'],
  text: ['store'],
  issue: ['store'],
  risk: ['store'],
  train: ['store', 'text', 'issue', 'risk', 'judge', 'analytics'],
  vintages: ['store', 'analytics'],
  audit: ['store', 'auth'],
  configuration: ['store', 'judge', 'analytics', 'auth'],
  qa: ['store', 'analytics', 'auth', 'issue', 'risk'],
  cases: ['store', 'analytics', 'auth', 'text', 'qa'],
  privacy: ['store', 'judge', 'audit', 'auth', 'qa', 'cases'],
  auth: ['store'],
  api: ['analytics', 'auth', 'text', 'issue', 'audit', 'configuration', 'qa', 'cases', 'privacy'],
  cli: rooms,
}

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', comment: 'an import that leads nowhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
    wall('shared-is-pure', '^shared/', '^(plugin|dashboard|test)/|^(node:|fs|path|http|crypto)'),
    {
      name: 'shared-npm',
      comment: 'zod in api, stemmer and minisearch in text, nothing else',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.test(-helper)?\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev'], pathNot: 'node_modules/(zod|stemmer|minisearch)/' },
    },
    wall(
      'core-speaks-its-own-language',
      '^shared/(fcr|identity|issue|risk|text|sampling|quality|stats|forecast|time)/',
      '^shared/(zendesk|api|i18n)/',
    ),
    wall('web-and-plugin-never-server', '^(plugin|dashboard/web)/', '^(dashboard/server|test)/'),
    wall('plugin-never-web', '^plugin/', '^dashboard/'),
    wall('web-never-plugin', '^dashboard/', '^plugin/'),
    wall('feature-alone', '^plugin/features/([^/]+)/', '^plugin/features/(?!$1/|define-feature)'),
    wall('only-zaf-knows-the-sdk', '^plugin/(?!zaf/)', 'zendesk_app_framework_sdk'),
    wall('product-never-test', '^(plugin|dashboard|shared)/', '^test/'),
    wall('sandbox-knows-only-shared', '^test/sandbox/', '^(plugin|dashboard)/'),
    wall('oracle-is-independent', '^test/oracle/(?!cli|compare|judge-world|.*\\.test)', '^shared/(fcr|identity|issue|zendesk)/|^dashboard/'),
    wall('only-store-knows-an-engine', '^dashboard/server/(?!store/)', 'node_modules/@duckdb/'),
    ...rooms.map((room) => wall(`room-${room}`, `^${server}/${room}/`, `^${server}/(?!${[room, ...allowed[room]].join('|')})[^/]+/`)),
    wall('charts-are-pure', '^dashboard/web/charts/', '(^|/)node_modules/(vue|pinia|vue-router)/|^dashboard/web/(stores|backend|pages)/'),
    wall('pages-ask-stores', '^dashboard/web/components/', '^dashboard/web/(backend|pages)/'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|node_modules)/|^test/fixtures/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.mjs', '.js', '.json'],
    },
  },
}
