/** A message that says nothing but that its writer is away: "I am out of office until Monday." A wish or a question beside it makes it a person's. */

/** Longer mails say what follows from the absence; those are read elsewhere. */
const LONGEST = 400
const CLAUSE_END = /[.,;!](?=\s|$)|[。，；！、\n]+/
const SIGN_OFF = /(^|[\s.,!])(best|kind|warm)?\s?(regards|wishes|sincerely|cheers)\b.{0,80}$|(此致|敬礼|祝好|顺颂商祺).{0,40}$/is
const POLITE =
  /^(hi|hello|hey|dear|good (morning|afternoon|day)|greetings)\b.{0,40}$|^(many )?thanks?( you)?( very much)?( for (your |the |getting |contacting |reaching |writing ).{0,50})?$|^(您好|你好|尊敬的.{0,12}|谢谢.{0,8}|感谢.{0,16}|多谢|謝謝.{0,8})$/i

const AWAY =
  /^(?:please note (?:that )?)?(?:(?:i am|i'm|i’m|i will be|i'll be|i’ll be|we are|we're|we’re) )?(?:(?:currently|presently|now|still|already) )?(?:out of (?:the |my |our )?office|ooo|on (?:(?:annual|parental|maternity|paternity|sick|medical) )?leave|away from (?:my desk|my office|the office))\b/i
const BACK = /^(?:and )?(?:(?:i|we) )?(?:(?:am|are|will|shall|'ll) )?(?:be )?(?:back|return|returning)\b/i
const DATE_WORDS = new Set(
  (
    'until till til through to from since for on by and at in of the a this next all whole rest end early late mid inclusive including again back office work day days week weeks month months year today tonight tomorrow morning afternoon evening noon midday am pm ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
)
const AWAY_ZH = /不在(办公室|辦公室)|(外出|在外)(办公|辦公)/
/** People say this to couriers too; with a formal day of return it is a notice. */
const PERHAPS_AWAY_ZH = /休(年假|产假|產假|病假|假)|年假|出差|外出|度假/
const BACK_ZH =
  /(将|將|会|會|预计|預計)?(于|於).{1,16}(返回|回来|回來|回到|上班|恢复|恢復)|(返回|回到)(办公室|辦公室|公司|工作)|恢复(办公|上班|工作)|恢復辦公|回来上班|回來上班/
const WORDS_ZH =
  /本人|我们|我們|我|现在|現在|目前|正在|暂时|暫時|近日|这几天|這幾天|今天|明天|后天|後天|本周|本週|下周|下週|这周|這週|星期|上午|下午|休年假|休产假|休產假|休病假|休假|年假|外出|在外|出差|度假|不在|办公室|辦公室|公司|办公|辦公|期间|期間|为止|為止|预计|預計|返回|回来|回來|回到|回|上班|工作|恢复|恢復|正常|[一二三四五六日天月号號年周週点點时時从從自至到于於将將会會在中起前后後正再的]|[\d\s:/.~—–-]/g

/** Whether absence is all it tells; greetings and thanks aside. */
export function saysOnlyAway(text: string): boolean {
  if (text.length > LONGEST || /[?？]/.test(text)) return false
  const clauses = text
    .replace(SIGN_OFF, '')
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !POLITE.test(clause))
  if (clauses.length === 0) return false
  return clauses.every(isAbsence) && (clauses.some((clause) => AWAY.test(clause) || AWAY_ZH.test(clause)) || isNoticeZh(clauses))
}

const isNoticeZh = (clauses: readonly string[]) =>
  clauses.some((clause) => PERHAPS_AWAY_ZH.test(clause)) && clauses.some((clause) => BACK_ZH.test(clause))
function isAbsence(clause: string): boolean {
  if (/\p{Script=Han}/u.test(clause)) return clause.replaceAll(WORDS_ZH, '') === ''
  const rest = clause.replace(AWAY, '').replace(BACK, '')
  return rest.split(/\s+/).every((word) => word === '' || /^[\d./:–-]+(st|nd|rd|th|am|pm)?\.?$/i.test(word) || DATE_WORDS.has(word.toLowerCase()))
}
