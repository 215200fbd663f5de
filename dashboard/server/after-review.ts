/** What follows a review over one folder: its release, disputes, coaching, the agent's own page. */
import type { Questions } from './api/deps.ts'
import { viewerOf } from './cases/viewer.ts'
import type { Engine } from './engine.ts'
import { createCoaching } from './qa/coaching/create-coaching.ts'
import { createDisputeBooks } from './qa/disputes/bodies.ts'
import { createDisputes } from './qa/disputes/create-disputes.ts'
import type { DisputeDeps } from './qa/disputes/dispute-deps.ts'
import { createMyDay, type MyDayDeps } from './qa/my-day/create-my-day.ts'
import { createRootCauseDesk } from './qa/scorecards/root-cause-desk.ts'
import { createScorecardDesk } from './qa/scorecards/scorecard-desk.ts'

const MOST_LESSONS = 20

export function afterReviewOf({
  store,
  ops,
  settings,
  configuration,
  speakers,
  clock,
  cases,
}: Engine): Pick<Questions, 'disputes' | 'coaching' | 'myDay'> {
  const now = () => clock.now()
  const nameOf = async () => (savedBy: string) => savedBy
  const deps: DisputeDeps = {
    books: createDisputeBooks(ops),
    landed: store,
    speakers,
    cards: createScorecardDesk({ store: ops, now, nameOf }),
    people: () => ops.people(),
    settings,
    storeText: () => configuration().storeText,
    now,
  }
  const coaching = createCoaching({ store: ops, landed: store, settings, now })
  /** As any agent is shown the library, whatever else the asker may see of it. */
  const lessons: MyDayDeps['lessons'] = async ({ identity, reader }, reasons) => {
    const found = await cases.list(viewerOf({ ...identity, role: 'agent' }, reader), {
      state: 'published',
      reason: [...reasons],
      sort: 'returns',
      limit: MOST_LESSONS,
    })
    return found.ok ? found.value.rows.map(({ id, title, lesson, reason, reasonName }) => ({ caseId: id, title, lesson, reason, reasonName })) : []
  }
  const causes = createRootCauseDesk({ store: ops, now, nameOf })
  return { disputes: createDisputes(deps), coaching, myDay: createMyDay({ ...deps, coaching, causes, lessons }) }
}
