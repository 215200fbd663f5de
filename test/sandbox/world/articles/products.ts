import { topic, type Topic } from './topic.ts'

export const PRODUCTS: readonly Topic[] = [
  topic(
    'product_question',
    [
      'Find the right size',
      'Sizes differ by maker. The table beside each piece gives measures of the piece itself in centimetres, not of the body.',
      [
        'Measure a piece that fits you, laid flat.',
        'Compare chest, waist and length with the table.',
        'Between two sizes take the larger one for coats, the smaller one for knitwear.',
        'Read the note Runs small or Runs large under the table.',
      ],
      'Shoes are listed in European sizes with the length of the foot. For children add one centimetre. An exchange of the size is free once per order in most countries.',
    ],
    [
      '如何选择尺码',
      '不同品牌尺码不同。商品旁的尺码表是衣物平铺的厘米数，不是身体尺寸。',
      ['把一件合身的衣服平铺测量。', '对照胸围、腰围和衣长。', '介于两码之间，外套选大，针织选小。', '留意表下“偏小”“偏大”的说明。'],
      '鞋子按欧码并注明脚长，儿童请加一厘米。多数国家每单可免费换一次尺码。',
    ],
  ),
  topic(
    'product_question',
    [
      'Back in stock and pre-orders',
      'The date under the button is the day on which we expect goods in the warehouse, not the day of delivery.',
      [
        'Press Notify me and choose size and colour.',
        'The mail goes to everybody on the list at the same time.',
        'A pre-order reserves the piece and is charged at dispatch only.',
        'If the date moves by more than a week you may cancel at once.',
      ],
      'Pieces without a date will not come back. We cannot reserve goods that are not on pre-order, nor tell how many are coming.',
    ],
    [
      '补货与预售',
      '按钮下的日期是预计到仓日，不是送达日。',
      ['点击“到货提醒”，选择尺码颜色。', '到货时所有人同时收到邮件。', '预售会锁定商品，发货时才扣款。', '日期推迟一周以上可立即取消。'],
      '没有日期的商品不再补货。非预售商品无法预留，也无法告知到货数量。',
    ],
  ),
  topic(
    'product_question',
    [
      'Plugs, voltage and adapters',
      'Electric goods are delivered with the plug of the country you order to. The voltage range is printed on the type plate.',
      [
        '100–240 V: works everywhere, a plug adapter is enough.',
        '220–240 V only: not for the United States, Canada and Taiwan.',
        'Heaters and hair dryers need their own voltage.',
        'Adapters are in the shop under Travel.',
      ],
      'Never cut off a plug: the warranty ends with it. If a wrong plug came with the piece, send us a photo and we post the right one within two working days.',
    ],
    [
      '插头、电压与转换器',
      '电器按收货国家配插头，电压范围印在铭牌上。',
      ['100–240V：全球可用，只需转换插头。', '仅220–240V：不能用于美国、加拿大和台湾。', '电暖器和吹风机必须匹配电压。', '转换器在商店“旅行”分类。'],
      '请勿剪掉插头，否则保修失效。插头发错请发照片，两个工作日内补寄。',
    ],
  ),
  topic(
    'product_question',
    [
      'Connect a device for the first time',
      'Smart watches, ear buds and cameras pair by Bluetooth with the Exmar Home app. The first pairing takes about two minutes.',
      [
        'Charge the device for 30 minutes.',
        'Hold the button for five seconds until it blinks.',
        'Open the app, press plus and choose the device.',
        'Keep both within one metre until the update is done.',
      ],
      'It does not appear? Remove it from the Bluetooth list of the phone and start again. Phones with a version below Android 9 or iOS 14 are not supported.',
    ],
    [
      '首次连接设备',
      '手表、耳机和摄像头通过蓝牙与 Exmar Home 应用配对，首次约两分钟。',
      ['先充电30分钟。', '长按按钮五秒直到闪灯。', '打开应用，点加号选择设备。', '更新完成前保持一米以内。'],
      '没有出现请从手机蓝牙列表删除后重试。低于安卓9或iOS14的手机不支持。',
    ],
  ),
  topic(
    'warranty_inspection',
    [
      'Warranty: what is covered',
      'Goods carry a warranty of two years in the European Union and the United Kingdom, one year elsewhere. It covers faults, not wear.',
      [
        'Covered: dead batteries within a year, loose seams, faulty electronics.',
        'Not covered: scratches, water in goods that are not waterproof, foreign repairs.',
        'You need the order number, not the box.',
        'The first six months we assume that the fault was there from the start.',
      ],
      'Repair comes first, then a new piece, then a refund. A repaired piece keeps the rest of its warranty, at least three months.',
    ],
    [
      '保修范围',
      '欧盟和英国保修两年，其他地区一年，涵盖质量故障，不涵盖磨损。',
      ['涵盖：一年内电池失效、开线、电子故障。', '不涵盖：划痕、非防水商品进水、自行维修。', '需要订单号，不需要外箱。', '前六个月视为出厂即存在。'],
      '先维修，再换新，最后退款。维修后的商品延续剩余保修，至少三个月。',
    ],
  ),
  topic(
    'warranty_inspection',
    [
      'Send goods in for inspection',
      'Our workshop looks at every warranty case by hand. Nobody can decide it at first contact; please allow ten working days.',
      [
        'Ask for an inspection label in the order.',
        'Remove personal data and accessories.',
        'Write the fault on the enclosed form in a few words.',
        'You get a mail on arrival and one with the result.',
      ],
      'If the fault is not covered you get an offer for the repair, or the piece comes back free of charge. A loan device is offered for watches only.',
    ],
    [
      '送修检测',
      '维修部逐件人工检测，首次联系无法当场判定，请预留十个工作日。',
      ['在订单中申请检测面单。', '清除个人数据，取下配件。', '在随附表格简要写明故障。', '到件和结果都有邮件通知。'],
      '不在保修范围会提供维修报价，或免费寄回。仅手表提供备用机。',
    ],
  ),
  topic(
    'website_error',
    [
      'The order page shows an error',
      'A white page or the message Something went wrong mostly comes from old files in the browser. Real faults are shown on our status page.',
      [
        'Look at the status page first.',
        'Reload with Ctrl and F5, or clear the cache of the app.',
        'Switch off blockers for our page.',
        'Use the app while the page is down: both have their own servers.',
      ],
      'Orders that were paid are safe even when the page does not show them. If the error stays for more than an hour and the status page is green, send us time, browser and a picture.',
    ],
    [
      '订单页面报错',
      '白屏或“出错了”大多因为浏览器旧缓存，真正的故障会在状态页公布。',
      ['先查看状态页。', '按Ctrl和F5刷新，或清除应用缓存。', '对本站关闭拦截插件。', '网页故障时请用应用，两者服务器独立。'],
      '已付款的订单即使不显示也是安全的。若状态页正常而错误超过一小时，请发来时间、浏览器和截图。',
    ],
  ),
  topic(
    'website_error',
    [
      'The app closes by itself',
      'The app needs Android 9 or iOS 14. Older phones can use the web shop in the browser.',
      [
        'Update the app in the store.',
        'Restart the phone.',
        'Clear the cache in the settings of the app, not the data.',
        'Install it anew; cart and orders are kept in your account.',
      ],
      'If it closes on one page only, tell us which one and the time. In the days of a sale the app may show a waiting room; leave it open, your place is kept.',
    ],
    [
      '应用闪退',
      '应用需要安卓9或iOS14，旧手机可用浏览器访问。',
      ['在商店更新应用。', '重启手机。', '在设置里清除缓存而不是数据。', '重新安装，购物车和订单保存在账户中。'],
      '如果只在某一页面闪退，请告诉我们页面和时间。大促时可能出现排队页，请保持打开，位置会保留。',
    ],
  ),
  topic(
    'account_login',
    [
      'Recognise fake messages in our name',
      'Since the sale we have seen messages that ask for card data or a small customs fee. They do not come from us.',
      [
        'We write from addresses that end in exmar.example only.',
        'We never ask for a code, a password or a card number.',
        'Carriers ask for duty at the door or on their own page, not by link.',
        'Forward doubtful messages to us and delete them.',
      ],
      'If you have entered data, call your bank at once, change the password and tell us. We can stop orders that others place with your account.',
    ],
    [
      '识别冒充我们的信息',
      '大促以来出现索要银行卡或小额关税的短信，均非我们发送。',
      [
        '我们只用 exmar.example 结尾的地址。',
        '我们绝不索要验证码、密码或卡号。',
        '承运商在上门或自有页面收税，不发链接。',
        '可疑信息请转给我们后删除。',
      ],
      '若已填写资料，请立即联系银行、修改密码并告知我们，我们可以拦截他人用您账户下的订单。',
    ],
  ),
]
