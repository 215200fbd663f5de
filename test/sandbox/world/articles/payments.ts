import { topic, type Topic } from './topic.ts'

export const PAYMENTS: readonly Topic[] = [
  topic(
    'payment_failed',
    [
      'Payment was declined',
      'A refusal comes from the bank or the wallet in nine of ten cases. We see only a code, not the reason.',
      [
        'Confirm the payment in the app of your bank; allow pop-ups.',
        'Check limit, expiry date and billing address.',
        'Try a private window or another browser.',
        'Try another means of payment; the cart is kept for 24 hours.',
      ],
      'Several tries in a row can lock a card for some hours. If money was taken although the page showed an error, see the article on payments without an order.',
    ],
    [
      '付款被拒绝',
      '十次有九次是银行或钱包拒绝，我们只看到代码，看不到原因。',
      ['在银行应用里确认付款，允许弹窗。', '检查额度、有效期和账单地址。', '使用无痕窗口或其他浏览器。', '换一种支付方式，购物车保留24小时。'],
      '连续尝试可能使卡片锁定几小时。若页面报错却已扣款，请看“已付款但没有订单”。',
    ],
  ),
  topic(
    'payment_failed',
    [
      'I was charged twice',
      'Two lines on the statement are often one payment and one hold. A hold disappears by itself.',
      [
        'Look whether one of them is marked pending.',
        'Compare with the orders in your account: one or two?',
        'Two orders: cancel one of them.',
        'One order and two final charges after seven days: send us both lines.',
      ],
      'We return a real double charge on the day we find it. For wallets it is back within hours, for cards within a week. Please do not dispute the charge with the bank at the same time, that stops our refund.',
    ],
    [
      '被重复扣款',
      '账单上的两笔通常一笔是付款、一笔是预授权，预授权会自动消失。',
      ['看其中一笔是否标注“处理中”。', '核对账户里有一个还是两个订单。', '有两个订单请取消一个。', '七天后仍是一单两笔正式扣款，请发来两行记录。'],
      '确认重复扣款当天退回，钱包几小时到账，银行卡一周内。请勿同时向银行拒付，否则会中断退款。',
    ],
  ),
  topic(
    'payment_failed',
    [
      'Paid, but there is no order',
      'Sometimes the page is closed before the bank sends us back. The payment then waits without an order and is released after 24 hours.',
      [
        'Wait 30 minutes and look at Orders again.',
        'Check the spam folder for the confirmation.',
        'Do not pay a second time.',
        'Send us day, time, sum and the last four digits of the card.',
      ],
      'We can link the payment to an order while it waits. After that it goes back by itself; your bank may take up to five working days to show it.',
    ],
    [
      '已付款但没有订单',
      '有时页面在银行跳回前被关闭，款项处于等待状态，24小时后自动释放。',
      ['等待30分钟再查看订单。', '检查垃圾邮件中的确认信。', '请不要再次付款。', '把日期、时间、金额和卡号后四位发给我们。'],
      '等待期间我们可以把款项关联到订单，之后会自动退回，银行最多五个工作日显示。',
    ],
  ),
  topic(
    'coupon_promo',
    [
      'A voucher code does not work',
      'Most codes are for full-price goods, one country and one use per customer. The mail with the code names its rules.',
      [
        'Type it without blanks; letters count as capitals.',
        'Check the smallest order value, without shipping.',
        'Only one code per order; sale prices exclude codes.',
        'A code of another country shop is not known here.',
      ],
      'A code that ran out yesterday can be renewed once for you. After the order is placed a code can no longer be added; cancel and order anew within two hours if the price matters.',
    ],
    [
      '优惠码无法使用',
      '多数优惠码仅限正价商品、指定国家、每人一次，规则写在发码邮件里。',
      ['输入时不要有空格，不区分大小写。', '检查不含运费的最低金额。', '每单只能用一个码，特价不可用码。', '其他国家站点的码无效。'],
      '昨天刚过期的码可为您续期一次。下单后不能补码，在意价格请两小时内取消重下。',
    ],
  ),
  topic(
    'coupon_promo',
    [
      'Price match after 11.11 and other sales',
      'If our own price for the same piece drops within seven days after your order, you may have the difference back.',
      [
        'The piece must be in stock in the same size and colour.',
        'Flash sales of less than 24 hours do not count.',
        'Write to us with the order number within the seven days.',
        'You get the difference to your means of payment or as a voucher with ten percent on top.',
      ],
      'Prices of other shops are not matched. Between 9 and 13 November requests are answered within three working days; the date of your message counts.',
    ],
    [
      '双十一等活动的价保',
      '下单后七天内本店同款降价，可以退差价。',
      ['同尺码同颜色须有库存。', '少于24小时的秒杀不计。', '七天内凭订单号联系我们。', '差价可原路退回，或多加一成折成优惠券。'],
      '不比较其他店铺价格。11月9日至13日的申请三个工作日内答复，以您留言日期为准。',
    ],
  ),
  topic(
    'invoice',
    [
      'Get an invoice or correct it',
      'An invoice is ready for download in the order page as soon as the goods have left. For mainland China an electronic fapiao is issued on request.',
      [
        'Open the order and press Invoice.',
        'For a company add name, address and VAT number before payment.',
        'Wrong name? Press Correct invoice within 60 days.',
        'For a fapiao enter title and tax number; it comes by mail in three days.',
      ],
      'Goods of other sellers are billed by them. An invoice cannot carry another sum than the one paid, and no date before dispatch. Invoices stay in your account for ten years.',
    ],
    [
      '开具和更正发票',
      '发货后可在订单页面下载账单；中国大陆可申请电子发票。',
      [
        '打开订单，点击“发票”。',
        '公司抬头、地址和税号请在付款前填写。',
        '抬头错误可在60天内点击“更正”。',
        '电子发票填写抬头和税号，三天内发到邮箱。',
      ],
      '其他卖家的商品由卖家开票。发票金额与实付一致，日期不早于发货。发票在账户保留十年。',
    ],
  ),
]
