/** What a person wrote in a message: without the quoted conversation, mail program lines and the signature. */

/** From here on nothing is the writer's own. */
const QUOTE_STARTS: readonly RegExp[] = [
  /^\s*##-.{0,120}-##\s*$/,
  /^\s*-{2,}\s*(original message|forwarded message|original appointment|原始邮件|转发的邮件|回复的原邮件)\s*-{2,}/i,
  /^\s*-{8,}\s*$/,
  /^\s*_{8,}\s*$/,
  /^\s*on\b.{4,200}\bwrote\s*:?\s*$/i,
  /^\s*(在|于).{2,120}(写道|寫道)\s*[:：]?\s*$/,
  /^\s*\d{4}\s*年\s*\d{1,2}\s*月.{2,120}(写道|寫道)\s*[:：]?\s*$/,
  /^\s*\*?(from|发件人|寄件者|发送人)\s*[:：]\*?\s*.{0,120}@/i,
  /^\s*--\s*$/,
]
/** Without one of these there is nothing to look for, line by line. */
const MAY_BE_QUOTED = /[>#_]|--|wrote|写道|寫道|from|发件人|寄件者|发送人|outlook|发自|来自/i
const MAY_SIGN_OFF = /regards|wishes|best|cheers|sincerely|yours|\bbr\b|此致|敬礼|祝好|商祺/i
const TOOL_LINE = /^\s*(sent from (my|mail|outlook|yahoo)\b.{0,60}|get outlook for .{0,40}|发自我的.{0,30}|来自.{0,20}(手机|邮箱|客户端).{0,20})\s*$/i
const SIGN_OFF =
  /^\s*((with |my )?(best|kind|kindest|warm|warmest|many|sincere) (regards|wishes)|regards|best|cheers|sincerely|yours (sincerely|truly|faithfully)|br|此致|敬礼|此致敬礼|祝好|顺祝商祺)\s*[,，.!。！]*\s*$/i
const MORE_TO_SAY = /[?？]|^\s*p\.?\s?s\b|^\s*(附言|另外|还有)/i
const SIGNATURE_LINES = 8
const SIGNATURE_WIDTH = 60

/** The writer's own words, trimmed; empty when all was quoted. */
export function stripQuoted(text: string): string {
  const isQuoted = MAY_BE_QUOTED.test(text)
  const isSigned = MAY_SIGN_OFF.test(text)
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!isQuoted && !isSigned) return plain.trim()
  const lines = plain.split('\n')
  const kept: string[] = []
  for (const line of lines) {
    if (QUOTE_STARTS.some((start) => start.test(line))) break
    if (/^\s*>/.test(line) || TOOL_LINE.test(line)) continue
    kept.push(line)
  }
  return (isSigned ? withoutSignature(kept) : kept).join('\n').trim()
}

/** Cuts at a line that is a sign-off alone, when only a short block without any message follows. */
function withoutSignature(lines: readonly string[]): readonly string[] {
  const at = lines.findLastIndex((line) => SIGN_OFF.test(line))
  if (at < 0) return lines
  const rest = lines.slice(at + 1).filter((line) => line.trim() !== '')
  const isBlock = rest.length <= SIGNATURE_LINES && rest.every((line) => line.length <= SIGNATURE_WIDTH && !MORE_TO_SAY.test(line))
  return isBlock ? lines.slice(0, at) : lines
}
