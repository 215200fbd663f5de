import { topic, type Topic } from './topic.ts'

export const MONEY: readonly Topic[] = [
  topic(
    'refund',
    [
      'When do I get my refund?',
      'We send a refund within two working days after the return is booked in our warehouse. How soon you see it depends on your means of payment.',
      [
        'PayPal and wallets: within 24 hours.',
        'Credit and debit cards: three to seven working days, by the posting time of your bank.',
        'Bank transfer: two to five working days.',
        'Instalments: the plan is corrected with the next statement.',
      ],
      'The mail Refund sent names sum and date. If nothing shows ten working days after that date, send us a statement of your bank without balances and we trace the payment.',
    ],
    [
      '退款什么时候到账',
      '退货入库登记后两个工作日内我们发出退款，到账时间取决于支付方式。',
      ['贝宝和钱包：24小时内。', '信用卡和储蓄卡：三到七个工作日，以银行入账时间为准。', '银行转账：两到五个工作日。', '分期：在下一期账单更正。'],
      '“退款已发出”邮件写明金额和日期。若该日期后十个工作日仍未到账，请发来遮盖余额的账单，我们追查付款。',
    ],
  ),
  topic(
    'refund',
    [
      'The refund is lower than expected',
      'A refund can be lower than the price you paid for one of four reasons. The mail Refund sent shows the sum line by line.',
      [
        'Outbound shipping is paid back only when the whole order is returned within 14 days.',
        'A voucher is spread over all pieces; its share stays with the pieces you keep.',
        'Goods with signs of use are paid back with a deduction.',
        'Bank fees or exchange rates can change the amount in your currency.',
      ],
      'If none of them fits, reply with the order number and the sum that is missing. We check the booking and pay the difference within two working days when the mistake is ours.',
    ],
    [
      '退款金额比预期少',
      '退款少于付款有四种原因，“退款已发出”邮件里逐行列出。',
      [
        '仅当整单在十四天内退回时才退去程运费。',
        '优惠券按商品分摊，保留商品对应的部分不退。',
        '有使用痕迹的商品会扣减。',
        '银行手续费或汇率会影响本币金额。',
      ],
      '如果都不符合，请回复订单号和缺少的金额，我们核对后若是失误，两个工作日内补足。',
    ],
  ),
  topic(
    'refund',
    [
      'Refund policy: what can be refunded and how',
      'You may return most goods within 30 days after delivery and get the money back to the means of payment you used. The days count from the last parcel of the order.',
      [
        'Unused, with labels: full price.',
        'Opened but not used: full price, except for cosmetics and earphones.',
        'Sale goods: the price you paid, within 14 days.',
        'Gift cards and made-to-measure goods: no refund.',
      ],
      'You get money, not a voucher, unless you choose a voucher yourself. Faulty goods are covered by the warranty far beyond these days. The law of your country may give you more rights; those always apply.',
    ],
    [
      '退款政策：哪些可退、怎么退',
      '大多数商品签收后30天内可退，款项原路退回。天数从订单最后一个包裹签收起算。',
      [
        '未使用且吊牌完好：全额退款。',
        '拆封未使用：全额退款，化妆品和耳机除外。',
        '打折商品：签收后十四天内，退实付金额。',
        '礼品卡和定制商品：不可退款。',
      ],
      '默认退钱而不是退券，除非您选择退券。质量问题适用保修，时间更长。当地法律给予的权利始终有效。',
    ],
  ),
  topic(
    'refund',
    [
      'Refund above the limit: who approves',
      'For agents. Refunds up to 50 euros can be approved by every agent, up to 200 by level two, above that by the shift lead.',
      [
        'Check that the return is booked or the carrier confirmed the loss.',
        'Write the reason in an internal note.',
        'Set the tag refund_approval and hand over to Tier 2 when above your limit.',
        'Tell the customer the date by which an answer comes, at the latest two working days.',
      ],
      'Never promise a date of arrival at the bank, only the date on which we send. Name the posting time of the means of payment; most customers who ask twice were told a date that the bank did not keep.',
    ],
    [
      '超额退款由谁审批',
      '客服内部使用。50欧元以内每位客服可批，200以内由二线批，以上由值班主管批。',
      ['确认退货已登记或承运商确认丢失。', '在内部备注写明原因。', '超权限请加标签 refund_approval 并转 Tier 2。', '告知客户最迟两个工作日内答复。'],
      '不要承诺银行到账日，只说我们发出的日期，并说明该支付方式的入账时间。问第二次的客户大多听到了银行没有兑现的日期。',
    ],
  ),
  topic(
    'return_exchange',
    [
      'How to return goods',
      'Returns are free in the European Union, the United Kingdom and mainland China; elsewhere a label costs 6 euros, taken off the refund.',
      [
        'Open the order and press Return.',
        'Choose the pieces and a reason; you get a label or a code.',
        'Pack the goods with labels attached and stick the label over the old one.',
        'Drop the parcel at any shop of the carrier within 14 days and keep the receipt.',
      ],
      'One label serves one parcel. Returns that arrive without our label cannot be matched and take up to four weeks. You can follow the return with the number on the receipt.',
    ],
    [
      '如何退货',
      '欧盟、英国和中国大陆退货免费，其他地区面单费6欧元从退款中扣除。',
      ['打开订单，点击“退货”。', '选择商品和原因，获得面单或二维码。', '保留吊牌装好，把面单贴在旧面单上。', '十四天内在承运商网点寄出并保留回执。'],
      '一张面单对应一个包裹。没有使用我们面单的退货无法匹配，最长需要四周。可凭回执单号查询。',
    ],
  ),
  topic(
    'return_exchange',
    [
      'The return label does not work',
      'Labels are valid for 14 days. An empty page or a refused code has a simple remedy in nearly all cases.',
      [
        'Empty page: open the file with another reader or show the code on your phone.',
        'Code refused: it has run out, press New label in the return.',
        'Shop refuses the parcel: it may be over 20 kg or 120 cm; ask us for a collection.',
        'No printer: most shops print for free.',
      ],
      'If the label was for another carrier than the shops near you, tell us your postcode and we send one of another carrier. Please do not pay for a parcel of your own; we cannot pay that back.',
    ],
    [
      '退货面单无法使用',
      '面单十四天有效。空白页或扫码失败大多很容易解决。',
      [
        '空白页：换一个阅读器，或在手机上出示二维码。',
        '二维码无效：已过期，在退货里点击“新面单”。',
        '网点拒收：可能超过20公斤或120厘米，请预约上门。',
        '没有打印机：多数网点可免费打印。',
      ],
      '若附近没有该承运商网点，请告诉我们邮编，我们换一家。请不要自费寄出，费用无法报销。',
    ],
  ),
  topic(
    'return_exchange',
    [
      'Exchange for another size or colour',
      'An exchange reserves the new piece at once and ships it when the carrier has scanned your return, not only when it reaches us.',
      [
        'Press Return and choose Exchange as the wish.',
        'Pick size or colour; sold-out ones are grey.',
        'Send the old piece with the label.',
        'You get the tracking of the new piece by mail.',
      ],
      'An exchange is free once per order. For another article please return the first one and place a new order, since prices may differ. During the sale we can reserve a piece for ten days only.',
    ],
    [
      '换尺码或颜色',
      '申请换货时立即预留新商品，承运商扫描退件后即发货，不必等入库。',
      ['点击“退货”，选择“换货”。', '选择尺码或颜色，灰色表示售罄。', '用面单寄回旧商品。', '新商品物流会发到邮箱。'],
      '每单免费换货一次。换其他商品请退货后重新下单，价格可能不同。大促期间只能预留十天。',
    ],
  ),
  topic(
    'return_exchange',
    [
      'Has my return arrived?',
      'A return takes five to ten days to the warehouse and up to five working days to be booked. You get a mail at each step.',
      [
        'Delivered according to the carrier: it waits for booking.',
        'Booked: the refund leaves within two working days.',
        'Still on its way after 14 days: send us the receipt.',
        'Part of the parcel booked only: reply to the mail with the list of what you sent.',
      ],
      'In November and January booking can take eight working days. The date of the scan at the shop counts for your right of return, so a slow warehouse is never at your cost.',
    ],
    [
      '退件是否已收到',
      '退件到仓需五到十天，登记最多五个工作日，每一步都有邮件。',
      ['承运商显示送达：等待登记。', '已登记：两个工作日内退款。', '十四天仍在途：请发来回执。', '只登记了一部分：回复邮件并列出寄回清单。'],
      '十一月和一月登记可能需要八个工作日。退货期限以网点扫描日为准，仓库慢不影响您的权利。',
    ],
  ),
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
