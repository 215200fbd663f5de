/** Plans every ticket, gives ids in order of time, then lets history happen. */
import type { Dice } from '../seed.ts'
import { createArrivals } from './arrivals.ts'
import { planGolden } from './golden.ts'
import { drawIssue } from './issues.ts'
import { playIssue } from './journey.ts'
import type { Ledger } from './ledger.ts'
import { createPeople } from './people.ts'
import type { Plan, Scene } from './plan.ts'
import type { RawEvent, RawIdentity, RawTicket, RawUser } from './records.ts'
import { scrub } from './scrub.ts'
import { planSpecials } from './specials.ts'
import { createWriter, type ArticleLinks } from './text/writer.ts'
import type { Truth } from './truth.ts'

export interface Build {
  size: number
  start: number
  end: number
  weeks: number
  dice: Dice
  ledger: Ledger
  eventsOf: ReadonlyMap<number, readonly RawEvent[]>
  users: Map<number, RawUser>
  identities: Map<number, RawIdentity[]>
  truth: Truth
  links: ArticleLinks
}
const FIRST_ID = 10_001
/** Ids of golden cases and room around them. */
const GOLDEN_FROM = 900_000
const GOLDEN_TO = 910_000

/** Nothing happens in the last two minutes: exports hold the last one back, and a first sync is to find everything. */
const QUIET_SECONDS = 120

export function planWorld({ size, start, end, dice, ledger, eventsOf, users, identities, truth, links }: Build): void {
  let issues = 0
  const people = createPeople(dice.fork('people'), Math.max(20, Math.round(size * 0.8)), { users, identities, truth, start })
  const scene: Scene = {
    dice: dice.fork('stories'),
    start,
    end,
    scale: size / 20_000,
    people,
    mailbox: people.add({ language: 'en', market: 'uk', name: 'Northgate Trading', email: 'orders@northgate.example', userId: 9_001_701 }),
    writer: createWriter(dice.fork('words'), { dice: dice.fork('links'), links }),
    truth,
    arrivals: createArrivals(dice.fork('arrivals'), start, end),
    plans: [],
    nextIssueId: () => ++issues,
    scrub: (ticket, at) => scrub(ticket, eventsOf.get(ticket.id) ?? [], at),
  }
  planGolden(scene)
  planSpecials(scene)
  fillUp(scene, size)
  giveIds(scene.plans)
  const touches = dice.fork('touches')
  for (const plan of scene.plans) {
    const ticket = happen(plan, ledger, end - QUIET_SECONDS)
    // System updates move the export's clock and nothing else.
    if (touches.chance(0.015))
      ticket.generated_timestamp = Math.max(
        ticket.generated_timestamp,
        Math.min(end - QUIET_SECONDS, ticket.generated_timestamp + touches.int(20 * 86_400)),
      )
  }
}

/** Everyday matters until the world has its size; the last ones are cut to fit. */
function fillUp(scene: Scene, size: number): void {
  const { people, arrivals, end } = scene
  scene.plans = scene.plans.filter((plan) => plan.at < end - QUIET_SECONDS)
  while (scene.plans.length < size) {
    const at = arrivals.draw()
    const before = scene.plans.length
    playIssue(scene, drawIssue(scene, people.pick()), at)
    const made = scene.plans.splice(before).filter((plan) => plan.at < end - QUIET_SECONDS)
    if (before + made.length <= size) scene.plans.push(...made)
  }
}

function giveIds(plans: Plan[]): void {
  plans.sort((a, b) => a.at - b.at)
  let next = FIRST_ID
  for (const plan of plans) {
    if (plan.id !== 0) continue
    if (next >= GOLDEN_FROM && next < GOLDEN_TO) next = GOLDEN_TO
    plan.id = next++
  }
}

function happen(plan: Plan, ledger: Ledger, end: number): RawTicket {
  const ticket = ledger.open({ ...plan.open(), id: plan.id, at: plan.at })
  plan.steps.sort((a, b) => a.at - b.at)
  for (const step of plan.steps) {
    if (step.at > end) break
    const input = step.make(ticket)
    if (input) ledger.amend(ticket, input)
  }
  for (const after of plan.after) after(ticket)
  return ticket
}
