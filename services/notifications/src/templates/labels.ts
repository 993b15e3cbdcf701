import type { CaseStateName, Channel } from '@tingsu/contracts';

export type Locale = 'zh-CN' | 'en';

/** Channels as notices call them. */
export const CHANNEL_LABELS: Readonly<
  Record<Channel, { readonly 'zh-CN': string; readonly en: string }>
> = {
  web_form: { 'zh-CN': '网站', en: 'web form' },
  wechat: { 'zh-CN': '微信', en: 'WeChat' },
  hotline: { 'zh-CN': '投诉电话', en: 'hotline' },
  email: { 'zh-CN': '电子邮件', en: 'e-mail' },
  front_desk: { 'zh-CN': '导诊台/窗口', en: 'front desk' },
  visit: { 'zh-CN': '来访', en: 'visit' },
  letter: { 'zh-CN': '来信', en: 'letter' },
  suggestion_box: { 'zh-CN': '意见箱', en: 'suggestion box' },
  hotline_12345: { 'zh-CN': '12345 热线转办', en: '12345 hotline' },
  health_commission: { 'zh-CN': '卫健委转办', en: 'health commission' },
  petition_transfer: { 'zh-CN': '信访转办', en: 'petition office' },
  media: { 'zh-CN': '媒体', en: 'media' },
  fax: { 'zh-CN': '传真', en: 'fax' },
  consumer_association: { 'zh-CN': '消费者协会转办', en: 'consumer association' },
  other_authority: { 'zh-CN': '其他机关转办', en: 'another authority' },
  staff_portal: { 'zh-CN': '职工门户', en: 'staff portal' },
  partner_api: { 'zh-CN': '合作平台', en: 'partner platform' },
};

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
