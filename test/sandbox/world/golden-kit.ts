/** Short words for telling a golden case: who writes, who answers, when it is solved. */
import { FIELD, GROUP } from './catalogue.ts'
import { CUSTOMER_VIA, opening, type Way } from './channel.ts'
import { AUTOMATION, closeLater } from './desk-work.ts'
import type { OpenInput } from './ledger-input.ts'
import type { Person } from './people.ts'
import { addPlan, addStep, type AuditInputWithoutTime, type Plan, type Scene } from './plan.ts'

export const AGENT = 501
export const L2_AGENT = 514
const goldenId = (n: number, k: number): number => 900_000 + 100 * n + k
export const goldenUser = (n: number, k = 1): number => 9_000_000 + 100 * n + k

interface Tale {
  n: number
  k: number
  at: number
  person: Person
  userId?: number
  way: Way
  subject: string
  body: string
  group?: number
  order?: string
  extra?: Partial<Omit<OpenInput, 'id' | 'at'>>
  /** Evaluated when all ids are known. */
  late?: () => Partial<Omit<OpenInput, 'id' | 'at'>>
}
export interface GoldenKit {
  open(tale: Tale): Plan
  /** An agent's public reply; with a reason it solves as well. */
  reply(plan: Plan, at: number, body: string, solveAs?: string | null, agent?: number): void
  /** The customer writes; the status follows as in Zendesk. */
  customer(plan: Plan, at: number, body: string, more?: Partial<AuditInputWithoutTime>): void
  solve(plan: Plan, at: number, reason: string | null, agent?: number): void
  autoSolve(plan: Plan, at: number): void
  person(n: number, options?: { k?: number; name?: string; language?: 'en' | 'zh'; email?: string }): Person
  order(n: number, k?: number): string
  isReturn(again: Plan, first: Plan, how: 'new_ticket' | 'follow_up' | 'merged' | 'other_user'): void
}

export function createGoldenKit(scene: Scene): GoldenKit {
  const requester = new Map<Plan, { userId: number; way: Way }>()
  const open = ({ n, k, at, person, userId = person.users[0]!, way, subject, body, group = GROUP.english, order, extra, late }: Tale): Plan => {
    const base = opening(scene.dice, { way, person, userId, letter: { subject, body }, order: order ?? null, formOrder: order !== undefined })
    const plan = addPlan(scene, {
      at,
      id: goldenId(n, k),
      open: () => ({ ...base, subject, tags: [], priority: 'normal', byRule: { group_id: group }, ...extra, ...late?.() }),
    })
    requester.set(plan, { userId, way })
    plan.after.push(({ id }) => scene.truth.issueOf.set(id, -n * 100 - k))
    return plan
  }
  const solved = (reason: string | null, agent: number) => ({
    set: { status: 'solved' as const, assignee_id: agent },
    ...(reason !== null && { fields: { [FIELD.reason]: reason } }),
  })
  return {
    open,
    reply(plan, at, body, solveAs, agent = AGENT) {
      const by = { actorId: agent, via: 'Web form', comment: { authorId: agent, body } }
      addStep(plan, at, solveAs === undefined ? { ...by, set: { status: 'pending', assignee_id: agent } } : { ...by, ...solved(solveAs, agent) })
      if (solveAs !== undefined) closeLater(plan, at)
    },
    customer(plan, at, body, more = {}) {
      const { userId, way } = requester.get(plan)!
      addStep(plan, at, (ticket) => ({
        at,
        actorId: userId,
        via: CUSTOMER_VIA[way],
        comment: { authorId: userId, body },
        ...((ticket.status === 'solved' || ticket.status === 'pending') && { set: { status: 'open' as const } }),
        ...more,
      }))
    },
    solve(plan, at, reason, agent = AGENT) {
      addStep(plan, at, { actorId: agent, via: 'Web form', ...solved(reason, agent) })
      closeLater(plan, at)
    },
    autoSolve(plan, at) {
      addStep(plan, at, { ...AUTOMATION, set: { status: 'solved' } })
      closeLater(plan, at)
    },
    person: (n, { k = 1, name, language = 'en', email } = {}) =>
      scene.people.add({
        language,
        market: language === 'zh' ? 'cn' : 'de',
        userId: goldenUser(n, k),
        name: name ?? `Golden ${n}`,
        email: email ?? `golden-${n}-${k}@mail.example`,
      }),
    order: (n, k = 1) => `EX-9${String(n).padStart(2, '0')}${String(k).padStart(3, '0')}`,
    isReturn: (again, first, how) =>
      again.after.push(({ id }) => {
        scene.truth.returns.set(id, { of: first.id, how })
        scene.truth.issueOf.set(id, scene.truth.issueOf.get(first.id)!)
      }),
  }
}
