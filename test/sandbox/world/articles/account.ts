import { topic, type Topic } from './topic.ts'

export const ACCOUNT: readonly Topic[] = [
  topic(
    'account_login',
    [
      'I cannot log in',
      'After five wrong passwords an account is locked for 30 minutes. Nobody at our desk can see or set your password.',
      [
        'Press Forgot password and use the newest mail; each link lives one hour.',
        'Look into spam and promotions; the sender is no-reply@exmar.example.',
        'Signed up by phone or wallet? Choose the same way to log in.',
        'Clear the cookies if the page jumps back to the form.',
      ],
      'Some providers block our mails for hours. Write to us from the address of the account and we send the link by text message to the number in the profile.',
    ],
    [
      '无法登录',
      '连续输错五次密码会锁定30分钟。客服无法看到或设置您的密码。',
      [
        '点击“忘记密码”，使用最新的邮件，链接一小时有效。',
        '检查垃圾邮件，发件人是 no-reply@exmar.example。',
        '用手机号或钱包注册的请用同样方式登录。',
        '页面反复跳回请清除缓存。',
      ],
      '部分邮箱会拦截几小时。请用账户邮箱联系我们，我们把链接发到资料里的手机号。',
    ],
  ),
  topic(
    'account_login',
    [
      'Change e-mail address or phone number',
      'You can change both in the profile. For your safety we confirm the change with the old address.',
      [
        'Open Profile and press Edit beside the entry.',
        'Confirm the mail at the old address, then the one at the new address.',
        'Old address gone? Write to us with the number of your last order and its sum.',
        'Open orders keep the old address for messages of the carrier.',
      ],
      'We need one working day to check a request without the old address and may ask for a photo of the last delivery label. We never ask for a password or a code.',
    ],
    [
      '修改邮箱或手机号',
      '可在资料中修改，为安全起见会向旧邮箱确认。',
      ['打开“资料”，点击“编辑”。', '先确认旧邮箱的邮件，再确认新邮箱。', '旧邮箱已停用，请提供最近订单号和金额。', '未完成订单的通知仍发往旧地址。'],
      '没有旧邮箱的申请需一个工作日核实，可能需要最近面单照片。我们绝不会索要密码或验证码。',
    ],
  ),
  topic(
    'account_login',
    [
      'Delete my account and data',
      'You may have your account deleted at any time. Invoices must be kept for ten years by law, without use for anything else.',
      [
        'Wait until open orders, returns and refunds are finished.',
        'Open Profile, Privacy and press Delete account.',
        'Confirm the mail within 24 hours.',
        'After 30 days everything is gone and cannot be restored.',
      ],
      'Vouchers and points are lost with the account. If you only want fewer mails, switch off the newsletter in the same place instead. A copy of your data can be ordered before the deletion.',
    ],
    [
      '注销账户和数据',
      '随时可以注销账户。发票按法律保留十年，不作其他用途。',
      ['等待未完成的订单、退货和退款结束。', '打开“资料—隐私”，点击“注销账户”。', '24小时内在邮件确认。', '30天后全部删除，无法恢复。'],
      '优惠券和积分随账户失效。若只是不想收邮件，可在同一页面退订。注销前可下载数据副本。',
    ],
  ),
]
