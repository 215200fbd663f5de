/** Words that fill the slots, by language. */
import type { Language } from '../people.ts'

export interface Words {
  items: readonly string[]
  colours: readonly string[]
  whens: readonly string[]
  pays: readonly string[]
  carriers: readonly string[]
  places: readonly string[]
  defects: readonly string[]
  hellos: readonly string[]
  asks: readonly string[]
  angry: readonly string[]
  byes: readonly string[]
  agentHellos: readonly string[]
  agentByes: readonly string[]
  /** Talk of an earlier contact. */
  back: readonly string[]
  thanks: readonly string[]
  asking: readonly string[]
  telling: readonly string[]
  waiting: readonly string[]
  outOfOffice: readonly string[]
}

const list = (words: string): readonly string[] => words.split('|')

export const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    items: list(
      'wool coat|rain jacket|linen shirt|denim skirt|trail shoes|leather belt|summer dress|sun hat|gym bag|backpack|travel pillow|desk lamp|kettle|coffee grinder|frying pan|tea set|bath towel|bed sheet|floor rug|wall clock|phone case|power bank|ear buds|keyboard|web camera|smart watch|yoga mat|water bottle|hair dryer|face cream|lunch box|umbrella|board game|puzzle|baby blanket|pram cover|dog bed|cat tree|garden chair|tool kit|bike light|camping stove|swim suit|ski gloves|wool socks|silk scarf|running vest|cargo trousers|night light|rice cooker|air fryer|blender|curtain|shoe rack|mirror|candle set|note book|fountain pen|drone|tripod',
    ),
    colours: list('green|navy|black|white|beige|grey|red|mustard|teal|olive|pink|brown|striped|silver|large|small|foldable|new|purple|dark blue'),
    whens: list(
      'last Monday|last week|two weeks ago|on Friday|on the weekend|yesterday|the day before yesterday|ten days ago|on Tuesday morning|at the start of the month|three days back|on Thursday|some days ago|before the holiday|during the sale|on Sunday night|a while ago|in the last days of the month|on Wednesday|nearly a fortnight ago',
    ),
    pays: ['Visa card', 'Mastercard', 'PayPal', 'Apple Pay', 'bank account', 'credit card', 'Klarna', 'debit card'],
    carriers: ['DHL', 'UPS', 'FedEx', 'the post', 'Hermes', 'SF Express', 'the courier', 'DPD'],
    places: list(
      'my flat|our office|my door|the pick-up shop|my parents’ house|the parcel locker|the new address|the reception|my place|the neighbour',
    ),
    defects: list(
      'a crack|a torn seam|a dent|scratches all over|a missing button|a dead battery|a stain|a loose wire|a bent hinge|a broken zip|a strange smell|peeling paint',
    ),
    hellos: list(
      'Hi, |Hello, |Hi there, |Dear team, |Good morning, |Good evening, |Hey, |Hello all, |To whom it may concern, |Hi team, |||||Quick question: |Sorry to trouble you, |Please help, |Dear Exmar, |Hallo, |Good day, |Once more about my purchase: |I hope you are well, ',
    ),
    asks: list(
      'Can you help?|Please look into it.|What can be done?|Please let me know.|I would be glad of a quick answer.|Could somebody check?|How do we go on?|When can I count on it?||',
    ),
    angry: list(
      'This is really annoying.|I am quite disappointed.|That is not what I expect from you!|I need it for a birthday.|I have been a customer for years.|It was a gift.|||||',
    ),
    byes: ['Thanks', 'Kind regards', 'Best', 'Many thanks in advance', 'Cheers', 'Regards', '', ''],
    agentHellos: ['Hello {name},', 'Hi {name},', 'Dear {name},', 'Good day {name},'],
    agentByes: ['Kind regards', 'Best wishes from the Exmar team', 'All the best', 'Is there anything else? Just reply here.'],
    back: list(
      'I wrote about this before. |As I told your colleague, |Me again: |It is the second time I write, |Following up, |You closed my request but ||||||',
    ),
    thanks: list(
      'Thanks!|Thank you so much, that helped.|Great, thank you!|Perfect, thanks a lot|Thank you for the quick help.|Ok thanks, all good now|Many thanks, have a nice day!|Cheers, works now',
    ),
    asking: [
      'Could you send me your order number and a photo, please?',
      'Which address did you use for the order?',
      'May I ask for the order number, so that I can look it up?',
      'Could you tell me the last four digits of the card and the date?',
    ],
    telling: [
      'Sure, it is {order}.',
      'The number is {order}, photo attached.',
      'I think it was {order}, ordered with this mail address.',
      'Here you go: {order}. Hope that is enough.',
    ],
    waiting: [
      'Thanks for waiting. I am checking with the warehouse and come back to you tomorrow.',
      'I have passed it on and keep an eye on it.',
      'A short update: our colleagues are on it.',
    ],
    outOfOffice: [
      'Automatic reply: I am out of the office until Monday with limited access to mail.',
      'Out of office: I am on annual leave and will answer after my return.',
      'This is an automatic reply. I am away and will read your message next week.',
    ],
  },
  zh: {
    items: list(
      '羊毛大衣|雨衣|亚麻衬衫|牛仔裙|越野鞋|皮带|连衣裙|遮阳帽|健身包|双肩包|颈枕|台灯|电水壶|磨豆机|平底锅|茶具|浴巾|床单|地毯|挂钟|手机壳|充电宝|耳机|键盘|摄像头|智能手表|瑜伽垫|水杯|吹风机|面霜|饭盒|雨伞|桌游|拼图|婴儿毯|推车罩|狗窝|猫爬架|花园椅|工具箱|车灯|露营炉|泳衣|滑雪手套|羊毛袜|丝巾|跑步背心|工装裤|小夜灯|电饭煲|空气炸锅|搅拌机|窗帘|鞋架|镜子|香薰|笔记本|钢笔|无人机|三脚架',
    ),
    colours: list('绿色|藏青|黑色|白色|米色|灰色|红色|姜黄|墨绿|粉色|棕色|条纹|银色|大号|小号|折叠|新款|紫色|深蓝|限量'),
    whens: list(
      '上周一|上周|两周前|周五|周末|昨天|前天|十天前|周二上午|月初|三天前|周四|前几天|节前|大促时|周日晚上|前阵子|月底|周三|差不多半个月前',
    ),
    pays: ['信用卡', '支付宝', '微信', '银行卡', '储蓄卡', '贝宝', '花呗', '苹果支付'],
    carriers: ['顺丰', '中通', '菜鸟', '邮政', '京东物流', '圆通', '快递', '极兔'],
    places: ['家里', '公司', '门口', '自提点', '爸妈家', '快递柜', '新地址', '前台', '学校', '邻居那'],
    defects: ['裂纹', '开线', '凹痕', '满身划痕', '掉扣子', '电池没电', '污渍', '线松了', '铰链弯了', '拉链坏了', '怪味', '掉漆'],
    hellos: list('你好，|您好，|在吗，|客服你好，|请问一下，|亲，|麻烦看下，||||||早上好，|晚上好，|打扰了，|想问下，|嗨，|急，'),
    asks: ['麻烦处理一下', '能帮忙看看吗', '请尽快回复', '怎么办', '请告知', '可以查一下吗', '什么时候能有结果', '谢谢', '', ''],
    angry: ['真的很急', '有点失望', '这服务不行啊', '等着送生日礼物', '我是老顾客了', '是送人的', '', '', '', '', ''],
    byes: ['谢谢', '麻烦了', '多谢', '辛苦', '', '', ''],
    agentHellos: ['{name}您好，', '您好{name}，', '亲爱的{name}，', '您好，'],
    agentByes: ['祝您生活愉快', '如有问题请直接回复', '感谢您的支持', 'Exmar 客服'],
    back: ['之前反映过，', '上次问过你们同事，', '又是我，', '第二次来问了，', '接着上次的，', '你们把工单关了，但是', '', '', '', '', '', ''],
    thanks: ['谢谢！', '好的，谢谢', '太好了，谢谢你', '收到，谢谢', '非常感谢', '好了，多谢', '谢谢帮忙', '可以了，辛苦啦'],
    asking: ['麻烦提供一下订单号和照片好吗？', '请问下单用的是哪个地址？', '方便给一下订单号吗，我查一下？', '请告知卡号后四位和付款日期？'],
    telling: ['订单号是{order}。', '{order}，照片在附件。', '应该是{order}，用这个邮箱下的单。', '{order}，这样可以了吗'],
    waiting: ['感谢等待，正在和仓库核实，明天答复您。', '已转交并持续跟进。', '进展：同事正在处理。'],
    outOfOffice: [
      '自动回复：我正在休假，下周一回复您的邮件。',
      '您好，我目前不在办公室，回来后会尽快回复。（自动回复）',
      '这是自动回复，邮件已收到，稍后处理。',
    ],
  },
}
