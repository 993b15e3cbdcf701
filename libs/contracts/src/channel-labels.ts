import type { Channel } from './vocabulary.js';

/** Channels as notices and papers call them. */
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
