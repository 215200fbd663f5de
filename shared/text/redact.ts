/** Takes personal data out of a text before it is stored: addresses of mail, phones, cards, identity and account numbers, links with secrets. Names and postal addresses are not covered. */

/** From the start of a run of letters; inside one, as after an address that touches the next, no further than a name may be long. */
const EMAIL = /(?:(?<![a-z0-9._%+'-])[a-z0-9._%+'-]+|[a-z0-9._%+'-]{1,64})@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,24}/gi
const LINK = /\bhttps?:\/\/[^\s<>"'，。；）】、]+/gi
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g
const CHINESE_ID = /(?<![A-Za-z0-9])\d{17}[\dXx](?![A-Za-z0-9])/g
const CARD = /(?<![A-Za-z0-9+-])\d(?:[ -]?\d){12,18}(?![A-Za-z0-9])/g
const PHONES: readonly RegExp[] = [
  /(?<![\w+])(?:\+|00)[1-9]\d{0,2}(?:[ .()/-]{0,2}\d){6,13}(?![\w])/g,
  /(?<![A-Za-z0-9+-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![A-Za-z0-9-])/g,
  /(?<![A-Za-z0-9])\(0?\d{2,4}\)[ -]?\d{3,4}[ -]?\d{4}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9+-])0\d{1,4}[ /-]\d{3,4}[ -]?\d{3,5}(?![A-Za-z0-9-])/g,
  /(?<![A-Za-z0-9+-])\d{3}([ .-])\d{3}\1\d{3,4}(?![A-Za-z0-9-])/g,
]
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
  for (const phone of PHONES) out = out.replace(phone, '[phone]')
  return out
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
  const iban = found.replace(/ /g, '')
  if (iban.length < 15 || iban.length > 34) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = sign <= '9' ? sign : String(sign.charCodeAt(0) - 55)
    for (const digit of value) rest = (rest * 10 + Number(digit)) % 97
  }
  return rest === 1
}
