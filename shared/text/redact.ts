/** Takes personal data out of a text before it is stored: addresses of mail, phones, cards, identity and account numbers, links with secrets. Names and postal addresses are not covered. */

/** From the start of a run of letters; inside one, as after an address that touches the next, no further than a name may be long. */
const EMAIL = /(?:(?<![a-z0-9._%+'-])[a-z0-9._%+'-]+|[a-z0-9._%+'-]{1,64})@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,24}/gi
const LINK = /\bhttps?:\/\/[^\s<>"'，。；）】、]+/gi
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/gi
const CHINESE_ID = /(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])/g
const CARD = /(?<![A-Za-z0-9+-])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9])/g
/** 01.02.2026 and what follows it. */
const NO_DATE = String.raw`(?!\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?!\d))`
const PHONES: readonly RegExp[] = [
  /(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){6,13}(?![\w])/g,
  /(?<![A-Za-z0-9+-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![A-Za-z0-9-])/g,
  /(?<![A-Za-z0-9])(?:[78] ?)?\(\d{1,5}\)(?:[ -]?\d{2,4}){2,4}(?![A-Za-z0-9])/g,
  new RegExp(String.raw`(?<![A-Za-z0-9+.,-])${NO_DATE}0\d{1,4}(?:[ ./-]\d{2,5}){2,4}(?![A-Za-z0-9-])`, 'g'),
  /(?<![A-Za-z0-9+-])0\d{1,4}[ /-]\d{3,4}[ -]?\d{3,5}(?![A-Za-z0-9-])/g,
  /(?<![A-Za-z0-9+.,-])[2-9]\d{2}([ .-])\d{3}\1\d{4}(?![A-Za-z0-9-])/g,
  /(?<![A-Za-z0-9+.,-])[6-9]\d{2}([ .-])\d{3}\1\d{3}(?![A-Za-z0-9.,-]\d|[A-Za-z0-9-])/g,
]
/** What is called a phone number is one, however it is grouped. */
const NAMED_PHONE =
  /((?:\b(?:tele)?phone|\btel(?:efon|\.)?|\bmobile|\bcell|\bwhats ?app|\bfax|\bhandy|\bm[óo]vil|\btel[ée]fono|\bt[ée]l\b|\b(?:call|ring|text) me|手机|手機|电话|電話|座机|联系方式)(?:[\s:：.#(]|number|no\b|nr\b|is\b|at\b|on\b|号码|號碼|号|號|是|为|為){0,8})(\d[\d -]{5,13}\d)(?![\w-])/gi
/** Digits of a phone number with its area, by ITU E.164; shorter ones are local. */
const FEWEST_DIGITS = 7
const MOST_DIGITS = 15
const MAY_HOLD_ANY = /@|:\/\/|\d[\d ()./-]{4,}\d|\d{7}/

/** The text with each finding replaced by its kind in brackets. */
export function redact(text: string): string {
  if (!MAY_HOLD_ANY.test(text)) return text
  let out = text.includes('://') ? text.replace(LINK, redactLink) : text
  if (out.includes('@')) out = out.replace(EMAIL, '[email]')
  if (!/\d{2}/.test(out)) return out
  out = out.replace(IBAN, (found) => (isIban(found) ? '[iban]' : found))
  out = out.replace(CHINESE_ID, (found) => (isChineseId(found) ? '[id]' : found))
  out = out.replace(CARD, (found) => (isCard(found.replace(/\D/g, '')) ? '[card]' : found))
  for (const phone of PHONES) out = out.replace(phone, (found) => (isLongEnough(found) ? '[phone]' : found))
  return out.replace(NAMED_PHONE, (found: string, name: string, number: string) => (isPhoneLength(number, FEWEST_DIGITS) ? `${name}[phone]` : found))
}

/** A link keeps its host; the rest goes when it may carry a secret. */
function redactLink(link: string): string {
  const parts = /^(https?:\/\/)([^/?#]*)(.*)$/i.exec(link)
  if (!parts) return link
  const [, scheme = '', authority = '', rest = ''] = parts
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  const secret =
    host !== authority || /[?#]./.test(rest) || rest.split('/').some((part) => part.length >= 20 && /\d/.test(part) && !part.includes('-'))
  return secret ? `${scheme}${host}/[link]` : link
}

const isPhoneLength = (found: string, fewest: number): boolean => {
  const digits = found.replace(/\D/g, '').length
  return digits >= fewest && digits <= MOST_DIGITS
}
/** Unnamed, a number needs its area to be told from others. */
const isLongEnough = (found: string): boolean => isPhoneLength(found, 9)

/** Luhn's check over the digits of a card of a known length and first digit. */
function isCard(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19 || !/^[2-6]/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** GB 11643: a date of birth inside and a check character. */
function isChineseId(id: string): boolean {
  if (!/^[1-9]\d{5}(18|19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.test(id)) return false
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(id[place]), 0)
  return '10X98765432'[sum % 11] === id[17]?.toUpperCase()
}

/** ISO 13616: the rest of the division by 97 is 1. */
function isIban(found: string): boolean {
  const iban = found.replace(/ /g, '').toUpperCase()
  if (iban.length < 15 || iban.length > 34) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = sign <= '9' ? sign : String(sign.charCodeAt(0) - 55)
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
