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
]
