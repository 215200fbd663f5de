/** Phrases that rule checks look for, English and Chinese. Matched on lower-case text. */

export const GREETING =
  /^\W{0,4}(?:hi|hello|hey|dear|good (?:day|morning|afternoon|evening)|greetings|thank(?:s| you) for|welcome)\b|^[^\n]{0,24}(?:您好|你好|亲爱的|尊敬的|早上好|下午好|晚上好|欢迎|亲[，,~～]|感谢您)/
export const EMPATHY =
  /\b(?:(?:i|we) (?:fully |completely |can |do |really |totally )?(?:understand|see|appreciate|know) (?:how|that|why|your|this|the)|(?:sorry|apologi[sz]e|apologies|regret)|that must (?:be|have been)|must be (?:frustrating|annoying|upsetting|disappointing|stressful)|you(?: are|'re) right|thank you for your patience|i(?: would|'d) feel the same|not the (?:experience|service) (?:we|you|i))\b|理解您|理解你|非常理解|能理解|完全理解|体谅|抱歉|对不起|不好意思|给您添|给您带来|让您久等|让您费心|您说得对|换作是我|感谢您的耐心|辛苦您|您的心情/
export const APOLOGY =
  /\b(?:sorry|apologi[sz]e|apologies|regret (?:that|the|any)|pardon|our (?:mistake|fault|error)|my (?:mistake|fault|error))\b|抱歉|对不起|致歉|道歉|不好意思|是我们的(?:错|失误|疏忽|问题)|我们的(?:失误|疏忽)|请您谅解|请谅解|见谅/
/** Nobody can keep it. */
export const OVER_PROMISE =
  /\b(?:(?:will|shall|'ll|is going to) never happen (?:again|to you)|never happen again|won't (?:ever )?happen again|will not (?:ever )?happen again|(?:i|we) (?:can )?(?:100 ?%|absolutely|fully|personally)? ?guarantee|100 ?% (?:sure|certain|guarantee[d]?)|no(?:t a)? single problem|without (?:any )?fail|whatever you (?:want|ask)|immediately resolved for good)\b|以后(?:都|再也|绝对|一定|肯定)?不会再(?:发生|出现|有|这样)|(?:绝对|肯定|保证|一定)(?:不会|没有|没)(?:再)?(?:问题|发生|出现|有|出错)|(?:百分之?百|百分百|100%|100％)(?:保证|没问题|会|可以|解决|到账)|(?:向您)?保证(?:以后|不再|绝不|绝对)|下不为例|永远不会/
/** A day, a date or a span; “soon” is none. */
export const DATED =
  /\b(?:\d{1,2}(?::\d{2}| ?(?:am|pm|o'clock))|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{4}-\d{2}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.? ?\d{0,2}|today|tonight|tomorrow|this (?:morning|afternoon|evening)|(?:by|on|next|this|until|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month)|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:\d+|one|two|three|four|five|six|seven|ten|fourteen|twenty-four|forty-eight|a|an)(?: ?(?:-|to|–) ?(?:\d+|two|three|four|five|seven|ten))?[ -]?(?:business |working |calendar )?(?:minutes?|hours?|days?|weeks?))\b|\d{1,2}[月号日点时]|\d+\s*(?:[-~到至–]\s*\d+)?\s*个?(?:分钟|小时|工作日|天|日|周|星期|个月)|[一二两三四五六七八九十]+(?:[到至][一二三四五六七八九十]+)?个?(?:分钟|小时|工作日|天|周|星期|月)|今天|今日|今晚|明天|明日|后天|本周|下周|周[一二三四五六日天]|星期[一二三四五六日天]|月底|当天/
/** Asks for the number of an order. */
export const ASKS_ORDER =
  /\b(?:(?:could|can|may|would|will) (?:you|i|we)\b[^.?!\n]{0,60}\border(?:'s)? ?(?:number|no\.?|id|reference)|(?:what|which) (?:is|was) (?:your|the) order ?(?:number|no\.?|id|reference)|(?:send|tell|give|provide|share|confirm|need|ask for)\b[^.?!\n]{0,40}\border ?(?:number|no\.?|id|reference))|(?:提供|告知|告诉|发|给|报|说)[^。？！?!\n]{0,12}(?:订单号|单号|订单编号)|(?:订单号|单号|订单编号)(?:是)?(?:多少|什么|方便|麻烦|能|可以|给|吗|呢)/

/** Spans of time in days, as an answer names them; words for numbers are left alone. */
const DAYS = /(\d{1,2})(?: ?(?:-|to|–|~|到|至) ?(\d{1,2}))? ?(?:business |working |calendar |个)?(days?|工作日|天|weeks?|周|星期)/gi
const AMOUNT =
  /(?:[$€£¥￥]|\b(?:usd|eur|gbp|cny|rmb)\b) ?(\d{1,6}(?:[.,]\d{1,2})?)|(\d{1,6}(?:[.,]\d{1,2})?) ?(?:元|块钱|块|欧元|美元|英镑|€|£|(?:usd|eur|gbp|cny|rmb|euros?|dollars?|pounds?)\b)/gi
const DAYS_A_WEEK = 7

/** `2-3 days` is `2–3`, `1 week` is `7`: what two answers are held against each other by. */
export const daysNamed = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(DAYS)].map(([, from, to, unit = '']) => {
      const times = /week|周|星期/i.test(unit) ? DAYS_A_WEEK : 1
      const ends = [Number(from) * times, ...(to === undefined ? [] : [Number(to) * times])]
      return ends.join('–')
    }),
  ),
]
export const amountsNamed = (text: string): string[] => [
  ...new Set([...text.matchAll(AMOUNT)].map(([, before, after]) => String(Number((before ?? after ?? '0').replace(',', '.'))))),
]
