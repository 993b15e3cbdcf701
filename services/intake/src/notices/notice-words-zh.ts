import type { NoticeKind } from '@tingsu/contracts';

/** What each notice says to the complainant, as Handlebars templates in plain text. */
export const NOTICE_WORDS_ZH: Readonly<Record<NoticeKind, string>> = {
  acknowledgement: `您的投诉已登记，编号 {{complaintNo}}，收到时间 {{receivedAt}}。
{{#each limits}}{{label}}：不晚于 {{dueAt}}。
{{/each}}您可以在进度页查看办理情况、补充材料或留言。`,
  acceptance:
    '您的投诉（{{complaintNo}}）已受理。{{#each limits}}\n{{label}}：不晚于 {{dueAt}}。{{/each}}',
  decline:
    '您的投诉（{{complaintNo}}）不予受理。理由和其他解决途径请在进度页查看；您也可以在此留言或向投诉中心了解。',
  referral: '您的投诉（{{complaintNo}}）已移送有权处理的机关，去向请在进度页查看。',
  supplement:
    '办理您的投诉（{{complaintNo}}）还需要您补充材料。需要什么、何时之前提交，请在进度页查看，并在那里补充。',
  interim: '您的投诉（{{complaintNo}}）有新的办理进展，请在进度页查看。',
  extension: '您的投诉（{{complaintNo}}）的办理时限已延长，新的时限和原因请在进度页查看。',
  answer:
    '您的投诉（{{complaintNo}}）已有处理结果，请在进度页查看答复。如有不同意见，可以在进度页说明，或通过其他途径解决。',
  rights:
    '您的投诉（{{complaintNo}}）涉及医疗纠纷。您可以与医院协商、申请人民调解、申请卫生行政部门调解或向人民法院起诉，也可以依法查阅、复制病历。',
  closing: '您的投诉（{{complaintNo}}）已办结。',
  other: '您的投诉（{{complaintNo}}）有新的通知，请在进度页查看。',
};
