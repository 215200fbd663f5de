/** Knobs for tests, on loopback only: faults, counters, clock, and the later changes of golden cases 23 and 24. */
import type { Clock } from '../clock.ts'
import { epochOf } from '../world/records.ts'
import type { World } from '../world.ts'
import { wrongFault, type Faults, type FaultSettings } from './faults.ts'
import { asRecord, failed, FORBIDDEN, NO_ENDPOINT, ok, type Reply } from './reply.ts'

interface Counters {
  requests: number
  byRoute: Record<string, number>
  byStatus: Record<string, number>
  faults: Faults['counts']
}
/** What the knobs turn. */
export interface Controls {
  world: World
  faults: Faults
  counters: Counters
  clock: Clock
}
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

export async function answerControl(controls: Controls, request: Request, url: URL): Promise<Reply> {
  if (!LOOPBACK.has(url.hostname)) return FORBIDDEN
  const { world, faults, counters, clock } = controls
  const what = `${request.method} ${url.pathname.replace('/__sandbox/', '')}`
  const body = request.method === 'POST' ? asRecord(await request.json()) : {}
  const at = clock.now()
  switch (what) {
    case 'GET counters':
      return ok({ ...counters, settings: faults.settings, now: at })
    case 'POST faults': {
      const wrong = wrongFault(body)
      if (wrong !== null) return failed(400, 'InvalidFault', wrong)
      faults.change(body as Partial<FaultSettings>)
      return ok({ settings: faults.settings })
    }
    case 'POST clock': {
      const to = typeof body['now'] === 'string' ? epochOf(body['now']) : at + Number(body['advanceSeconds'] ?? 0)
      if (!Number.isFinite(to)) return failed(400, 'InvalidTime', 'now is not a date-time')
      clock.set(to)
      return ok({ now: clock.now() })
    }
    case 'POST merge-users':
      world.mergeUsers(Number(body['winner']), Number(body['loser']), at)
      return ok({})
    case 'POST retag':
      world.retag(Number(body['ticketId']), typeof body['reason'] === 'string' ? body['reason'] : null, at)
      return ok({})
    default:
      return NO_ENDPOINT
  }
}
