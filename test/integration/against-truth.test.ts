/**
 * What the sandbox's seeds know and never serve, against what is made of an account that was synced and whose models learned from its own tags,
 * orders and links alone: same issues over all pairs of contacts of one person within 30 days, as the judge decides them; the flag beside a
 * ticket as its agent opens it; who is one person.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import { sameIssue, type IssueJudges, type IssueTicket } from '@shared/issue/same-issue.ts'
import { decisionQuality, type Decisions } from '@shared/stats/classifier-quality.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { homesOf, issueTicketOf } from '../../dashboard/server/issue/issue-ticket.ts'
import { toPaired } from '../../dashboard/server/issue/labelled-pairs.ts'
import type { RecentContact } from '../../dashboard/server/store/fact-store/contract.ts'
import { openFolder, removeFolder, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'
import { countFlags } from './count-flags.test-helper.ts'
import { countLinks, sayAndUndo } from './count-links.test-helper.ts'

const SEEDS = [1, 2, 3]
const TICKETS = 2000
const open: { seed: number; folder: Folder; sandbox: RunningSandbox }[] = []
beforeAll(async () => {
  for (const seed of SEEDS) await openWorld(seed)
}, 600_000)
afterAll(async () => {
  for (const { folder, sandbox } of open) {
    await folder.close()
    await sandbox.close()
    await removeFolder(folder.dir)
  }
})

/** An account that was synced, whose models were trained and judged with; seeds whose truth is known. */
async function openWorld(seed: number): Promise<void> {
  const sandbox = await startSandbox({ tickets: TICKETS, seed })
  const folder = await openFolder({ url: sandbox.url })
  open.push({ seed, folder, sandbox })
  await syncWhole(folder)
  for (const kind of ['topics', 'same_issue'] as const)
    for (const result of await folder.engine.trainer.train(kind)) {
      if ('failed' in result) throw new Error(result.failed)
      console.log(`seed ${seed}: ${kind} ${result.inForce ? 'in force' : 'not used'}: ${result.why}`)
    }
}

async function everyContact({ engine }: Folder): Promise<RecentContact[]> {
  const contacts: RecentContact[] = []
  for (let after = 0; ;) {
    const page = await engine.store.recentContacts({ since: 0, after, limit: 2000 })
    contacts.push(...page)
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < 2000) return contacts
  }
}

/** Every pair that the judge compares; contacts of the golden cases have no truth and are left out. */
async function* pairsOf(folder: Folder): AsyncGenerator<[IssueTicket, IssueTicket]> {
  const shared = new Set((await folder.engine.store.people()).flatMap((person) => (person.shared ? [person.personId] : [])))
  const contacts = (await everyContact(folder)).filter((contact) => toPaired(contact) !== null)
  for (const [personId, own] of grouped(contacts, ({ fact }) => fact.personId)) {
    const homes = homesOf(own.map(({ fact }) => fact))
    const tickets = own.map((contact) => issueTicketOf(contact, shared.has(personId), homes)).sort((a, b) => a.createdAt - b.createdAt)
    for (const [at, earlier] of tickets.entries())
      for (const later of tickets.slice(at + 1)) if (later.createdAt - earlier.createdAt <= MAX_GAP_SECONDS) yield [earlier, later]
  }
}

const none = (): Decisions => ({ truePositives: 0, falsePositives: 0, falseNegatives: 0 })
function count(into: Decisions, said: boolean, same: boolean): void {
  if (said && same) into.truePositives += 1
  else if (said) into.falsePositives += 1
  else if (same) into.falseNegatives += 1
}
function say(name: string, decided: Decisions) {
  const { precision, recall } = decisionQuality(decided)
  const text = (share: typeof precision) =>
    share === null ? 'none' : `${(share.rate * 100).toFixed(1)} % (${(share.low * 100).toFixed(1)}–${(share.high * 100).toFixed(1)}, ${share.n})`
  console.log(`${name}: precision ${text(precision)}, recall ${text(recall)}`)
  return { precision: precision?.rate ?? 0, recall: recall?.rate ?? 0 }
}

test('of the pairs called the same issue at least 85 % are, at least 70 % are found, and more than by the rules alone', async () => {
  const [rules, model, left, leftAsSame] = [none(), none(), none(), none()]
  const milliseconds: number[] = []
  for (const { seed, folder, sandbox } of open) {
    const text = folder.engine.text()?.verdict
    if (!text) throw new Error(`no model is in force for seed ${seed}`)
    const timed: IssueJudges['text'] = (a, b) => {
      const began = performance.now()
      const p = text(a, b)
      milliseconds.push(performance.now() - began)
      return p
    }
    const { issueOf } = sandbox.world.truth
    for await (const [earlier, later] of pairsOf(folder)) {
      const [one, other] = [issueOf.get(earlier.id), issueOf.get(later.id)]
      if (one === undefined || other === undefined) continue
      const alone = sameIssue(earlier, later, { human: null, text: null })
      const verdict = sameIssue(earlier, later, { human: null, text: timed })
      count(rules, alone.same === 'yes', one === other)
      count(model, verdict.same === 'yes', one === other)
      if (alone.same !== 'possible') continue
      count(left, verdict.same === 'yes', one === other)
      count(leftAsSame, true, one === other)
    }
  }
  const byRules = say('all pairs, rules alone', rules)
  const withModel = say('all pairs, rules and model', model)
  const leftOpen = say('pairs the rules leave open, model', left)
  const allSame = say('pairs the rules leave open, all taken for the same', leftAsSame)
  milliseconds.sort((a, b) => a - b)
  const at = (share: number) => milliseconds[Math.floor(share * (milliseconds.length - 1))]!
  console.log(`a pair: p50 ${at(0.5).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms of ${milliseconds.length}, both openings read`)
  expect(withModel.precision).toBeGreaterThanOrEqual(0.85)
  expect(withModel.recall).toBeGreaterThanOrEqual(0.7)
  expect(withModel.precision).toBeGreaterThan(byRules.precision)
  expect(withModel.recall).toBeGreaterThan(byRules.recall)
  expect(leftOpen.precision).toBeGreaterThanOrEqual(0.85)
  expect(leftOpen.recall).toBeGreaterThanOrEqual(0.7)
  expect(leftOpen.precision).toBeGreaterThan(allSame.precision)
}, 600_000)

test('with the models in force, judging everything anew gives the facts that are there, row by row', async () => {
  const { folder } = open[0]!
  const { facts, differingTickets, differingUsers } = await folder.engine.judge.verify()
  expect(facts).toBeGreaterThan(0.9 * TICKETS)
  expect([differingTickets, differingUsers]).toEqual([[], []])
}, 120_000)

const percent = ({ rate, low, high }: NonNullable<ReturnType<typeof wilson>>) =>
  `${(rate * 100).toFixed(1)} % (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`
test('of the flags shown at least 85 % are right, and at least half of the returns are flagged', async () => {
  const counts = { right: 0, wrong: 0, missed: 0 }
  for (const { folder, sandbox } of open) {
    const { right, wrong, missed } = await countFlags(folder, sandbox)
    counts.right += right
    counts.wrong += wrong
    counts.missed += missed
  }
  const { right, wrong, missed } = counts
  const precision = wilson(right, right + wrong)!
  const recall = wilson(right, right + missed)!
  console.log(`flag: precision ${percent(precision)}, recall ${percent(recall)}, ${right + wrong} flags shown`)
  expect(right + wrong).toBeGreaterThan(100)
  expect(precision.rate).toBeGreaterThanOrEqual(0.85)
  expect(recall.rate).toBeGreaterThanOrEqual(0.5)
}, 300_000)
test('in each world at least 99 % of the links between users are right', async () => {
  for (const { seed, folder, sandbox } of open) {
    const { right, wrong, pairs } = await countLinks(folder, sandbox)
    const precision = wilson(right, right + wrong)!
    console.log(
      `person links, seed ${seed}: precision ${percent(precision)} of ${right + wrong}, recall ${percent(wilson(right, pairs)!)} of ${pairs}`,
    )
    expect(right + wrong).toBeGreaterThan(30)
    expect(precision.rate).toBeGreaterThanOrEqual(0.99)
  }
})
test.each(SEEDS)('linked, unlinked and undone: every fact is what it was, row by row (seed %i)', async (seed) => {
  const { folder, sandbox } = open.find((one) => one.seed === seed)!
  const { before, linked, after, unlinkedAlone, parted, verified } = await sayAndUndo(folder, sandbox)
  expect(linked).not.toEqual(before)
  expect([unlinkedAlone, parted]).toEqual([true, before])
  expect(after).toEqual(before)
  expect(verified).toMatchObject({ differingTickets: [], differingUsers: [] })
})
