/** Many short lines: what the phrases of thanks must cover, and what they must never swallow. None of them is among the labelled lines. */
import { expect, test } from 'vitest'
import { isGratitude } from './gratitude.ts'

/** Parted by bars; `\\n` is a line end. */
const THANKS = String.raw`
  Thanks a million! | Thank you very much for helping me out today | Thank you for your time and effort
  Thank you for the clear and detailed explanation | Thanks for your quick and friendly support! | Many thanks for the fast delivery.
  Ok, thanks for the info | OK, thanks for explaining | Thank you for replying so fast | Thank you for looking after this so quickly
  I appreciate your time | I appreciate the fast response | We really appreciate your support | It's all working now. Thanks again!
  All fixed. Cheers! | The problem is gone, thanks | The issue has been fixed, thank you for your help | My issue is resolved now
  Issue resolved, thanks | It has been sorted, thank you | I was able to log in, thank you! | I can access my account now, thanks
  Managed to get it working, thanks | The new code worked, thank you. | The link worked. Thanks! | That worked, thank you so much!
  That fixed the problem, thank you | That was quick! Thank you | What a great service, thanks | Best customer service ever!
  You're amazing, thank you | You are wonderful, thanks a lot | You've been so kind | Your team is great | Super fast response, thanks!
  So helpful, thank you | Received the parcel today. Thanks | My refund arrived, thanks | The money has arrived, thank you
  The package was delivered yesterday, thank you! | It finally arrived, thanks | I got the email, thanks | Have received it now, thanks
  Thanks for the confirmation. | Just wanted to say thank you! | I just wanted to thank you for your help | Thanks to you and your team
  Thank you all | Thanks, Maria, you are the best | Hello Ben,\n\nmany thanks for the quick help.\n\nKind regards\nJulia
  Dear Sir or Madam,\n\nThank you for your reply.\n\nYours sincerely,\nPeter | Hi there, that's great, thank you
  Hi team, all good now, thanks | Great! Have a nice day. | Awesome, have a good weekend! | Please close this ticket, thanks
  You can close the ticket | This ticket can be closed, thank you | Feel free to close this case | No further questions
  Nothing else, thank you | That is all, thanks | That's everything, thanks | ok cool thanks | okayyy thank youuu | thank you :)
  Thanks :-) | thanks <3 | Perfect 👌 | 🎉 thanks | ❤️❤️❤️ | Got it 👍 | All clear, thanks | Makes sense, thanks | Good to hear, thanks!
  Glad to hear that, thank you | I'm so happy, thank you! | Very satisfied with the service, thank you | I am impressed with your service
  100% satisfied, thank you | 5 stars! | Keep up the good work | God bless you | Thank you & best regards | Thanks & kind regards, Leo
  THANK YOU VERY MUCH | PERFECT, THANKS | Bless you, thank you | Cheers guys | ta | Thanks, same to you. Have a nice weekend!
  Brill, thanks | No that's all, thanks | Nope, all good | No, everything is fine now, thank you | Merci | 谢谢您！ | 谢谢你们的帮助 | 非常感谢你们的支持
  感谢您的耐心解答和帮助 | 感谢你的快速回复 | 谢谢客服的耐心解答 | 谢谢，问题已经解决 | 问题已解决，谢谢 | 已经解决，感谢 | 搞定 | 搞定啦 | 好了，谢谢 | 好啦谢谢 | 可以了谢谢 | 能登录了，谢谢 | 可以打开了 | 现在正常了
  现在没问题了，谢谢 | 已经恢复正常，感谢 | 退款已收到，谢谢 | 退款到账了 | 钱收到了，谢谢 | 货收到了，非常满意 | 包裹已经收到，谢谢 | 快递收到了，很满意 | 发票收到了，谢谢 | 东西到了，谢谢 | 收到回复，谢谢 | 好的，收到 | 好的，明白了
  好的，了解 | 嗯嗯 | 好滴 | 好哒，谢谢 | 行，知道了 | ok，明白了 | 明白了，谢谢您的解释 | 我明白了，谢谢 | 知道怎么操作了，谢谢 | 学会了，谢谢 | 原来是这样，谢谢 | 太棒了 | 太好了，谢谢 | 棒 | 赞 | 服务态度很好
  客服态度非常好，点赞 | 服务很到位，谢谢 | 回复及时，谢谢 | 处理速度很快，非常满意 | 非常专业，感谢 | 你们真好 | 你真棒，谢谢 | 辛苦啦 | 辛苦客服了 | 你们辛苦了，谢谢 | 麻烦你们了，谢谢 | 打扰了，谢谢 | 没有问题了，谢谢 | 没有别的问题了
  暂时没有问题了，谢谢 | 没有了，谢谢 | 不用了，谢谢 | 没事了 | 工单可以关闭了 | 请关闭工单，谢谢 | 谢谢，祝您生活愉快 | 谢谢，祝工作顺利，身体健康 | 谢谢，周末愉快 | 感谢，新年快乐 | 谢谢王经理 | 李老师辛苦了 | 感謝您的幫忙
  謝謝，已經解決了 | 收到，感謝 | 好的，謝謝您的說明 | 已經可以用了，謝謝 | 非常滿意，謝謝 | 谢谢你呀 | 谢谢哈 | 多谢啦 | 万分感谢 | 感激不尽 | 衷心感谢 | 太感谢你们了 | 真是太感谢了 | 帮了我大忙，谢谢
`

/** Requests, faults, answers, sarcasm and greetings alone. */
const CONTACTS = String.raw`
  Thanks, it is working but only for an hour | Great, it arrived. Where is the second one | Thank you for your answer. It is wrong.
  Thanks for the link, it opens a blank page | Got the refund, but not all of it | Thank you, I will wait
  I am waiting for my refund, thanks | Help please, thank you | Reply please | Please answer, thanks | Support, thank you | Customer service
  My order, please | My order | The refund | Your support team | Your service | My account is locked, thank you
  Good afternoon, is it fixed | Is my issue fixed | is it resolved | Is everything ok | Has it been fixed | Can I close my account
  You can close my account | Please close my account | Please close it and refund me | Please mark it urgent | Thanks, now fix it
  Thanks, now the other one | Thanks, now my app | Everything works except the sound | It works on my phone only | It is good but late
  That is not good | No good | Not great | No | No, it is not | No thank you, I want a refund | Quick reply much appreciated
  A prompt answer is much appreciated | Fast help is appreciated | Your prompt response is appreciated | Appreciate your prompt reply
  Appreciate a quick response | I would appreciate it | I would really appreciate your help | We appreciate a solution today
  Any help is much appreciated | Thanks for your prompt refund of the money | Thank you for your help in advance
  Many thanks in advance for your reply | Thank you and I hope for a reply | I hope you can help, thanks
  Thank you for helping me to cancel | Thanks for sending the wrong one | Thanks for sending it to the wrong address
  Thanks for fixing one, now the other | Thank you for being useless | Thank you for being so slow | Thanks for your slow reply
  Thanks for the delay | Thanks for your late reply | Thanks for the lies | Thank you for no help at all | Thanks for no reply
  Thank you for your empty promises | Thank you so much for breaking it | Great support, I am still waiting | Great, again
  Great, another one | Nice try | Nice, it is dead | Well done, it is broken again | Good job breaking it | You are the worst
  You guys are a joke | You are not helpful | You have been no help | He was rude | She was rude, thanks | The support was slow
  The service is bad | It was a good product | I am not satisfied, thank you | I am unhappy with the service | I was happy with the old one
  Happy to pay for it | I am happy to send it back | Happy to wait | Glad you answered. It is still broken | Sounds good, when
  Sounds good, please do it | OK do it | Ok send it | Ok, refund me | Ok, go ahead | Okay please proceed | Yes, please send it
  Yes, I want it | Yes it is broken | Sure | Of course | Will do | Alright | Right | I see | Today | Now | And | So | Good morning team
  Dear support team | Bye | See you soon | Best | Kind regards | Have a nice day | Happy new year | Thanks :( | Thank you :-( | Thanks :/
  Thanks 😡 | Great 😒 | ok 🙄 | Thanks 😭 | Thanks 😂 | Thanks, 3 of 5 arrived | Thanks, 2 are missing | Thanks 12345 | Thanks, Pathetic
  Thanks, Disgusting | Thanks, Nothing Works | THANKS STILL BROKEN | THANK YOU FOR NOTHING | GREAT JOB LOSERS | Thank you Terrible Service
  Thanks Marta, the new one is broken | Hi Team Leader | Thanks\nThe Second One Is Missing | Thank you.\n\nMissing Parts
  Received, one is missing | Received the wrong size | Received only half, thanks | It arrived broken | It arrived late
  It arrived, thanks, the box was open | My parcel has not arrived | My parcel has arrived at the wrong house
  The order was delivered to my neighbour | The code works once | The code does not work, thanks | The link is not working
  I can not log in | I can log in but I see nothing | I could not open it | I was not able to open it | I am not able to log in, thanks
  The problem is back | The issue is back again, thanks | The problem is not gone | The same problem again | New problem
  My issue is the same | The problem is the password | It is gone | My money is gone | My data is gone | Everything is gone
  My order is gone, thanks | My ticket was closed | This case is closed without an answer
  Thank you, please close my case and open a new one | All good, I just want to know one thing | All good things | That is all wrong
  That is all you can do | Is that all | That will be all my money | Nothing else works | Nothing works | No further reply from you
  No more excuses | No problem solved | No one answered | No reply | No refund | Solved nothing | Fixed what | Not resolved | Unresolved
  Thanks & regards from me, but where is it | Thank you for your message, I disagree | Thanks, but no | Thanks anyway | Thank you, next
  Thanks a lot, I am leaving | Good bye forever | 谢谢，处理一下 | 帮忙处理，谢谢 | 处理谢谢 | 回复谢谢 | 麻烦处理，谢谢 | 麻烦你们了，帮我看看 | 辛苦帮我查一下 | 谢谢，帮我退款 | 退款谢谢 | 谢谢退款
  尽快，谢谢 | 快点，谢谢 | 急，谢谢 | 好的，什么时候 | 好的，多久 | 好的，多久到账 | 可以吗 | 可以退款吗，谢谢 | 可以用吗 | 能用吗 | 好了吗 | 处理好了吗 | 解决了吗 | 收到了吗 | 到了没有 | 到哪里了 | 到账了吗，谢谢
  还没好，谢谢 | 没有收到 | 没有解决 | 没解决，谢谢 | 没有退款 | 没用 | 没人回复 | 不好 | 不行 | 不可以 | 不满意 | 服务不好 | 服务态度不好 | 服务太差了 | 态度差 | 太慢了 | 回复太慢了 | 太差了，谢谢 | 一直没有回复，谢谢
  谢谢，但是我要投诉 | 谢谢，我要投诉 | 感谢，请继续跟进 | 收到了，坏的 | 收到了，谢谢，缺了一个 | 收到错的了 | 收到，但打不开 | 东西到了，是坏的 | 快递到了，少了 | 货到了不对 | 问题又来了 | 问题还在 | 问题又出现了，谢谢 | 又不行了
  又不能用了 | 不能用了，谢谢 | 现在不能登录了 | 登录不上了 | 可以登录了，但是没有订单 | 好吧，随便你们 | 好的好的，你们真行 | 你们真厉害，骗子 | 谢谢，骗子 | 呵呵 | 呵呵谢谢 | 谢谢你们一家 | 谢谢，不会再买了 | 真好，三个月了
  谢谢！还有一个问题 | 谢谢，另外问一下 | 好的，那个订单呢 | 客服 | 亲 | 你好，在吗 | 您好 | 早上好 | 晚安 | 老师好 | 祝好 | 哈哈 | 嗯？ | 好的？ | 你们的服务 | 质量问题 | 账号问题 | 登录问题，谢谢 | 快递 | 退款 | 赔偿
  发票谢谢 | 发票，谢谢 | 换货，谢谢 | 关闭账号，谢谢 | 请关闭我的账户 | 取消，谢谢 | 关掉自动续费，谢谢 | 可以发货了 | 可以退了 | 申请退款，谢谢 | 给我退款，谢谢 | 给个说法，谢谢 | 给我好评返现
  Thanks, that is all wrong now | Thank you for the update, when is it fixed | Thanks for the update. No refund yet.
  Thank you, but the case is not solved | Thank you for the new link but it is the same | I have got it now, it is the wrong one
  Ok, it is working now, and the refund | Thanks for your help so far | Thanks for your help with the first one, now the second
  Thank you so much for the refund of half of it | Thank you for the voucher but I want the money | Please could you close the other ticket
  Close the ticket only when it is done | You can close it when my money is here | Do not close this ticket, thanks
  You may not close this ticket | Don't close it | Great service until today | Great app, bad support | The best joke ever
  You are very kind but wrong | You are welcome to fix it | Happy new year, still no parcel | Good day, my login fails
  Good evening, I want to return it | Hello team, my device is not working | Hi, I am Anna | Hi, my refund | Hi, it is about my order
  It is about my order, thank you | It's me again | Me again | Me too | Same here | Both | The blue one | The first one | This one
  That one, thanks | Number two, thanks | Wednesday | On Monday, thanks | Tomorrow, thanks | Next week | By card | My name is Tom | Berlin
  London, thanks | Yes, I did | No, I did not | I did it | I did that already | Already done | Done | Sent | I have sent it | It is attached
  Attached, thanks | Here it is | Here you go | Here is my invoice, thanks | See above | As discussed | I will try it
  I'll check and come back | Let me check | One moment | Wait | Stop | Help | Help!!! | SOS | Unsubscribe | Remove me
  Delete my account, thanks | Cancel it, thanks | Refund it | Replacement, thanks | Exchange please, thanks | Yes, replacement | Yes, refund
  The refund, thank you | A refund, thanks | Voucher, thanks | The voucher, thanks | Call me, thanks | Call back, thanks | My phone is dead
  My phone | Password | Login | My login, thanks | Code, thanks | The code, thank you | Thanks for the code, it is expired
  Thanks for the invoice, the name is wrong | It's too slow | It is too late | too late | That was quick, and wrong | Quick but wrong
  Super slow | Super bad | Very bad | Very disappointed, thanks | So disappointed | So sad | So angry | really | really? | Really now
  Seriously | Are you kidding | Nice joke | I love your shop, but | I am grateful if you help | I would be grateful
  I would be very happy with a refund | I will be happy when it works | It would be great | That would be great
  That would be great, thanks | Would be nice | Could be better | Should be fine | Must be a joke | Hope it works
  I hope it works now, thanks | Let's see if it works | It seems to work sometimes | It worked yesterday | It worked fine yesterday
  It was working yesterday | It was fine until now | Everything was fine before | It works not | Works not | It works!!! Not.
  Fixed it myself, no thanks to you | I fixed it myself | No thanks to you | 好的，麻烦你帮我处理 | 好的，帮我关闭账户 | 可以，换一个 | 可以，退吧 | 行，那退款 | 是的 | 对 | 不是
  有 | 没有 | 没 | 不用退了 | 不要了 | 不需要这个服务了 | 不用了，我要退款 | 知道了，那什么时候退 | 明白，但我不同意 | 收到，请处理 | 收到，请尽快 | 收到请回复 | 收到货是坏的 | 货收到了，有问题 | 到了，不对 | 到账少了
  退款收到一半 | 登录了还是不行 | 可以登录了，订单没了 | 打开了，是空白 | 好用，但贵 | 好了一会儿又坏了 | 解决不了 | 处理不了 | 处理一下 | 解决一下 | 解决问题 | 帮我解决 | 请解决 | 能解决吗 | 什么时候解决 | 希望解决，谢谢
  希望尽快解决，谢谢 | 期待回复，谢谢 | 等待回复 | 等回复，谢谢 | 静候回复 | 盼复，谢谢 | 请回复，谢谢 | 麻烦回复 | 麻烦了，帮忙查下 | 辛苦了，再查一下 | 谢谢，再帮我看看 | 谢谢，再等等 | 谢谢，我再试试 | 我试试 | 我看看 | 稍等
  等一下 | 等等 | 上面有 | 见附件，谢谢 | 发过了 | 已发 | 已经发了 | 已寄出 | 寄了 | 已付款 | 付了 | 付款了 | 我付款了，谢谢 | 我退货了 | 退了 | 退货，谢谢 | 真好笑 | 真行 | 真有你的 | 你真好意思 | 好大的胆子 | 好贵
  好慢 | 好差 | 好烂 | 太贵了 | 太慢 | 很慢，谢谢 | 很不满意 | 非常不好 | 非常慢 | 服务真差 | 服务真是没谁了 | 态度真好，就是不解决 | 问题 | 有问题 | 还有问题 | 问题很多 | 没人管 | 没人 | 没救了 | 没戏
`

const linesOf = (block: string): readonly string[] =>
  block
    .split(/[|\n]/)
    .map((line) => line.trim().replaceAll('\\n', '\n'))
    .filter((line) => line !== '')

test.each(linesOf(THANKS))('is gratitude: %s', (text) => {
  expect(isGratitude(text)).toBe(true)
})
test.each(linesOf(CONTACTS))('is a contact: %s', (text) => {
  expect(isGratitude(text)).toBe(false)
})
test('a phrase ends with its clause where it must: a comma parts what a run of words joins', () => {
  expect(isGratitude('Thanks, you can close it')).toBe(true)
  expect(isGratitude('Nothing else, works great')).toBe(true)
  expect(isGratitude('Nothing else works')).toBe(false)
})
test('a message costs little, however it is made', () => {
  const hostile = [
    'so '.repeat(66),
    '非常'.repeat(39),
    'thank you for the quick and '.repeat(7),
    '您的'.repeat(39),
    'you are very very good and '.repeat(7),
  ]
  const started = performance.now()
  for (let round = 0; round < 20; round++) for (const text of hostile) isGratitude(`${text.slice(0, 190)}`)
  expect(performance.now() - started).toBeLessThan(2_000)
})
