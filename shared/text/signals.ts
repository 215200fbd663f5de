/**
 * What a message says beside its matter: displeasure, a question, a promise. For the repeat-risk model; read at landing from the raw text.
 * Word lists of English and Chinese, on the writer's own words. Only how the writer feels about being served counts as displeasure, not what
 * is broken.
 */
import { stripQuoted } from './strip-quoted.ts'

export interface TextSignals {
  /** Different words of displeasure, at most 7. */
  negative: number
  /** It asks something. */
  question: boolean
  /** It promises something still to come. */
  promise: boolean
}

/** More than this is a log, not a message. */
const READ_AT_MOST = 4000
const MOST_NEGATIVE = 7

const NEGATIVE_EN =
  /\b(?:(?:very|so|really|extremely|quite|getting|am|i'm|we're|are) (?:angry|upset|unhappy|mad)|furious|frustrat(?:ed|ing|ion)|disappoint(?:ed|ing|ment)|unacceptable|ridiculous|terrible|awful|horrible|appalling|disgust(?:ed|ing)|outrageous|pathetic|worst|useless|annoy(?:ed|ing)|fed up|sick (?:and tired )?of|tired of (?:waiting|asking|this)|had enough|waste of (?:time|money)|wast(?:ed|ing) my time|rip[- ]?off|scam(?:med)?|(?:a|some|your) joke|lied to|unprofessional|rude(?:ly)?|incompetent|ignor(?:ed|ing) (?:me|my|us|again)|never (?:again|buy|order|shop|use you)|no ?(?:one|body) (?:answers?|answered|replie[sd]|responded|responds|helps?|helped|cares?|called|calls)|(?:second|third|fourth|fifth|tenth|2nd|3rd|4th|5th|\d+th) time (?:i|we|i'm|i've|this|that)|how many (?:more )?times|over and over|again and again|time and again|still (?:no|not|nothing|waiting|haven't|hasn't|isn't|doesn't)|formal complaint|(?:file|make|submit|lodge) a complaint|complain(?:ing|ed)? (?:about|to)|my lawyer|legal action|charge ?back|trading standards|consumer protection|bad review|one star)\b/g
const NEGATIVE_ZH =
  /生气|气死|愤怒|恼火|失望|不满意|很不满|非常不满|投诉|差评|垃圾|骗子|骗人|被骗|欺骗|无语|糟糕|差劲|太差|很差|太慢|坑人|坑爹|敷衍|推卸|推来推去|踢皮球|没人(?:管|理|回|处理|接)|不理人|到现在(?:还|都|也)|(?:还|仍|依然|仍然)(?:是)?(?:没|未)(?:有)?(?:解决|收到|处理|回复|退|发货|到账|好|人)|一直(?:没|不|在等)|等了(?:好久|很久|半天|[一二两三四五六七八九十\d]+(?:天|个?小时|周|个?星期|个?月))|(?:第[二三四五六七八九十\d]+次)(?:了|来|找|联系|反馈|问)|(?:多少|好几|几|无数)次了|说了(?:多少|好几|几)遍|忍无可忍|受够|恶心|过分|离谱|不负责任|浪费(?:我)?(?:的)?时间|再也不|工商|消协|12315|举报|曝光|律师/g
/** Said of what is not: "not disappointed", "没有不满意". */
const DENIED_EN = /\b(?:not|never|isn't|wasn't|aren't|don't be|no longer) (?:at all |really |too |that |very |so )?$/
const DENIED_ZH = /(?:不是|没有|并不|并没有|不)$/

const QUESTION_MARK = /[?？](?!\S*=)/
const LINK = /\b(?:https?:\/\/|www\.)\S+/g
const ASKS_EN =
  /(?:^|[.!\n,;]\s*|\b(?:and|but|so|also|please|hi|hello)\b,? )(?:what|when|where|which|who|why|how (?:do|can|long|much|many|come|should|would|to)|can (?:you|i|we)|could (?:you|i|we)|would (?:you|it)|will (?:you|it|i)|do (?:you|i)|does (?:it|this|that)|is (?:it|there|this) (?:possible|any|still|true|normal)|are you|any (?:news|update|idea)s?|(?:please )?(?:let me know|tell me|advise|explain|confirm) (?:what|when|where|which|who|why|how|if|whether))\b/
const ASKS_ZH =
  /[吗呢么](?:[。！!，,\s]|$)|怎么(?:办|回事|弄|样|用|退|操作|还)|如何|为什么|为啥|什么时候|啥时候|多久|几天|哪里|哪个|在哪|能不能|可不可以|可否|能否|是否|是不是|有没有|请问|多少钱/

const PROMISE_EN =
  /\b(?:(?:i|we|i'll|we'll|our team|the team|my colleague|a colleague|our (?:specialist|technician|warehouse|engineers?|finance)\w*)(?: will|'ll| shall| am going to| are going to| is going to)? ?(?:now |also |then |soon |shortly |personally )?(?:get back|come back|follow(?:ing)? up|update you|keep you (?:posted|updated|informed)|let you know|be in touch|reach out|contact you|call you|email you|send (?:you|it|out|a|the)|check (?:with|this|it|on)|look into|investigat(?:e|ing)|escalat(?:e|ing)|arrange|ship|refund|process|credit|replace|forward(?:ing)?)|you(?: will|'ll) (?:receive|get|hear|be (?:contacted|refunded|notified|called|credited))|will be (?:refunded|shipped|sent|processed|credited|replaced|resolved|fixed|delivered|dispatched|returned|updated|investigated)|(?:within|in) (?:the next )?(?:\d+|one|two|three|five|seven|a few|24|48)(?: ?(?:-|to|–) ?\d+)? (?:business |working )?(?:hours?|days?|weeks?))\b/
/** "We" must promise: the past tense and "if" promise nothing. */
const PROMISES_FIRST_EN = /\b(?:will|'ll|shall|going to|within|in \d|in the next|in (?:one|two|three|five|seven|a few))\b/
const PROMISE_ZH =
  /(?:我|我们|这边|同事|专员|技术|仓库|财务)(?:们)?(?:这边)?(?:会|将|马上|立即|稍后|尽快|正在)(?:会|在)?(?:尽快|马上|立即|及时|再|给|为|帮|替|和|跟|与|安排|联系|回复|处理|跟进|核实|反馈|通知|补发|退|寄|转|查|催|升级|致电)|(?:稍后|晚点|之后|随后|尽快)(?:会|再|给您|给你|为您|帮您|回复|联系|处理|通知|答复)|(?:会|将)(?:在|于)?.{0,12}(?:小时|工作日|天|日|周)(?:之?内|后)|(?:\d+|[一二两三五七])(?:[-~到至]\d+)?个?(?:小时|工作日|天|周)(?:之?内)(?:会|将|给|回复|到账|退|处理|发|联系|寄)|请(?:您)?(?:耐心)?等待.{0,10}(?:回复|通知|联系|处理)/

const HAN = /\p{Script=Han}/u
const NOTHING: TextSignals = { negative: 0, question: false, promise: false }

/** @example signalsOf('Still no refund. When will I get it?') // { negative: 1, question: true, promise: false } */
export function signalsOf(text: string): TextSignals {
  const own = stripQuoted(text.length > READ_AT_MOST ? text.slice(0, READ_AT_MOST) : text)
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(LINK, ' ')
  const english = /[a-z]/.test(own) ? englishSignals(own) : NOTHING
  const chinese = HAN.test(own) ? chineseSignals(own) : NOTHING
  return {
    negative: Math.min(MOST_NEGATIVE, english.negative + chinese.negative),
    question: QUESTION_MARK.test(own) || english.question || chinese.question,
    promise: english.promise || chinese.promise,
  }
}

const englishSignals = (own: string): TextSignals => ({
  negative: distinct(own, NEGATIVE_EN, DENIED_EN),
  question: ASKS_EN.test(own),
  promise: PROMISES_FIRST_EN.test(own) && PROMISE_EN.test(own),
})
const chineseSignals = (own: string): TextSignals => ({
  negative: distinct(own, NEGATIVE_ZH, DENIED_ZH),
  question: ASKS_ZH.test(own),
  promise: PROMISE_ZH.test(own),
})

function distinct(text: string, words: RegExp, denied: RegExp): number {
  const found = new Set<string>()
  for (const match of text.matchAll(words)) {
    if (!denied.test(text.slice(Math.max(0, match.index - 24), match.index))) found.add(match[0])
  }
  return found.size
}

/** One small number, as landing keeps it. */
export const packSignals = ({ negative, question, promise }: TextSignals): number => negative * 4 + (question ? 2 : 0) + (promise ? 1 : 0)
export const unpackSignals = (packed: number): TextSignals => ({
  negative: packed >> 2,
  question: (packed & 2) !== 0,
  promise: (packed & 1) !== 0,
})
