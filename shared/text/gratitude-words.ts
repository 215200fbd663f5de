/** Words of English messages: how they are written, and which cannot be a name. */

/** Words that people write short or wrong, as the patterns have them. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  thats: 'that is',
  its: 'it is',
  ive: 'i have',
  weve: 'we have',
  youve: 'you have',
  youre: 'you are',
  im: 'i am',
  theyre: 'they are',
  theyve: 'they have',
  everythings: 'everything is',
  alls: 'all is',
  id: 'i would',
  ill: 'i will',
  u: 'you',
  ur: 'your',
  thankyou: 'thank you',
  thanku: 'thank you',
  thanx: 'thanks',
  thnx: 'thanks',
  thnks: 'thanks',
  thx: 'thanks',
  tks: 'thanks',
  tnx: 'thanks',
  thks: 'thanks',
  thansk: 'thanks',
  tahnks: 'thanks',
  thankx: 'thanks',
  ty: 'thank you',
  tysm: 'thank you so much',
  tyvm: 'thank you very much',
  okey: 'ok',
  okay: 'ok',
  okk: 'ok',
  okie: 'ok',
  kk: 'ok',
  k: 'ok',
  alrighty: 'alright',
  pls: 'please',
  plz: 'please',
  maam: 'madam',
  gr8: 'great',
  tmrw: 'tomorrow',
}
/** The words of one word; stretched ones ("soooo") are read plain. */
export const wordsOf = (word: string): readonly string[] => {
  const plain = /(\p{L})\1\1/u.test(word) ? word.replaceAll(/(\p{L})\1{2,}/gu, '$1') : word
  return (WRITTEN_OUT[plain] ?? plain).split(' ')
}

/** Capitalised words that are a matter, not a name. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'urgent refund refunded return cancel cancelled cancellation broken damaged defective wrong missing lost late delayed delay waiting wait still not no never nothing again help please but however why when where what how who which ' +
    'order parcel package delivery invoice payment money exchange replacement complaint complain unacceptable disappointed bad terrible awful useless worst worse poor slow rude joke scam fraud lawyer police bank chargeback stop send ship call reply answer ' +
    'also another new problem issue error question hopefully sorry unfortunately nonetheless anyway today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday i my me it this that the yes ' +
    'ridiculous pathetic shame hate idiots idiot liars liar clowns crap shit hell damn enough wtf lol haha ha lmao smh ugh meh whatever done empty dead cracked leaking stuck expired blocked locked charged again only just just half two three one same update status'
  ).split(' '),
)
const MATTER_ENDING = /.{3}(ing|ful|ous|able|ible|less|tion|sion|ness)$/
export const mayBeName = (word: string): boolean => /^\p{Script=Latin}/u.test(word) && !NO_NAMES.has(word) && !MATTER_ENDING.test(word)
