/** Articles that differ by country, means of payment or material: one frame, other facts. */
import { topic, type Topic } from './topic.ts'

const PLACES = [
  ['Germany', '德国', 'DHL', '3–5', '7–10', '49 euros', '150 euros', '19 %'],
  ['the United Kingdom', '英国', 'Royal Mail', '3–6', '8–11', '45 pounds', '135 pounds', '20 %'],
  ['the United States', '美国', 'UPS', '5–8', '9–14', '60 dollars', '0 dollars', '0 %'],
  ['France', '法国', 'Colissimo', '3–6', '7–11', '49 euros', '150 euros', '20 %'],
  ['Australia', '澳大利亚', 'Australia Post', '6–9', '10–15', '80 dollars', '1,000 dollars', '10 %'],
  ['Singapore', '新加坡', 'SingPost', '3–5', '6–9', '60 dollars', '400 dollars', '9 %'],
  ['Malaysia', '马来西亚', 'Pos Laju', '4–7', '7–12', '150 ringgit', '500 ringgit', '10 %'],
  ['Hong Kong', '香港', 'SF Express', '2–3', '3–5', '300 dollars', 'no limit', '0 %'],
  ['Taiwan', '台湾', 'T-Cat', '2–4', '4–7', '1,200 dollars', '2,000 dollars', '5 %'],
  ['mainland China', '中国大陆', 'SF Express', '1–3', '6–10', '199 yuan', '5,000 yuan', '9.1 %'],
] as const

const delivery = ([en, zh, carrier, local, overseas, free]: (typeof PLACES)[number]): Topic =>
  topic(
    'where_is_my_order',
    [
      `Delivery times and shipping cost in ${en}`,
      `Parcels to ${en} travel with ${carrier}. The days below are working days after dispatch, and dispatch follows within 24 hours after payment.`,
      [
        `From the local warehouse: ${local} days.`,
        `From the overseas warehouse: ${overseas} days.`,
        `Shipping is free from ${free} of goods in one order.`,
        'Bulky goods over 20 kg are announced by phone and come two to four days later.',
      ],
      `In the weeks after 11.11 add three days. ${carrier} tries twice, then keeps the parcel for seven days in a shop near you. Post office boxes can be served by letter post only.`,
    ],
    [
      `${zh}的配送时间和运费`,
      `寄往${zh}的包裹由${carrier}承运。以下为发货后的工作日，付款后24小时内发货。`,
      [`本地仓：${local}天。`, `海外仓：${overseas}天。`, `单笔满${free}免运费。`, '超过20公斤的大件会电话预约，晚两到四天。'],
      `双十一后几周请多预留三天。${carrier}派送两次，之后在附近网点保管七天。邮政信箱只能寄信件。`,
    ],
  )
const customs = ([en, zh, carrier, , , , limit, vat]: (typeof PLACES)[number]): Topic =>
  topic(
    'customs_tax',
    [
      `Customs and tax in ${en}`,
      `Whether you pay import tax in ${en} depends on the value of the parcel and on the warehouse it comes from. Goods from the local warehouse are always free of duty.`,
      [
        `Up to ${limit}: tax of ${vat} is in the price at checkout, nothing is due at the door.`,
        `Above ${limit}: ${carrier} asks for duty and a handling fee.`,
        'A parcel held for papers needs the invoice from your account.',
        'Send us the receipt if duty was asked for although it was included.',
      ],
      'We pay back wrongly charged duty within five working days after we have the receipt. Refused parcels come back to us and are refunded without shipping; the fee of the carrier may be taken off.',
    ],
    [
      `${zh}的关税与进口税`,
      `${zh}是否需要缴税取决于包裹价值和发货仓库，本地仓发货一律免税。`,
      [
        `${limit}以内：结账价已含${vat}税，送货时无需再付。`,
        `超过${limit}：${carrier}会收取关税和手续费。`,
        '因资料被扣留，请提供账户里的发票。',
        '已含税却被收费，请把收据发给我们。',
      ],
      '收到收据后五个工作日内退还误收税款。拒收的包裹退回后扣除运费退款，承运商手续费可能扣除。',
    ],
  )

const WALLETS = [
  ['PayPal', '贝宝', 'six months', '六个月'],
  ['Visa and Mastercard', '信用卡', 'four months', '四个月'],
  ['Apple Pay', '苹果支付', 'four months', '四个月'],
  ['Klarna', 'Klarna先买后付', 'thirty days', '三十天'],
  ['Alipay', '支付宝', 'three months', '三个月'],
  ['WeChat Pay', '微信支付', 'three months', '三个月'],
  ['bank transfer', '银行转账', 'no time', '不适用'],
] as const
const paying = ([en, zh, dispute, disputeZh]: (typeof WALLETS)[number]): Topic =>
  topic(
    'payment_failed',
    [
      `Paying with ${en}`,
      `You can pay with ${en} in the shop and in the app. The sum is shown in your currency before you confirm, without a fee of ours.`,
      [
        `Choose ${en} at checkout and confirm within ten minutes.`,
        'The order is placed when you see the page with the order number.',
        'Refunds always go back to the same account.',
        'A hold that you see before dispatch turns into the payment on the day the goods leave.',
      ],
      `If the page jumps back, allow pop-ups and try once more; do not press twice. Disputes with ${en} are open for ${dispute}; please write to us first, it is faster and does not block the refund.`,
    ],
    [
      `使用${zh}付款`,
      `商店和应用均支持${zh}，确认前以本币显示金额，我们不收手续费。`,
      [`结账时选择${zh}，十分钟内确认。`, '看到带订单号的页面即下单成功。', '退款一律原路退回。', '发货前看到的预授权会在发货日转为付款。'],
      `页面跳回请允许弹窗后重试，不要重复点击。${zh}的争议期为${disputeZh}，请先联系我们，更快且不影响退款。`,
    ],
  )

const MATERIALS = [
  ['wool', '羊毛', 'by hand in cold water', '冷水手洗', 'flat on a towel', '平铺在毛巾上'],
  ['linen', '亚麻', 'at 30 degrees, half full', '三十度、半满', 'on a line, in shape', '整形后悬挂'],
  ['leather', '皮革', 'never in water, only with a damp cloth', '不可水洗，仅用湿布', 'away from heaters', '远离热源'],
  ['silk', '丝绸', 'by hand with mild soap', '中性皂手洗', 'in the shade', '阴干'],
  ['down', '羽绒', 'at 30 degrees with down detergent', '三十度、羽绒专用洗剂', 'in the dryer with two balls', '放两个球烘干'],
  ['cast iron', '铸铁', 'with hot water, no soap', '热水、不用洗剂', 'on the stove, then oil it', '炉上烘干后抹油'],
  ['stainless steel', '不锈钢', 'in the dishwasher', '可用洗碗机', 'with a soft cloth', '软布擦干'],
] as const
const care = ([en, zh, wash, washZh, dry, dryZh]: (typeof MATERIALS)[number]): Topic =>
  topic(
    'product_question',
    [
      `Care for ${en}`,
      `With a little care things of ${en} last for years. The symbols on the label come first; these hints hold for most pieces in our shop.`,
      [`Wash: ${wash}.`, `Dry: ${dry}.`, 'Stains: dab at once with cold water, never rub.', 'Store: clean, dry and out of the sun.'],
      `Shrinking or rust after a wash against the label is not covered by the warranty. If a piece of ${en} loses colour at the first wash in the right way, send us a photo and we exchange it.`,
    ],
    [
      `${zh}的护理`,
      `稍加护理，${zh}制品可用多年。以标签符号为准，以下提示适用于本店多数商品。`,
      [`清洗：${washZh}。`, `干燥：${dryZh}。`, '污渍：立即用冷水轻点，不要揉搓。', '存放：洁净干燥，避免日晒。'],
      `不按标签清洗造成的缩水或生锈不在保修范围。${zh}制品首次正确清洗即褪色，请发照片，我们换新。`,
    ],
  )

export const BY_PLACE: readonly Topic[] = [...PLACES.map(delivery), ...PLACES.map(customs), ...WALLETS.map(paying), ...MATERIALS.map(care)]
