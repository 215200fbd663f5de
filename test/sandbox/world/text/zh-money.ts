import type { Matter } from './phrase.ts'

export const ZH_CUSTOMS: readonly Matter[] = [
  {
    subjects: ['关税', '{item}被收税', '为什么要交税'],
    first: ['{carrier}要我为{item}付{amount}进口税，不是包税吗', '送{item}上门时要交关税，谁承担', '{ref}多出{amount}清关费，没人说过'],
    again: ['我垫的{item}关税{amount}还没退', '{item}的税他们又来要一次', '{item}进口费谁出到现在没说法'],
    answers: ['贵地结账已含税，请发收据，{amount}退给您。', '超过限额需缴税，结账页有说明。'],
  },
  {
    subjects: ['卡在海关', '海关要资料', '清关'],
    first: ['{item}{when}起卡在{place}海关，要发票', '海关来信问{item}，价值和编码怎么填', '装{item}的包裹清关等了{days}天'],
    again: ['海关说你们给的{item}文件不够', '{item}没放行，又要别的表', '{item}还扣着，他们怪寄件方'],
    answers: ['商业发票和税号在附件，请转给海关。', '资料已发{carrier}，正在清关。'],
  },
]
export const ZH_PAYMENT: readonly Matter[] = [
  {
    subjects: ['付款失败', '付不了款', '卡被拒'],
    first: ['买{item}结账时{pay}被拒，别处都能用', '用{pay}付{amount}页面总跳回来', '{item}结账最后一步{pay}报错'],
    again: ['{item}付款还是一样被拒，换浏览器也不行', '今天用{pay}也付不了，购物车里是{item}', '你教的办法没用，{item}付不了'],
    answers: ['银行需要在应用里确认，请允许弹窗再试。', '{pay}故障今早已恢复。'],
  },
  {
    subjects: ['重复扣款', '扣了两次', '两笔扣款'],
    first: ['一件{item}从{pay}扣了两次{amount}', '{ref}有两笔{amount}', '{when}{item}为什么{pay}收两遍'],
    again: ['{item}其中一笔还挂在{pay}上', '多扣的{amount}没放回来', '银行说{item}重复那笔是正式扣款'],
    answers: ['其中一笔是预授权，七天内自动释放。', '多扣的{amount}今天已退。'],
  },
  {
    subjects: ['付款没订单', '没有确认', '扣钱没下单'],
    first: ['{when}用{pay}付了{amount}，{item}没有订单', '钱扣了没收到{item}的确认', '{item}的订单在哪，{pay}已扣款'],
    again: ['账户里没有{item}的订单，只有扣款', '你们说找不到{item}付款，银行看得清清楚楚', '{item}确认一直没来'],
    answers: ['已找到付款并关联，确认马上发出。', '订单未生成，{amount}会自动退回{pay}。'],
  },
]
export const ZH_COUPON: readonly Matter[] = [
  {
    subjects: ['{code}用不了', '优惠券被拒', '没打折'],
    first: ['{code}买{item}不能用，邮件写着有效', '券{code}没给{item}减钱', '{code}能跟{item}特价一起用吗'],
    again: ['{code}照样被拒，我想按那价买{item}', '给我换的码系统不认', '{item}价格没有优惠'],
    answers: ['{code}限正价商品，这是{item}可用的新码。', '已给账户补{amount}，下单自动抵扣。'],
  },
  {
    subjects: ['买完就降价', '双十一价格', '价保'],
    first: ['{when}买的{item}今天便宜{amount}，能退差价吗', '有价保吗，{item}{when}开始打折', '差一天没赶上{item}活动'],
    again: ['{item}差价说好给的没给', '{item}便宜的{amount}不在账户里', '说{item}差价给券，没收到'],
    answers: ['七天价保，{amount}正在退。', '已过价保期，下次可用{code}。'],
  },
]
export const ZH_ACCOUNT: readonly Matter[] = [
  {
    subjects: ['登录不了', '重置密码', '账号被锁'],
    first: ['{when}起登不进账号，重置邮件收不到', '提示密码错误，我想看{item}', '试了{days}次账号锁了'],
    again: ['今天也没有重置邮件，垃圾箱也没有', '刚设新密码又被锁', '登不上，看不到{item}'],
    answers: ['已解锁并发送新链接，一小时有效。', '邮件被服务商拦了，请用此链接。'],
  },
  {
    subjects: ['改邮箱', '注销账号', '修改资料'],
    first: ['请改账号邮箱，旧的{when}停用了', '怎么注销账号和{item}的资料', '资料里手机号错了改不了'],
    again: ['通知还发到旧邮箱，没改', '资料还是以前的号码', '账号还在，我申请过注销'],
    answers: ['邮箱已改，请在邮件里确认。', '未完成订单结束后会注销账号。'],
  },
]
export const ZH_PRODUCT: readonly Matter[] = [
  {
    subjects: ['咨询{item}', '{item}尺码', '有货吗'],
    first: ['{item}什么时候补货', '{item}能机洗吗，会缩水吗', '{item}我穿哪个码，尺码表看不明白', '{item}插头在{place}能用吗'],
    again: ['还有一点没说：{item}偏小吗', '{item}仍显示无货，不是{when}就补吗', '关于{item}，插头没回答'],
    answers: ['{item}下周到货，已登记提醒。', '三十度洗，不缩水，按平时尺码。'],
  },
  {
    subjects: ['{item}怎么用', '说明书', '安装'],
    first: ['{item}没有说明书，怎么设置', '{when}买的{item}连不上，有什么窍门', '{item}怎么清洁才不伤'],
    again: ['照步骤做了{item}还是不启动', '{item}第二步我菜单里没有', '{item}一分钟就断开'],
    answers: ['长按五秒到闪灯再配对，说明书在附件。', '湿布擦，不用洗剂，指南在这里。'],
  },
]
export const ZH_WARRANTY: readonly Matter[] = [
  {
    subjects: ['{item}保修', '不工作了', '维修'],
    first: ['{item}用了{days}周就坏，{defect}', '{item}{defect}在保修内吗', '想送检{item}，{when}起{defect}'],
    again: ['{item}检测没有结果', '修回来的{item}照样{defect}', '{item}在维修点{when}到现在'],
    answers: ['请寄来，维修部十天内检测并答复。', '在保修内，检测后维修或更换。'],
  },
]
export const ZH_INVOICE: readonly Matter[] = [
  {
    subjects: ['{ref}发票', '要发票', '增值税发票'],
    first: ['{when}买的{item}要发票报税', '请把{ref}的发票开给公司', '{item}发票抬头错了'],
    again: ['{item}发票还是没有税号', '{item}的发票文件打不开', '改后的{item}抬头又错'],
    answers: ['发票在附件，账户里也有。', '抬头已改，新发票已发。'],
  },
]
export const ZH_WEBSITE: readonly Matter[] = [
  {
    subjects: ['订单页面打不开', '网站报错', '页面白屏'],
    first: ['打开{item}订单页就报错', '看不到订单，说出错了，我要{item}的信息', '{when}起{item}的订单页一直白屏', '点{item}应用就闪退'],
    again: ['今天订单页也不行，{item}只见白屏', '点{item}又报错', '说修好了，我这{item}页还是白的'],
    answers: ['订单页故障已修复，请刷新。', '请清缓存，或今晚前用应用。'],
  },
]
