/** Knobs for tests, on loopback only: faults, counters, clock, and the later changes of golden cases 23 and 24. */
import type { Sandbox } from '../handle.ts'
import { epochOf } from '../world/records.ts'
import { FAULT_NAMES, type FaultSettings } from './faults.ts'
import { asRecord, failed, FORBIDDEN, NO_ENDPOINT, ok, type Reply } from './reply.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

export async function answerControl(sandbox: Sandbox, request: Request, url: URL): Promise<Reply> {
  if (!LOOPBACK.has(url.hostname)) return FORBIDDEN
  const { world, faults, counters, clock } = sandbox
  const what = `${request.method} ${url.pathname.replace('/__sandbox/', '')}`
  const body = request.method === 'POST' ? asRecord(await request.json()) : {}
  const at = clock.now()
  switch (what) {
    case 'GET counters':
      return ok({ ...counters, settings: faults.settings, now: at })
    case 'POST faults': {
      const wrong = Object.entries(body).find(
        ([name, value]) => !(name in faults.settings) || typeof value !== typeof faults.settings[name as keyof FaultSettings],
      )
      if (wrong)
        return failed(
          400,
          'InvalidFault',
          `${wrong[0]} is no fault setting; the names are ${[...FAULT_NAMES, 'timeoutAbove', 'retryAfter', 'only', 'seed'].join(', ')}`,
        )
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
