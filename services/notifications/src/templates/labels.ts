import type { CaseStateName } from '@tingsu/contracts';

export type Locale = 'zh-CN' | 'en';

/** States of a case as notices call them. */
export const STATE_LABELS: Readonly<
  Record<CaseStateName, { readonly 'zh-CN': string; readonly en: string }>
> = {
  received: { 'zh-CN': '已接收', en: 'received' },
  registered: { 'zh-CN': '已登记', en: 'registered' },
  triage: { 'zh-CN': '研判中', en: 'in triage' },
  awaiting_info: { 'zh-CN': '待补正', en: 'awaiting information' },
  resolved_on_spot: { 'zh-CN': '当场解决', en: 'resolved on the spot' },
  declined: { 'zh-CN': '不予受理', en: 'declined' },
  referred: { 'zh-CN': '已移送', en: 'referred' },
  merged: { 'zh-CN': '已并案', en: 'merged' },
  accepted: { 'zh-CN': '已受理', en: 'accepted' },
  dispatched: { 'zh-CN': '已派发', en: 'dispatched' },
  investigating: { 'zh-CN': '调查中', en: 'investigating' },
  tech_review: { 'zh-CN': '技术评价中', en: 'in technical review' },
  opinion: { 'zh-CN': '拟定意见', en: 'drafting opinion' },
  approval: { 'zh-CN': '审批中', en: 'awaiting approval' },
  feedback_due: { 'zh-CN': '待反馈', en: 'reply due' },
  fed_back: { 'zh-CN': '已反馈', en: 'replied' },
  implementing: { 'zh-CN': '落实中', en: 'carrying out remedies' },
  closed: { 'zh-CN': '已办结', en: 'closed' },
  archived: { 'zh-CN': '已归档', en: 'archived' },
  suspended: { 'zh-CN': '中止', en: 'suspended' },
  withdrawn: { 'zh-CN': '撤诉', en: 'withdrawn' },
};
