import type { Messages } from '../translate.ts'
import type { en } from './en.ts'

export const zhCn: Messages<typeof en> = {
  'person.label': '已登录',
  'person.local': '本机',
  'person.signOut': '退出登录',
  'person.role.agent': '客服',
  'person.role.reviewer': '质检员',
  'person.role.manager': '主管',
  'person.role.admin': '管理员',
  'person.role.vendor': '外包方',
  'demo.acting': '演示：以{role}身份查看',
  'demo.change': '切换身份…',
  'demo.role': '角色',
  'demo.staff': '员工',
  'demo.apply': '切换',
  'demo.reset': '恢复默认',
  'signIn.title': '登录',
  'signIn.why': 'FirstFix 供服务台的客服和管理员使用。登录只用于确认您的身份。',
  'signIn.button': '使用 Zendesk 登录',
  'signIn.none': '请打开服务启动时显示的地址，其中带有本机令牌。',
  'signIn.problem.state_mismatch': '本次登录不是从这个浏览器发起的，或已超时、已使用过。请重新登录。',
  'signIn.problem.denied': 'Zendesk 未获授权告知您的身份。请重新登录并选择允许。',
  'signIn.problem.code_refused': 'Zendesk 拒绝了本次登录。请重新登录。',
  'signIn.problem.helpdesk_unreachable': 'Zendesk 没有响应。请一分钟后再试。',
  'signIn.problem.not_staff': '您的 Zendesk 账号既不是客服也不是管理员，无法使用这里的内容。',
  'signIn.problem.suspended': '您的 Zendesk 账号已被停用。请联系管理员。',
}
