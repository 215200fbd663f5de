/** Puts a matter into a person's words: template × slots × tone × typos × language. */
import type { Dice } from '../../seed.ts'
import type { Reason } from '../catalogue.ts'
import type { Language, Person } from '../people.ts'
import { BOOKS } from './books.ts'
import type { Matter } from './phrase.ts'
import { mistype } from './typos.ts'
import { WORDS } from './words.ts'

/** One customer's matter: what stays the same however often they write. */
export interface Issue {
  id: number
  person: Person
  reason: Reason
  /** Which matter of the reason's phrasebook. */
  matter: number
  order: string | null
  item: string
  slots: Readonly<Record<string, string>>
}
export interface Letter {
  subject: string
  body: string
}
export interface Writer {
  newIssue(id: number, person: Person, reason: Reason, order: string | null, like?: Issue): Issue
  letter(issue: Issue, options: { again: boolean; mention: boolean; short?: boolean }): Letter
  answer(issue: Issue, kind?: 'solve' | 'ask' | 'wait'): string
  telling(issue: Issue, mention: boolean): string
  thanks(issue: Issue): string
  outOfOffice(language: Language): string
  /** What an agent notes of a call. */
  callNote(issue: Issue, options: { again: boolean; mention: boolean }): Letter
  /** A chat kept as one text. */
  transcript(issue: Issue, first: string, replies: number): string
}

const CODES = ['HELLO', 'SUMMER', 'SINGLES', 'WELCOME', 'EXMAR', 'FRIEND', 'SHIP'] as const

/** Addresses of the articles that agents may point to, for a reason in a language. */
export type ArticleLinks = (reason: Reason, language: Language) => readonly string[]

/** `linking` rolls apart from the words: a world says the same with and without links. */
export function createWriter(dice: Dice, linking: { dice: Dice; links: ArticleLinks }): Writer {
  const matterOf = (issue: Issue): Matter => BOOKS[issue.person.language][issue.reason][issue.matter]!
  const wordsOf = (issue: Issue) => WORDS[issue.person.language]

  const newIssue: Writer['newIssue'] = (id, person, reason, order, like) => {
    const words = WORDS[person.language]
    const zh = person.language === 'zh'
    const item = like?.item ?? `${dice.pick(words.colours)}${zh ? '' : ' '}${dice.pick(words.items)}`
    const amount = `${zh ? '￥' : person.market === 'us' ? '$' : person.market === 'uk' ? '£' : '€'}${8 + dice.int(240)}.${dice.pick(['00', '50', '90', '95'])}`
    return {
      id,
      person,
      reason,
      matter: like && like.reason === reason ? like.matter : dice.int(BOOKS[person.language][reason].length),
      order,
      item,
      slots: {
        amount,
        days: String(2 + dice.int(12)),
        pay: dice.pick(words.pays),
        carrier: dice.pick(words.carriers),
        place: dice.pick(words.places),
        defect: dice.pick(words.defects),
        code: `${dice.pick(CODES)}${10 + dice.int(90)}`,
      },
    }
  }
  /** The order as this person would name it, or a way round it. */
  const reference = (issue: Issue, mention: boolean): string => {
    const zh = issue.person.language === 'zh'
    if (!mention || !issue.order)
      return zh ? dice.pick(['我的订单', '那个订单', '这单', '前面的单子']) : dice.pick(['my order', 'the order', 'my purchase', 'that order'])
    const number = written(dice, issue.order)
    return zh
      ? dice.pick([`订单${number}`, `${number}`, `单号${number}`])
      : dice.pick([`order ${number}`, `my order ${number}`, `order no. ${number}`, number])
  }
  const fill = (issue: Issue, template: string, mention: boolean): { text: string; named: boolean } => {
    const words = wordsOf(issue)
    let named = false
    const text = template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'ref') {
        named = mention && issue.order !== null
        return reference(issue, mention)
      }
      if (slot === 'item') return dice.chance(0.75) ? issue.item : shortItem(issue)
      if (slot === 'when') return dice.pick(words.whens)
      return issue.slots[slot] ?? slot
    })
    return { text, named }
  }

  const letter: Writer['letter'] = (issue, { again, mention, short = false }) => {
    const zh = issue.person.language === 'zh'
    const words = wordsOf(issue)
    const matter = matterOf(issue)
    const hello = dice.pick(words.hellos)
    const back = again ? dice.pick(words.back) : ''
    const { text, named } = fill(issue, dice.pick(again && dice.chance(0.78) ? matter.again : matter.first), mention)
    const tail = mention && issue.order && !named ? namingTail(dice, issue, zh) : ''
    const stop = zh ? dice.pick(['。', '。', '，', '？', '！']) : dice.pick(['.', '.', '?', '!', ' -'])
    const extra = short ? [] : [dice.pick(words.angry), dice.pick(words.asks), personal(dice, issue)].filter((part) => part !== '')
    const main = mistype(dice, `${hello}${back}${hello || back ? text : sentence(text)}${stop}`, issue.person.language)
    const body = [main, tail, ...extra].filter((part) => part !== '').join(zh ? '' : ' ')
    const bye = short ? '' : dice.pick(words.byes)
    const subject = mistype(dice, sentence(fill(issue, dice.pick(matter.subjects), mention && dice.chance(0.35)).text), issue.person.language)
    return { subject, body: bye ? `${body}\n\n${bye}\n${issue.person.name}` : body }
  }
  const answer: Writer['answer'] = (issue, kind = 'solve') => {
    const words = wordsOf(issue)
    const core = dice.pick(kind === 'solve' ? matterOf(issue).answers : kind === 'ask' ? words.asking : words.waiting)
    const hello = dice.pick(words.agentHellos).replace('{name}', issue.person.name)
    const text = `${hello}\n\n${fill(issue, core, dice.chance(0.4)).text}`
    return `${text}${kind === 'solve' ? pointer(issue) : ''}\n\n${dice.pick(words.agentByes)}`
  }
  /** An agent who points to an article points to the one for the matter. */
  const pointer = (issue: Issue): string => {
    const links = linking.links(issue.reason, issue.person.language)
    const link = links[issue.matter % Math.max(links.length, 1)]
    return link === undefined || !linking.dice.chance(0.28) ? '' : `\n\n${link}`
  }
  const telling: Writer['telling'] = (issue, mention) => {
    const zh = issue.person.language === 'zh'
    const order =
      mention && issue.order
        ? written(dice, issue.order)
        : zh
          ? '我手边没有单号，用这个邮箱下的单'
          : 'not at hand, but I ordered with this mail address'
    return dice.pick(wordsOf(issue).telling).replace('{order}', order)
  }
  const thanks: Writer['thanks'] = (issue) => {
    const text = dice.pick(wordsOf(issue).thanks)
    if (issue.person.language === 'zh' || dice.chance(0.6)) return text
    return `${text}\n\nOn Tue, Exmar Support wrote:\n> We are happy to help. Your request has been updated.\n> Kind regards`
  }
  const callNote: Writer['callNote'] = (issue, { again, mention }) => {
    const zh = issue.person.language === 'zh'
    const { body, subject } = letter(issue, { again, mention, short: true })
    const opener = zh
      ? dice.pick(['来电：', '客户来电说', '电话记录：', '客户表示'])
      : dice.pick(['Caller says: ', 'Call note: ', 'On the phone: ', 'Customer called: '])
    return { subject: zh ? `来电 ${subject}` : `Call: ${subject}`, body: `${opener}${body}` }
  }
  const transcript: Writer['transcript'] = (issue, first, replies) => {
    const words = wordsOf(issue)
    const lines = [`(09:00:12) ${issue.person.name}: ${first}`]
    for (let i = 0; i < replies; i++) {
      lines.push(
        `(09:${String(2 + i * 2).padStart(2, '0')}:05) Agent: ${fill(issue, dice.pick(i === replies - 1 ? matterOf(issue).answers : words.asking), false).text}`,
      )
      lines.push(
        `(09:${String(3 + i * 2).padStart(2, '0')}:20) ${issue.person.name}: ${dice.pick(i === replies - 1 ? words.thanks : words.asks) || 'ok'}`,
      )
    }
    return lines.join('\n')
  }
  return { newIssue, letter, answer, telling, thanks, outOfOffice: (language) => dice.pick(WORDS[language].outOfOffice), callNote, transcript }
}

const sentence = (text: string): string => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
/** The noun alone, as people shorten what they named before. */
const shortItem = (issue: Issue): string => {
  const colour = WORDS[issue.person.language].colours.find((word) => issue.item.startsWith(word))
  return colour ? issue.item.slice(colour.length).trim() : issue.item
}
const written = (dice: Dice, order: string): string =>
  dice.weighted([
    [order, 6],
    [order.replace('-', ''), 2],
    [order.toLowerCase(), 1],
  ])
function namingTail(dice: Dice, issue: Issue, zh: boolean): string {
  const number = written(dice, issue.order!)
  return zh
    ? dice.pick([`订单号${number}。`, `单号是${number}。`, `（${number}）`])
    : dice.pick([`Order number ${number}.`, `It is ${number}.`, `(${number})`, `My order: ${number}.`])
}
/** Personal data that must never be stored in the clear. */
function personal(dice: Dice, issue: Issue): string {
  if (!dice.chance(0.05)) return ''
  const zh = issue.person.language === 'zh'
  return zh
    ? `我的电话${issue.person.phone}。`
    : dice.pick([`You can call me at ${issue.person.phone}.`, `My mail is ${issue.person.email}.`, 'The card is 4111 1111 1111 1111.'])
}
