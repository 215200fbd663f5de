/** The phrases that an English message may consist of and still be no contact: lower case, no punctuation, short forms written out (`it is`). */
import { ENGLISH_SLOTS } from './gratitude-slots.ts'
import { compilePatterns } from './phrase-pattern.ts'

const THANKS = `
  {thank} {much*} {for?} {much*}
  no {thank} {for?}
  {thank} {much*} {for} {for}
  {thank} {much*} {for} and {for}
  all {thank} {for?}
  with {thank}
  i/we thank you {much*} {for?}
  i/we just? want/wanted to say {thank} {much*} {for?}
  i/we just? want/wanted to say a {quality?} {thank} {much*} {for?}
  i/we just? want/wanted to thank you {much*} {for?}
  i/we just? would like to say {thank} {much*} {for?}
  i/we just? would like to thank you {much*} {for?}
  just? want/wanted to say {thank} {much*} {for?}
  just a/to quick/say thank you {much*} {for?}
  just saying {thank} {much*}
  i/we cannot/cant thank you enough {for?}
  i/we really/truly/greatly/so/do/much appreciate {much*}
  i/we? really/truly/greatly/so/do/very/much? much? appreciate it/this/that/you {much*} {for?}
  i/we? really/truly/greatly/so/do? much? appreciate everything {much*}
  i/we? really/truly/greatly/so/do? much? appreciate everything you have? done/do/did {for?} {soon*}
  i/we? really/truly/greatly/so/do? much? appreciate all? of? your {very*} {quality*} {help} {more*} {about?} {soon*}
  i/we? really/truly/greatly/so/do? much? appreciate all? the {very*} {quality*} {given} {more*} {about?} {soon*}
  i/we? really/truly/greatly/so/do? much? appreciate the {quality*} {given} you put into this/it
  i/we? really/truly/greatly/so/do? much? appreciate you being so? {kind}
  i/we? really/truly/greatly/so/do? much? appreciate you {done} {thing?} {soon*}
  it/that/this/all is all? much/greatly/very/really/highly/truly/so? much? appreciated {much*}
  much obliged {much*}
  {am} {howmuch*} grateful/thankful/obliged/indebted {much*} {with?} {for?}
  words cannot express how grateful i am
  god bless you {much*}
  bless you {much*}
`
/** Nothing may follow in their clause but thanks: "nothing else works" is another matter. */
const ENDINGS = `
  {all_is}
  no/nope {all_is}
  {all_is} for now/today
  {all_is} from me/us/my/our {side?}
  {all_is} {all_is}
`
const ASIDES = `
  no problem/worries {at_all?}
  not a problem
`
/** Only where a clause begins: "a quick reply is much appreciated" asks for one. */
const APART = `
  much/greatly/very/really/highly/truly/so? much? appreciated {much*}
  all? much/greatly/very/really/highly/truly/so much? appreciated {much*}
`
const CONFIRMATIONS = `
  ok
  ok ok
  ok then
  {very*} {good}
  super
  good
  got it
  i/we have? got it
  gotcha
  understood
  noted
  well noted
  i/we fully? understand now?
  i see now
  now i/we understand/see/know/get {cleared?}
  all {fine} {well*}
  no/nope? all/everything/it is? all? {fine} {well*}
  no/nope? {whole} {is} all? {very*} {fine} {well*}
  no/nope? {whole} {is} all? {sorted} {well*}
  that is all/everything i/we needed/need {know?}
  that is exactly/just/precisely what i/we needed/need/wanted/meant {know?}
  exactly/just what i/we needed/wanted {know?}
  {sorted} {well*}
  all {sorted} {well*}
  no/nope? {whole} all? just? {works} {well*}
  yes {whole} all? {works} {well*}
  {works} {well*}
  {tool} {works} {well*}
  {tool} {is} all? {fine} {well*}
  {mine?} {trouble} {is?} all? {gone} {well*}
  no more {trouble}
  you were/are absolutely? right
  problem/issue solved/fixed/sorted {well*}
  that/this/it really/definitely/certainly/already/just? all? {clears} {cleared?} {well*}
  your/the {quality?} {given} really/definitely/certainly? {clears} {cleared?} {well*}
  {very} {kind}
  that/it/this was/is {very*} {kind} {of_you?}
  i/we have? {just*} received/got/collected {got} {when*}
  received/got/collected {got} {when*}
  received {when*}
  have {just*} received/got it/everything/them {when*}
  i/we can? {just*} confirm receipt/it/that
  confirmed {when*}
  {mine?} {new?} {item} {has?} {just*} {arrived} {when*}
  it/they/everything/all {has?} {just*} {arrived} {when*}
  arrived {when*}
  {mine?} {new?} {item} {is?} received {when*}
  i/we have? found it/them/that {when*}
  found it/them/that {when*}
  i/we can? {just*} {able} {well*}
  i/we could {able} {well*}
  i/we am/are/was/were {just*} able to {able} {well*}
  i/we? {just*} managed to {able} {well*}
  i/we have? got it {sorted} {well*}
  i/we have? got it to? work/working {well*}
  {am} back? in {well*}
  {am} all {fine} {well*}
  {am} good {well*}
  {am} {howmuch*} {glad} {with*}
  {glad} {with}
  {howmuch} {glad} {with*}
  good/great/nice/happy/glad/lovely to hear/know {that?}
  that is? {very*} {good} {deed?} {that?}
  this is {very*} {good} {deed?}
  it is {good} {well*}
  {very*} {praise} {praise?} {deed} {you_are?} {well*}
  {very*} {quick}
  that/this/it/what was/is {very*} {praise}
  what a/an {quality*} {deed}
  what {good} {deed}
  {you} {are} {very*} {praise} {and_praise*}
  {you} {are} {very*} {hero}
  youre {hero}
  you {rock}
  best {deed} ever
  well done
  good/great/nice/amazing/excellent/fantastic job/work {much*}
  keep up the good/great/amazing/excellent work
  keep it up
  made my day
  that/this/you really? made my day
  ten of ten {deed?}
  five stars {deed?}
  full marks
  makes sense {well*}
  that/it/this makes total/perfect/complete? sense {well*}
  that/it/this is? {very*} clear {well*}
  clear {well*}
  {may*} {closing} this/the/my/it/that {case?} {as*}
  {may*} close it/this
  this/the/my/it/that {case?} can/may/could now? be closed {as*}
  success
`
const FILLERS = `
  and/so/now/indeed/alright/right/cool/nice/neat/sweet/well/finally/then/perfectly/certainly/absolutely/definitely/great
  all right
  {cry}
  {cry} {cry}
  my/oh my god/goodness/gosh
  that is fine/ok
  sounds {nice}
  that sounds {nice}
  i will do
  will do
  fair enough
  as always
  for now
  good/great to know
  i see
  of course
  sure
  have/enjoy/wishing/wish a/an/the/your/you a? {very*} {nice?} {time} {ahead?}
  i/we wish/hope you have? a/an/the/all? {very*} {nice?} {time} {ahead?}
  i/we wish you all? the? best
  wish/wishing you all the best
  {nice} {time} {ahead?} {ahead?}
  {nice} {time} to you {ahead?}
  the/and? same to you {ahead?}
  you too {much?}
  to you too
  you as well
  and you
  likewise
  all the best {to_you?}
  best {regards?}
  with? my? best/kind/kindest/warm/warmest/many/sincere/friendly/best kind? regards/wishes/greetings
  regards
  kindly? regards
  greetings {from?}
  yours
  yours sincerely/truly/faithfully
  sincerely {yours?}
  respectfully
  very kind of you
  so kind of you
  happy new year
  merry christmas
  happy holidays/easter/weekend/friday
  stay safe/healthy/well
  take care
  god bless
  bye
  bye bye
  goodbye
  see you {again?}
  see you around/soon
  speak/talk soon
  until next time
  you are welcome
  my pleasure
  love
  love you guys/all?
  guys/team/all/everyone/both/mate/sir/madam/folks
  i/we am/are {howmuch*} sure
  please accept my thanks
  once again
  once more
`
const GREETINGS = `
  hi/hello/hey/dear/hiya/howdy {there?}
  good morning/afternoon/evening/day
  dear/hi/hello/hey {you_there}
  to whom it may concern
`
export interface PhraseKind {
  /** Says thanks or confirms. */
  core: boolean
  /** How many words of a name may follow. */
  names: number
  /** Must begin a clause. */
  begins?: boolean
  /** Must end its clause, thanks aside. */
  ends?: boolean
}
export interface EnglishPhrase {
  kind: PhraseKind
  /** Sticky; every word ends with one blank. */
  pattern: RegExp
}
const GROUPS: readonly (readonly [PhraseKind, string])[] = [
  [{ core: true, names: 2 }, THANKS],
  [{ core: true, names: 2, begins: true }, APART],
  [{ core: true, names: 0 }, CONFIRMATIONS],
  [{ core: true, names: 0, ends: true }, ENDINGS],
  [{ core: false, names: 0, ends: true }, ASIDES],
  [{ core: false, names: 2 }, FILLERS],
  [{ core: false, names: 3 }, GREETINGS],
]
/** What may follow at once after a phrase that ends its clause. */
export const MAY_FOLLOW_AN_END: ReadonlySet<string> = new Set(['thanks', 'thank', 'many', 'cheers', 'bye', 'have', 'and', 'much', 'appreciated'])
const BY_FIRST_WORD = new Map<string, EnglishPhrase[]>()
/** A message with a word that no phrase has needs no further look. */
const VOCABULARY = new Set<string>()
for (const [kind, lines] of GROUPS)
  for (const { pattern, firsts, words } of compilePatterns(lines, ENGLISH_SLOTS)) {
    for (const word of words) VOCABULARY.add(word)
    for (const first of firsts) BY_FIRST_WORD.set(first, [...(BY_FIRST_WORD.get(first) ?? []), { kind, pattern }])
  }
const NONE: readonly EnglishPhrase[] = []
export const phrasesFrom = (word: string): readonly EnglishPhrase[] => BY_FIRST_WORD.get(word) ?? NONE
export const isPhraseWord = (word: string): boolean => VOCABULARY.has(word)
