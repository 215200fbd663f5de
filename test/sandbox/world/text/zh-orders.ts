import type { Matter } from './phrase.ts'

export const ZH_WHERE: readonly Matter[] = [
  {
    subjects: ['{item}还没到', '包裹到哪了', '{ref}什么时候送到'],
    first: [
      '我{when}买的{item}到现在都没收到',
      '{ref}里的{item}已经在路上{days}天了，正常吗',
      '请帮我查一下{item}现在在哪里，应该送到{place}',
      '说好{when}送达的{item}一直没有消息',
    ],
    again: [
      '那件{item}还是没有人送来',
      '你们说很快就到，可是{item}影子都没看见',
      '等了这么久，{place}依旧没有{item}',
      '快递员到今天也没联系我送{item}',
    ],
    answers: ['已向{carrier}核实，包裹离开分拨中心，预计两个工作日内送达。', '包裹在途中，因中转延误，新的物流链接发给您了。'],
  },
  {
    subjects: ['物流不更新', '{days}天没有扫描', '单号没有动静'],
    first: [
      '{carrier}的物流{days}天没更新了，里面是{item}',
      '{item}从{when}起一直显示已揽收，没有下文',
      '查{ref}的轨迹停在{carrier}，{item}好像没动过',
      '{carrier}说根本没收到你们{when}寄的{item}',
    ],
    again: ['{item}的轨迹还停在同一行', '每天看{carrier}页面都是那条记录，{item}没往前走', '让我等的这几天{item}没有任何新扫描'],
    answers: ['已向{carrier}提交查件，三个工作日内答复，我会通知您。', '面单生成晚了，{carrier}今天已扫描，链接可以看到。'],
  },
  {
    subjects: ['显示签收但没收到', '包裹丢了', '签收异常'],
    first: [
      '{carrier}显示{item}{when}已签收，可是{place}没人收到',
      '系统写着本人签收，我的{item}却不在{place}',
      '{item}说放在{place}了，我一直在家没见到',
      '你们那边{ref}是已收货，{item}我根本没拿到',
    ],
    again: ['邻居那里也没有{item}，我都问过了', '派件员说不清把{item}放哪了', '按你们说的又等了，{item}没有出现'],
    answers: ['已向{carrier}调取签收凭证并申请理赔，若确认丢失会补寄。', '包裹由邻居代收，{carrier}留了卡片。'],
  },
]
export const ZH_REFUND: readonly Matter[] = [
  {
    subjects: ['{item}的退款', '钱什么时候到账', '退款没收到'],
    first: [
      '{when}把{item}寄回去了，{amount}还没退到我的{pay}',
      '退到{pay}要多久，你们{when}就收到{item}了',
      '退回{item}已经{days}天，{pay}上没有退款',
      '请问{item}的{amount}什么时候退给我',
    ],
    again: [
      '银行说没有你们关于{item}的入账',
      '{pay}里一分钱也没进，{amount}还欠着',
      '你们讲{amount}已经打了，账单上查不到',
      '天天看{pay}，{item}那笔一直没回来',
    ],
    answers: ['{amount}今天已退出，{pay}最多五个工作日显示。', '退款已登记，视银行而定三到七天到账。'],
  },
  {
    subjects: ['退款金额不对', '少退了钱', '只退了一部分'],
    first: [
      '{item}退的钱比付的少，{pay}上差{amount}',
      '我{when}退的{item}为什么扣了运费',
      '{ref}只退了一部分，{item}还差{amount}',
      '{item}退回的数目和账单{amount}对不上',
    ],
    again: ['{item}少的{amount}到现在没补', '没人跟我解释{item}为什么少退', '差额还挂着，说的是{item}那单'],
    answers: ['个人原因退货不退运费，规则和明细发给您了。', '您说得对，少退的{amount}已经补上。'],
  },
  {
    subjects: ['退款规则咨询', '能不能退款', '打折商品退款'],
    first: [
      '{when}打折买的{item}适用退款规则吗',
      '看不懂{item}到底退现金还是退券',
      '页面写{days}天内可退，是从{item}签收算还是下单算',
      '{item}我{when}拆了包装，还能退{amount}吗',
    ],
    again: ['关于{item}的答复跟退款页面写的矛盾', '一个说退券一个说退钱，我的{item}听谁的', '规则看了两遍，{item}能不能退还是糊涂'],
    answers: ['打折商品签收后十四天内可退，原路退回{pay}。', '拆封未使用可以退款，请保留吊牌寄回{item}。'],
  },
]
export const ZH_RETURN: readonly Matter[] = [
  {
    subjects: ['退货{item}', '退货面单', '怎么退'],
    first: [
      '{when}收到的{item}不合适，想退掉',
      '从{place}怎么退{item}，箱子里没有面单',
      '请给{ref}的{item}发一张退货面单',
      '{item}跟想的不一样，{days}天内退到哪里',
    ],
    again: ['发来的{item}面单打不出来，是空白的', '{place}网点不收我的{item}，说码过期', '{item}的面单我现在还没有'],
    answers: ['退货面单如下，十四天有效，任意{carrier}网点可寄。', '面单已更新，打印或出示二维码即可。'],
  },
  {
    subjects: ['尺码不对', '换{item}', '想换尺寸'],
    first: [
      '{item}太小了，能换大一码吗',
      '{when}到的{item}没穿过，想换个颜色',
      '{item}比尺码表大很多，请帮我换',
      '{ref}的{item}版型不对，可以调换吗',
    ],
    again: ['换来的{item}还是原来那个错的尺码', '{item}{when}就寄回去了，换货没到', '另一个尺码的{item}到现在没发'],
    answers: ['已为您预留另一尺码，退货扫描后发出。', '该尺码售罄，可退款或换相近的{item}。'],
  },
  {
    subjects: ['退货到了吗', '收到我的退件没', '退件没登记'],
    first: [
      '{when}寄的{item}退货你们仓库收到没有',
      '{carrier}{days}天前就送到你们那了，账户里{item}没动静',
      '{item}退货一直显示待收，其实{when}就到了',
    ],
    again: ['寄回的{item}你们还没登记', '账户还是等待{item}，{carrier}的回执在我手上', '{item}在你们那放很久了，没人处理'],
    answers: ['仓库已找到包裹，今天登记完成。', '退件到仓后五天内登记，您的正在排队。'],
  },
]
export const ZH_DAMAGED: readonly Matter[] = [
  {
    subjects: ['{item}破损', '收到就坏的', '商品损坏'],
    first: [
      '{item}收到有{defect}，箱子一角压扁了',
      '{when}拆开发现{item}{defect}',
      '全新的{item}居然{defect}，怎么办',
      '很遗憾{ref}里的{item}有{defect}',
    ],
    again: ['补发的{item}也有{defect}', '{defect}的照片发了，{item}没有处理结果', '我那个{defect}的{item}没人管'],
    answers: ['抱歉，新的{item}明天发出，坏的请留给{carrier}取回。', '照片收到，已退{amount}，无需寄回。'],
  },
  {
    subjects: ['发错货', '不是我买的', '收到别的东西'],
    first: ['箱子里不是{item}，是完全别的东西', '我{when}选的是{item}，你们寄错了', '{ref}应该是{item}，颜色尺码都不对'],
    again: ['对的{item}还没给我，手上只有错的', '寄错的东西谁来取，我要的是{item}', '第二个包裹也不是我选的{item}'],
    answers: ['是我们的失误，正确的{item}正在打包，错的请留用。', '请用随附面单寄回，正确的{item}今天发出。'],
  },
  {
    subjects: ['少发商品', '包裹不全', '缺件'],
    first: ['{when}到的包裹里没有{item}', '{ref}只到了一半，缺{item}', '少一件{item}，清单上明明写着'],
    again: ['漏发的{item}还在等', '说{item}随后寄，一直没寄', '缺的那件{item}没有下文'],
    answers: ['{item}从另一仓库发出，会单独到。', '缺的{item}已免费补寄，今天发出。'],
  },
]
export const ZH_CHANGE: readonly Matter[] = [
  {
    subjects: ['改地址', '{ref}地址错了', '换收货地址'],
    first: ['{item}的街道写错了，请寄到{place}', '{when}下单的{item}能改寄{place}吗', '我搬家了，{ref}的{item}要换地址'],
    again: ['看物流{item}还是往旧地址去', '{item}改的街道没有生效', '{item}面单上又是以前的地址'],
    answers: ['地址已改，稍后会收到新的确认。', '包裹已出库，已请{carrier}转寄。'],
  },
  {
    subjects: ['取消订单', '取消{ref}', '请停止发货'],
    first: ['{when}下的{item}不要了，请取消', '点了两次，现在有两单{item}，取消一单', '别发{ref}了，{item}在别处买到了'],
    again: ['明明取消了{item}还是发货了', '还收到{item}打包的通知，不是停了吗', '多出来的那单{item}还在账户里'],
    answers: ['订单已取消，款项已释放。', '来不及拦截，请拒收，我们退款。'],
  },
  {
    subjects: ['加一件', '换款式', '改颜色'],
    first: ['{item}发货前还能换颜色吗', '请在{ref}里再加一件{item}', '{when}的{item}选错款了，能改吗'],
    again: ['确认单里没有{item}的修改', '{item}还是写旧款', '答应改{item}的，账单是旧的'],
    answers: ['已修改，确认单显示新款。', '已付款订单不能加件，第二单用此码免运费。'],
  },
]
