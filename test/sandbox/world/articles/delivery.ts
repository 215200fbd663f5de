import { topic, type Topic } from './topic.ts'

export const DELIVERY: readonly Topic[] = [
  topic(
    'where_is_my_order',
    [
      'Where is my order?',
      'You find the state of every order under My account, Orders. The mail that confirms dispatch holds a tracking link of the carrier as well.',
      [
        'Open Orders and choose the order.',
        'Press Track parcel; the carrier page opens in a new tab.',
        'A new scan can take up to 48 hours to appear after dispatch.',
        'International parcels show no scans while they fly, often three to five days.',
      ],
      'If nothing has moved for seven days, or the promised day is past by three working days, write to us: we open a search with the carrier and answer within three working days.',
    ],
    [
      '我的订单到哪了？',
      '每个订单的状态都在“我的账户—订单”里，发货邮件中也有承运商的物流链接。',
      [
        '打开订单列表，选择对应订单。',
        '点击“查看物流”，会打开承运商页面。',
        '发货后首次扫描最多需要48小时才会显示。',
        '国际包裹在空运途中三到五天没有扫描记录，属于正常情况。',
      ],
      '如果物流七天没有更新，或超过承诺送达日三个工作日仍未收到，请联系我们，我们会向承运商提交查件，并在三个工作日内答复。',
    ],
  ),
  topic(
    'where_is_my_order',
    [
      'Tracking does not move',
      'A tracking number that shows no movement usually waits for its first scan or sits in an aircraft container. It rarely means that the parcel is lost.',
      [
        'Label created: the parcel is packed and waits for collection, up to two working days.',
        'Handed to airline: no scans for three to five days.',
        'Held: see the article on customs.',
        'Out for delivery for more than one day: ask the local carrier with the number.',
      ],
      'After seven days without a new line we start a search. You need not do anything but confirm your address. If the parcel is not found within ten days we send a new one or refund you in full.',
    ],
    [
      '物流信息不更新怎么办',
      '单号没有动静，通常是在等待首次扫描，或者在航空集装箱里，很少意味着丢件。',
      [
        '已创建面单：包裹已打包等待揽收，最多两个工作日。',
        '已交航空公司：三到五天没有扫描。',
        '已扣留：请看清关说明。',
        '派送中超过一天：请凭单号联系当地承运商。',
      ],
      '七天没有新记录，我们会启动查件，您只需确认地址。十天内找不到，我们补寄或全额退款。',
    ],
  ),
  topic(
    'where_is_my_order',
    [
      'Marked as delivered but not received',
      'Carriers sometimes scan a parcel as delivered when they load it, or leave it with a neighbour, in a locker or behind the house.',
      [
        'Look for a card and ask neighbours, reception and family.',
        'Check whether the address in the order is right.',
        'Wait until the end of the next working day: early scans are common.',
        'Then write to us and say that nobody has accepted the parcel.',
      ],
      'We ask for proof of delivery with signature or photo. If it does not show your address we send the goods again at no cost. Please tell us within fourteen days after the scan, since carriers close claims after that.',
    ],
    [
      '显示已签收但没有收到',
      '承运商有时在装车时就扫描签收，或者把包裹交给邻居、放在快递柜或屋后。',
      [
        '找一找通知卡，询问邻居、前台和家人。',
        '核对订单上的地址是否正确。',
        '请等到下一个工作日结束，提前扫描很常见。',
        '仍未找到请联系我们，并说明没有人代收。',
      ],
      '我们会调取签收凭证（签名或照片）。若凭证不是您的地址，我们免费补寄。请在扫描后十四天内告知，逾期承运商不再受理理赔。',
    ],
  ),
  topic(
    'where_is_my_order',
    [
      'My order comes in several parcels',
      'Goods lie in different warehouses, so one order may travel in two or three parcels on different days. You pay shipping once.',
      [
        'Each parcel has its own tracking number in the order page.',
        'The packing list says what is in this parcel and what follows.',
        'Parcels from the overseas warehouse take about six days longer.',
        'Nothing is missing as long as one parcel is still on its way.',
      ],
      'If every parcel is delivered and a piece is lacking, send us a photo of the packing list and of the label. We answer within one working day and ship the missing piece free of charge.',
    ],
    [
      '一个订单分多个包裹',
      '商品存放在不同仓库，一个订单可能分两三个包裹在不同日期送达，运费只收一次。',
      ['订单页面里每个包裹都有单独的物流单号。', '装箱单写明本包裹内容和后续包裹。', '海外仓的包裹大约晚六天。', '只要还有包裹在途，就不算少件。'],
      '全部签收后仍然缺件，请发来装箱单和面单照片，我们一个工作日内答复，并免费补寄缺少的商品。',
    ],
  ),
  topic(
    'order_change',
    [
      'Change the delivery address',
      'You can change the address yourself until the order is packed, usually for two hours after payment. After that only the carrier can redirect it.',
      [
        'Open the order and press Change address.',
        'No button? The parcel is packed: write to us at once with the full new address.',
        'After dispatch use the redirect service on the page of the carrier.',
        'A change to another country is not possible; cancel and order anew.',
      ],
      'A redirect by the carrier may cost a fee, which we pay when the mistake was ours. Parcels sent back to us because of a wrong address are refunded without the shipping cost.',
    ],
    [
      '修改收货地址',
      '付款后约两小时内、打包之前，可以自行修改地址；之后只能由承运商改派。',
      [
        '打开订单，点击“修改地址”。',
        '没有按钮说明已打包，请立即把完整新地址发给我们。',
        '发货后请使用承运商页面的改派服务。',
        '不能改到其他国家，请取消后重新下单。',
      ],
      '承运商改派可能收费，若是我们的失误由我们承担。因地址错误退回的包裹，退款时扣除运费。',
    ],
  ),
  topic(
    'order_change',
    [
      'Cancel an order',
      'An order can be cancelled at no cost as long as it is not packed. Pre-orders and goods made to measure can be cancelled within 24 hours.',
      [
        'Open the order and press Cancel.',
        'You get a mail that confirms it within minutes.',
        'The payment is released at once; your bank may need three to five days to show it.',
        'Already packed? Refuse the parcel at the door or return it after delivery.',
      ],
      'Did you click twice? Cancel the newer order. If both are packed already, tell us before they leave and we stop one of them where possible, but we cannot promise it on sale days.',
    ],
    [
      '取消订单',
      '打包之前可以免费取消；预售和定制商品可在24小时内取消。',
      ['打开订单，点击“取消”。', '几分钟内会收到确认邮件。', '款项立即释放，银行显示需要三到五天。', '已经打包？请拒收包裹或签收后退货。'],
      '重复下单请取消较新的一单。若都已打包，请在发货前告诉我们，我们会尽量拦截一单，大促期间无法保证。',
    ],
  ),
  topic(
    'order_change',
    [
      'Add or change items in an order',
      'A paid order cannot take more pieces, because price and shipping are fixed with the payment. Size and colour can be changed before packing.',
      [
        'Press Change variant beside the piece.',
        'The difference in price is charged or paid back to the same means of payment.',
        'For one more piece place a second order.',
        'Write to us within the hour and we join both orders in one parcel.',
      ],
      'Changes are not possible for pre-orders that have been confirmed with a date and for goods of other sellers on our market place; please write to the seller there.',
    ],
    [
      '修改或增加商品',
      '已付款订单不能加件，因为价格和运费已经确定；打包前可以改尺码和颜色。',
      ['点击商品旁的“更换款式”。', '差价从原支付方式补收或退回。', '需要加件请另下一单。', '一小时内联系我们，可以合并成一个包裹。'],
      '已确认日期的预售以及平台其他卖家的商品不能修改，请在页面联系卖家。',
    ],
  ),
  topic(
    'damaged_wrong_item',
    [
      'Goods arrived damaged',
      'We are sorry. Please tell us within seven days after delivery, keep the box and do not send anything back before we have answered.',
      [
        'Take a photo of the damage and one of the whole piece.',
        'Take a photo of the box and its label.',
        'Press Report a problem in the order and add the photos.',
        'Say whether you want a new one, a part of the price back, or a refund.',
      ],
      'Most reports are settled within one working day. The carrier may want to see the damaged parcel, so please keep it for fourteen days. You never pay for the return of damaged goods.',
    ],
    [
      '收到商品破损',
      '非常抱歉。请在签收后七天内告诉我们，保留外箱，在我们答复前不要寄回。',
      ['拍一张损坏处和一张整体照片。', '拍一张外箱和面单照片。', '在订单里点击“反馈问题”并上传照片。', '说明想要补发、部分退款还是全额退款。'],
      '大多数反馈一个工作日内处理。承运商可能查看破损包裹，请保留十四天。破损退货的运费由我们承担。',
    ],
  ),
  topic(
    'damaged_wrong_item',
    [
      'I received the wrong item',
      'If size, colour or article differ from the order, it was our mistake and we correct it without cost.',
      [
        'Compare the label on the bag with the order page.',
        'Send us a photo of the bag label with its bar code.',
        'We ship the right piece on the same day if it is in stock.',
        'You get a free label for the wrong one, or we ask you to keep it.',
      ],
      'Please do not wear or open the wrong item when it has to come back. If the right piece is sold out, you choose between a refund and a similar one at the same price.',
    ],
    [
      '收到错误的商品',
      '尺码、颜色或款式与订单不符是我们的失误，免费更正。',
      ['核对袋上标签与订单页面。', '发来带条码的袋标照片。', '有库存当天补发正确商品。', '我们提供免费面单取回错发件，或请您留用。'],
      '需要寄回的错发件请勿穿用拆封。若正确商品售罄，可选择退款或同价相近商品。',
    ],
  ),
  topic(
    'damaged_wrong_item',
    [
      'A part is missing from the box',
      'Small parts are often packed inside the padding or in a second box. Please look there first.',
      [
        'Check the list of parts on page two of the manual.',
        'Look inside hollow parts and under the padding.',
        'Tell us the number of the missing part as printed in the manual.',
        'We post spare parts within two working days.',
      ],
      'If the piece cannot be used without the missing part and we have none in stock, we take the whole piece back and refund it, with free return. Screws and feet of furniture are always in stock.',
    ],
    [
      '包装内缺少配件',
      '小配件常放在填充物里或第二个箱子里，请先查看。',
      ['核对说明书第二页的配件清单。', '检查空心部件和填充物下方。', '把说明书上的缺件编号告诉我们。', '两个工作日内寄出配件。'],
      '缺件导致无法使用且无库存时，我们免费取回整件并退款。家具的螺丝和脚垫常备库存。',
    ],
  ),
]
