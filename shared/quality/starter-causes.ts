/** Root causes to begin with: nine groups, each with its usual causes and who could have prevented them. */
import type { ControllableBy, RootCause, RootCauseGroup } from './root-causes.ts'

type Line = readonly [id: string, en: string, zh: string, by: ControllableBy]
const group = (id: string, en: string, zh: string, lines: readonly Line[]): RootCauseGroup => ({
  id,
  title: { en, zh },
  causes: lines.map(([cause, causeEn, causeZh, controllableBy]): RootCause => ({
    id: cause,
    title: { en: causeEn, zh: causeZh },
    controllableBy,
    retired: false,
  })),
})

export const STARTER_CAUSES: readonly RootCauseGroup[] = [
  group('agent_skill', 'Agent skill', '客服技能', [
    ['misread', 'Request misread', '没读懂诉求', 'agent'],
    ['incomplete', 'Answer incomplete', '答复不完整', 'agent'],
    ['wrong_answer', 'Answer wrong', '答复有误', 'agent'],
    ['not_confirmed', 'Not confirmed that it is solved', '未确认是否解决', 'agent'],
    ['tone', 'Tone', '语气', 'agent'],
  ]),
  group('knowledge_policy', 'Knowledge and policy', '知识与政策', [
    ['policy_unclear', 'Policy unclear', '政策不清楚', 'policy'],
    ['policy_strict', 'Policy leaves no way to solve it', '政策无法满足', 'policy'],
    ['article_missing', 'No article', '缺少知识文章', 'system'],
    ['article_outdated', 'Article outdated or wrong', '知识文章过时或有误', 'system'],
    ['contradiction', 'Bot, agent and supervisor say different things', '机器人、客服与主管说法不一', 'policy'],
  ]),
  group('product', 'Product', '产品', [
    ['bug', 'Bug in app or site', 'APP或网站故障', 'system'],
    ['defect', 'Goods defective', '商品缺陷', 'system'],
    ['description', 'Description misleading', '描述不符', 'system'],
  ]),
  group('process_tool', 'Process and tools', '流程与工具', [
    ['tool_down', 'Tool failed or slow', '工具故障或缓慢', 'system'],
    ['no_information', 'Information not at hand', '查不到信息', 'system'],
    ['waits_for_team', 'Waits for another team', '等待其他团队', 'system'],
    ['no_follow_up', 'Nobody follows up a promise', '承诺无人跟进', 'agent'],
  ]),
  group('authority', 'Authority', '权限', [
    ['refund_limit', 'Refund above the limit', '退款超出权限', 'policy'],
    ['approval', 'Needs approval', '需要审批', 'policy'],
    ['compensation', 'No compensation allowed', '无补偿权限', 'policy'],
  ]),
  group('routing', 'Routing', '分派', [
    ['wrong_group', 'Came to the wrong group', '分派到错误的组', 'system'],
    ['many_hops', 'Handed on several times', '多次转手', 'system'],
    ['wrong_language', 'Came to somebody without the language', '分派给语言不符的客服', 'system'],
  ]),
  group('logistics', 'Logistics and third parties', '物流与第三方', [
    ['carrier', 'Carrier late or lost it', '承运商延误或丢件', 'system'],
    ['warehouse', 'Warehouse', '仓库', 'system'],
    ['bank', 'Bank or payment service', '银行或支付机构', 'system'],
    ['marketplace', 'Marketplace or supplier', '平台或供应商', 'system'],
  ]),
  group('customer_information', 'Customer information', '客户信息', [
    ['missing', 'Customer left out what is needed', '客户未提供必要信息', 'customer'],
    ['wrong', 'Customer gave wrong details', '客户信息有误', 'customer'],
    ['did_not_follow', 'Customer did not follow the answer', '客户未按答复操作', 'customer'],
    ['new_matter', 'A new matter of the customer', '客户另有新问题', 'customer'],
  ]),
  group('expectation', 'Expectation', '期望', [
    ['delivery_promise', 'Shop promised more than it keeps', '商城承诺过高', 'policy'],
    ['over_promised', 'Agent promised too much', '客服过度承诺', 'agent'],
    ['not_possible', 'Wish that cannot be met', '无法满足的要求', 'customer'],
  ]),
]
