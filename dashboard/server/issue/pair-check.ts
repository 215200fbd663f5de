/** The weekly blind check: thirty pairs shown without what the rules said, answered by people, counted into precision and recall. */
import type { IssueCheck, IssueCheckReport, PairSide } from '@shared/api/issue-check.ts'
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { humanVerdicts, YES_FROM, type TextVerdict } from '@shared/issue/same-issue.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { dayToIso, localDay, periodStart, startOfDay, type Day, type WeekStart } from '@shared/time/calendar.ts'
import type { FactReader, LandingStore, RecentContact } from '../store/fact-store/contract.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import type { PairAnswer, PairCheck } from '../store/ops-store/pair-checks.ts'
import { drawPairs, framePairs } from './pair-frame.ts'
import { FEWEST_ANSWERS, reportPairs } from './pair-report.ts'

export interface PairCheckDeps {
  reader: Pick<FactReader, 'recentContacts' | 'people' | 'ticket'> & Pick<LandingStore, 'streamStates'>
  ops: Pick<OpsStore, 'pairChecks' | 'keepDraw' | 'savePairAnswer' | 'issueVerdicts' | 'saveIssueVerdict' | 'modelVersions'>
  settings: () => { timeZone: string; weekStart: WeekStart; ticketUrl: string | null }
  /** Of the model in force. */
  text: () => TextVerdict | null
  /** The least moment up to which everything was read; null = nothing was. */
  completeTo: () => Promise<EpochSeconds | null>
  /** The tickets' persons become due for judging. */
  judgeAgain: () => Promise<void>
  now: () => EpochSeconds
  /** Held in memory for a draw; default 50,000. */
  mostContacts?: number
}
export interface PairChecking {
  /** This week's pairs, drawn when first asked for. */
  week(): Promise<IssueCheck>
  /** Idempotent; `answer: null` takes it back. null = no such pair was drawn. */
  answer(pair: string, answer: PairAnswer | null, by: string): Promise<{ pair: string; answer: PairAnswer | null } | null>
  report(weeks: number): Promise<IssueCheckReport>
}

const PAGE = 2000
const WEEK_DAYS = 7
/** Held in memory for a draw. */
const MOST_CONTACTS = 50_000

export function createPairCheck(deps: PairCheckDeps): PairChecking {
  const { ops } = deps
  let drawing: Promise<unknown> = Promise.resolve()
  const weekAt = (at: EpochSeconds): Day => {
    const { timeZone, weekStart } = deps.settings()
    return periodStart(localDay(at, timeZone), 'week', weekStart)
  }
  const draw = async (week: Day): Promise<void> => {
    if ((await ops.pairChecks()).some((check) => check.week === week)) return
    const [verdicts, versions, known] = await Promise.all([ops.issueVerdicts(), ops.modelVersions(), ops.pairChecks()])
    const asked = new Set(known.map(pairId))
    const { contacts, share } = await contactsBefore(deps, week)
    const frame = framePairs(contacts, {
      ...spanOf(deps, week),
      shared: new Set((await deps.reader.people()).flatMap((person) => (person.shared ? [person.personId] : []))),
      judges: { human: humanVerdicts(verdicts), text: deps.text() },
    })
    const fresh = frame.filter(({ a, b }) => !asked.has(pairId({ a: a.id, b: b.id })))
    await ops.keepDraw(week, drawPairs(fresh, { seed: `issue-check ${dayToIso(week)}`, model: versions.same_issue ?? null, share }))
  }
  return {
    async week() {
      const completeTo = await deps.completeTo()
      const week = weekAt(completeTo ?? deps.now())
      // One draw at a time, whoever asks.
      drawing = drawing.then(
        () => draw(week),
        () => draw(week),
      )
      await drawing
      const checks = (await ops.pairChecks()).filter((check) => check.week === week)
      return {
        week: dayToIso(week),
        from: dayToIso(week - WEEK_DAYS),
        to: dayToIso(week - 1),
        asOf: iso(deps.now()),
        completeTo: completeTo === null ? null : iso(completeTo),
        answered: checks.filter(({ answer }) => answer !== null).length,
        pairs: await Promise.all(checks.map((check) => shown(deps, check))),
      }
    },
    async answer(pair, answer, by) {
      const check = (await ops.pairChecks()).findLast((one) => pairId(one) === pair)
      if (!check) return null
      const at = deps.now()
      if (check.answer !== answer) {
        await ops.savePairAnswer(check, answer, by, at)
        await sayVerdict(deps, check, answer, at)
      }
      return { pair, answer }
    },
    async report(weeks) {
      const completeTo = await deps.completeTo()
      const since = weekAt(completeTo ?? deps.now()) - (weeks - 1) * WEEK_DAYS
      const checks = (await ops.pairChecks()).filter(({ week }) => week >= since)
      const models = [...new Set(checks.flatMap(({ model }) => model ?? []))].sort((a, b) => a - b)
      const report = reportPairs(checks)
      return {
        asOf: iso(deps.now()),
        completeTo: completeTo === null ? null : iso(completeTo),
        definition: { id: 'same_issue', yesFrom: YES_FROM, models },
        ...report,
        why: report.precision === null || report.recall === null ? 'too_few_answers' : null,
        fewestAnswers: FEWEST_ANSWERS,
      }
    },
  }
}

export const pairId = ({ a, b }: { a: TicketId; b: TicketId }): string => `${a}-${b}`
const iso = (at: EpochSeconds): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

/** The later contact of a pair arrived in the week before the one that asks. */
function spanOf({ settings }: PairCheckDeps, week: Day): { from: EpochSeconds; to: EpochSeconds } {
  const { timeZone } = settings()
  return { from: startOfDay(week - WEEK_DAYS, timeZone), to: startOfDay(week, timeZone) }
}

/** Contacts of that time, of a seeded share of the persons where all would be too many to hold. */
async function contactsBefore(deps: PairCheckDeps, week: Day): Promise<{ contacts: RecentContact[]; share: number }> {
  const { from, to } = spanOf(deps, week)
  const placeOf = ({ fact }: RecentContact) => seededRandom(`${week} ${fact.personId}`)()
  let share = 1
  let contacts: RecentContact[] = []
  for (let after = 0; ;) {
    const page = await deps.reader.recentContacts({ since: from - MAX_GAP_SECONDS, after, limit: PAGE })
    const within = page.filter(({ row }) => row.createdAt >= from - MAX_GAP_SECONDS && row.createdAt < to)
    contacts.push(...within.filter((contact) => share === 1 || placeOf(contact) < share))
    while (contacts.length > (deps.mostContacts ?? MOST_CONTACTS)) {
      share /= 2
      const kept = share
      contacts = contacts.filter((contact) => placeOf(contact) < kept)
    }
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < PAGE) return { contacts, share }
  }
}

/** An answer is a human's word on the pair; taken back, only a word that this check said goes with it. */
async function sayVerdict({ ops, judgeAgain }: PairCheckDeps, check: PairCheck, answer: PairAnswer | null, at: EpochSeconds): Promise<void> {
  const saysSomething = answer === 'same' || answer === 'different'
  const word = (await ops.issueVerdicts()).find(({ a, b }) => a === check.a && b === check.b)
  const isOurs = word !== undefined && word.at === check.answeredAt && check.answer !== null
  if (!saysSomething && !isOurs) return
  await ops.saveIssueVerdict({ a: check.a, b: check.b, same: saysSomething ? answer === 'same' : null }, at)
  await judgeAgain()
}

/** Both tickets, in the order of their arrival; nothing of what was said of them. */
async function shown({ reader, settings }: PairCheckDeps, check: PairCheck): Promise<IssueCheck['pairs'][number]> {
  const sides = await Promise.all([check.a, check.b].map((id) => sideOf(reader, settings().ticketUrl, id)))
  const [first, second] = sides.sort((x, y) => (x.createdAt < y.createdAt ? -1 : x.createdAt > y.createdAt ? 1 : x.ticketId - y.ticketId))
  return {
    pair: pairId(check),
    first: first!,
    second: second!,
    answer: check.answer,
    answeredBy: check.answeredBy,
    answeredAt: check.answeredAt === null ? null : iso(check.answeredAt),
  }
}

async function sideOf(reader: PairCheckDeps['reader'], ticketUrl: string | null, id: TicketId): Promise<PairSide> {
  const landed = await reader.ticket(id)
  const said = landed?.events.find(
    (event) => event.kind === 'comment' && event.public && event.text !== null && event.authorId === landed.row.requesterId,
  )
  return {
    ticketId: id,
    url: ticketUrl === null ? null : `${ticketUrl}${id}`,
    channel: landed?.row.via ?? '',
    createdAt: iso(landed?.row.createdAt ?? 0),
    subject: landed?.row.subject ?? null,
    opening: said?.text ?? null,
  }
}
