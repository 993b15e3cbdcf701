import type { NoticeKind } from '@tingsu/contracts';

/** What each notice says to the complainant, as Handlebars templates in plain text. */
export const NOTICE_WORDS_ZH: Readonly<Record<NoticeKind, string>> = {
  acknowledgement: `您的投诉已登记，编号 {{complaintNo}}，收到时间 {{receivedAt}}。
{{#each limits}}{{label}}：不晚于 {{dueAt}}。
{{/each}}您可以在进度页查看办理情况、补充材料或留言。{{#if contact}}
联系我们：{{contact}}{{/if}}`,
  acceptance:
    '您的投诉（{{complaintNo}}）已受理。{{#each limits}}\n{{label}}：不晚于 {{dueAt}}。{{/each}}',
  decline: `您的投诉（{{complaintNo}}）不予受理。{{#if reason}}理由：{{reason}}。{{/if}}详细说明请在进度页查看。
您还可以与医院协商、申请调解、向卫生健康行政部门反映，或者向人民法院起诉。有不同意见或新的材料，请在进度页留言，或联系我们：{{contact}}`,
  referral: '您的投诉（{{complaintNo}}）已移送有权处理的机关，去向请在进度页查看。',
  supplement: `办理您的投诉（{{complaintNo}}）还需要您补充{{#if missing}}：{{missing}}{{else}}材料{{/if}}。{{#if missingBy}}请在 {{missingBy}} 之前提交。{{/if}}
具体要求请在进度页查看，并在那里补充。`,
  interim: '您的投诉（{{complaintNo}}）有新的办理进展，请在进度页查看。',
  extension: `您的投诉（{{complaintNo}}）的办理时限已延长。{{#each extended}}
{{label}}：不晚于 {{dueAt}}（原定 {{wasDueAt}}）。{{/each}}
原因请在进度页查看。`,
  answer: `您的投诉（{{complaintNo}}）已有处理结果，请在进度页查看答复，并告诉我们您是否满意。
如有不同意见，可以在进度页说明，也可以协商、申请调解、向卫生健康行政部门反映，或者向人民法院起诉。`,
  rights: `您的投诉（{{complaintNo}}）涉及医疗纠纷，依照《医疗纠纷预防和处理条例》第二十三条告知您：
一、解决途径：与医院自愿协商，申请人民调解，申请行政调解，向人民法院起诉，以及法律规定的其他途径；对损害有争议的，可以依法委托鉴定。
二、病历资料和现场实物的封存与启封，应当在医患双方在场时进行，封存后由医院保管。
三、患者有权查阅、复制病历资料，复制时在场，医院加盖证明印记。
四、患者死亡、对死因有异议的，应当在死亡后48小时内尸检，能冻存尸体的可以延长至7日，须经近亲属同意并签字。
咨询：{{contact}}`,
  final: `您的投诉（{{complaintNo}}）经医院再次核查，已作出终局答复，内容和理由请在进度页查看。没有新的事实，医院不再就同一事项重复办理。
您仍可以：一、向医疗纠纷人民调解委员会申请调解；二、向人民法院起诉；三、向卫生健康行政部门反映或申请行政调解。
{{#if contact}}咨询：{{contact}}{{/if}}`,
  reopening:
    '您的投诉（{{complaintNo}}）已重新办理。{{#each limits}}\n{{label}}：不晚于 {{dueAt}}。{{/each}}\n办理情况请在进度页查看。',
  revision: `您的投诉（{{complaintNo}}）的处理结论经医院复议，已变更{{#if outcome}}为：{{outcome}}{{/if}}。先前的答复以本通知为准，请在进度页查看。
如有不同意见，可以在进度页说明，也可以协商、申请调解、向卫生健康行政部门反映，或者向人民法院起诉。{{#if contact}}
联系我们：{{contact}}{{/if}}`,
  closing: '您的投诉（{{complaintNo}}）已办结。',
  meeting: `就您的投诉（{{complaintNo}}），医院请您来面谈。
时间：{{meeting.at}}。{{#if meeting.place}}
地点：{{meeting.place}}。{{/if}}{{#if meeting.most}}
您方参加：最多 {{meeting.most}} 人，人数较多的请推选代表。{{/if}}{{#if meeting.bring}}
请携带：{{meeting.bring}}。{{/if}}
如不能参加，请在进度页留言，或联系我们：{{contact}}`,
  meetingChanged: `您的投诉（{{complaintNo}}）的面谈有变更，现安排如下。
时间：{{meeting.at}}。{{#if meeting.place}}
地点：{{meeting.place}}。{{/if}}{{#if meeting.most}}
您方参加：最多 {{meeting.most}} 人。{{/if}}{{#if meeting.bring}}
请携带：{{meeting.bring}}。{{/if}}
如不能参加，请在进度页留言，或联系我们：{{contact}}`,
  meetingReminder: `提醒您：您的投诉（{{complaintNo}}）的面谈即将举行。
时间：{{meeting.at}}。{{#if meeting.place}}
地点：{{meeting.place}}。{{/if}}{{#if meeting.bring}}
请携带：{{meeting.bring}}。{{/if}}
如不能参加，请在进度页留言，或联系我们：{{contact}}`,
  meetingOff: `您的投诉（{{complaintNo}}）原定 {{meeting.at}} 的面谈已取消，请不要前来。如有疑问，请在进度页留言，或联系我们：{{contact}}`,
  other:
    '您的投诉（{{complaintNo}}）有新的通知，请在进度页查看。{{#each limits}}\n{{label}}：不晚于 {{dueAt}}。{{/each}}',
};
