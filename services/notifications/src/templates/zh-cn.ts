import type { Template } from '../rules/notice.js';

export interface Wording {
  readonly title: string;
  readonly body: string;
}

const campus = '{{#if campus}}{{campus}}{{/if}}';

/** Notices in Chinese. Words follow the glossary: 受理, 派发, 签收, 退单, 办结, 回访, 时限. */
export const ZH_CN: Readonly<Record<Template, Wording>> = {
  'case.new': {
    title: '新投诉待处理',
    body: `${campus}收到一件新投诉（渠道：{{channel}}{{#if department}}，涉及：{{department}}{{/if}}），请及时研判受理。`,
  },
  'case.urgent': {
    title: '{{priority}} 级投诉，请立即关注',
    body: `${campus}有一件投诉被评定为 {{priority}} 级{{#if department}}（主办：{{department}}）{{/if}}，请立即关注处理。`,
  },
  'case.reportable': {
    title: '案件须上报，上报时限已开始',
    body: `${campus}有一件投诉被认定须上报{{#if department}}（主办：{{department}}）{{/if}}，请在时限内上报并登记。`,
  },
  'case.owned': {
    title: '有一件投诉交由您负责',
    body: `${campus}的这件投诉现由您负责跟进，请查看下一步和时限。`,
  },
  'case.handedOver': {
    title: '您负责的投诉已转交他人',
    body: `${campus}的这件投诉已改由他人负责跟进，无需您再办理。`,
  },
  'case.urgentClosed': {
    title: '{{priority}} 级投诉已办结',
    body: `此前通知您关注的${campus} {{priority}} 级投诉已办结。仅供知悉，无需您办理。`,
  },
  'case.assigned': {
    title: '投诉已派发至{{#if department}}{{department}}{{else}}贵部门{{/if}}',
    body: '{{#if ruled}}投诉中心负责人已裁定由贵科室承办，不再退单。{{/if}}请指定专人签收，并在时限内提交情况说明、初步责任认定和初步意见。',
  },
  'case.signedFor': {
    title: '科室已签收',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}已签收该投诉。',
  },
  'case.returned': {
    title: '科室退单，请重新派发',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}退回了该投诉，请查看退单理由并重新派发。',
  },
  'case.supplementReceived': {
    title: '补正材料已收到',
    body: '投诉人的补正材料已收到，请继续研判。',
  },
  'case.corrected': {
    title: '来件单位更正了工单',
    body: '来件单位更正或补充了投诉内容{{#if dueAt}}，并要求 {{dueAt}} 前答复{{/if}}。请重新阅读投诉内容，调整办理。',
  },
  'case.urged': {
    title: '投诉被催办',
    body: '有人催办此件{{#if dueAt}}，要求 {{dueAt}} 前答复{{/if}}，请抓紧办理。',
  },
  'case.orderReturned': {
    title: '工单被交办单位退回',
    body: '交办单位退回了答复{{#if dueAt}}，要求 {{dueAt}} 前重新答复{{/if}}。请查看退回原因，重新办理。',
  },
  'case.orderExtended': {
    title: '交办单位同意延期',
    body: '交办单位同意延期{{#if dueAt}}至 {{dueAt}}{{/if}}。',
  },
  'case.added': {
    title: '投诉人补充了内容',
    body: '投诉人补充了内容，请重新阅读投诉内容，调整办理。',
  },
  'case.wrote': {
    title: '投诉人来信',
    body: '投诉人通过进度页或其他渠道来信，请阅读并答复；不需要答复的，标记已阅。',
  },
  'case.withdrawalAsked': {
    title: '投诉人申请撤回',
    body: '投诉人申请撤回此件，请查看来信并确认。',
  },
  'case.dissatisfied': {
    title: '投诉人对答复不满意',
    body: '投诉人对答复不满意并说明了理由，请查看来信。制度允许时，此件已重新办理。',
  },
  'case.packageSubmitted': {
    title: '科室材料已提交',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}已提交情况说明、初步责任认定和初步意见，请审阅并拟定处理意见。',
  },
  'case.statementWaived': {
    title: '科室未按时说明情况',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}在规定时间内没有提交情况说明，视为放弃说明，案件继续办理。启用责任追究的，可就逾期提出处理。',
  },
  'case.delegated': {
    title: '有一件投诉交由您经办',
    body: '{{#if department}}{{department}}{{else}}贵科室{{/if}}负责人将此件交由您经办，请查看要求和时限。科室负责人仍对结果负责。',
  },
  'work.planned': {
    title: '科室已报工作计划',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}已报工作计划，请查看步骤和时间。',
  },
  'work.unable': {
    title: '科室说明无法办理',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}说明暂时无法或不能办理，请查看理由并决定下一步。',
  },
  'department.urged': {
    title: '催办（第 {{count}} 次）',
    body: '投诉中心就此件向{{#if department}}{{department}}{{else}}贵部门{{/if}}催办，这是第 {{count}} 次。请抓紧办理，并在案件中答复催办。',
  },
  'urge.answered': {
    title: '科室已答复催办',
    body: '{{#if department}}{{department}}{{else}}承办科室{{/if}}已答复您的催办，请查看。',
  },
  'notice.failed': {
    title: '未能告知投诉人',
    body: '“{{label}}”未能通过任何方式送达投诉人。请另行告知投诉人，并在案件中登记；登记前时限继续计算。',
  },
  'escalation.raised': {
    title: '有一件投诉上报给您',
    body: '{{#if campus}}{{campus}}{{/if}}有一件投诉经办人无法解决，上报给您。请{{#if dueAt}}于 {{dueAt}} 前{{/if}}接手，并决定如何处理。',
  },
  'escalation.ruled': {
    title: '上报事项已有决定',
    body: '您上报的事项已有决定，请查看后继续办理。',
  },
  'task.planned': {
    title: '有一项调查任务',
    body: '一件投诉有一项调查任务交给{{#if department}}{{department}}{{else}}您{{/if}}，请于 {{dueAt}} 前填写调查结果；如与结果有利害关系，请先申报。',
  },
  'task.done': {
    title: '调查任务已有结果',
    body: '您安排的一项调查任务已有结果，请查看。',
  },
  'interest.conflict': {
    title: '有调查人员申报利害关系',
    body: '一件投诉的调查人员申报了利害关系，请决定其是否继续参与调查。',
  },
  'review.asked': {
    title: '请委员会评议一件投诉',
    body: '您所在的委员会（小组）要对一件投诉提出意见，请阅看案件；开会后由秘书或投诉中心记录意见。',
  },
  'meeting.called': {
    title: '请参加会议：{{dueAt}}',
    body: '请{{#if department}}{{department}}{{else}}您{{/if}}参加一件投诉的会议。时间：{{dueAt}}。{{#if place}}地点：{{place}}。{{/if}}请在案件中回复是否参加。',
  },
  'meeting.changed': {
    title: '会议有变更：{{dueAt}}',
    body: '一件投诉的会议有变更，{{#if department}}请{{department}}派人参加。{{/if}}时间：{{dueAt}}。{{#if place}}地点：{{place}}。{{/if}}请在案件中重新回复是否参加。',
  },
  'meeting.reminder': {
    title: '会议提醒：{{dueAt}}',
    body: '一件投诉的会议即将举行，请{{#if department}}{{department}}{{else}}您{{/if}}准时参加。时间：{{dueAt}}。{{#if place}}地点：{{place}}。{{/if}}',
  },
  'meeting.off': {
    title: '不必参加会议：{{dueAt}}',
    body: '原定 {{dueAt}} 的一件投诉的会议已取消，或不再需要{{#if department}}{{department}}{{else}}您{{/if}}参加。',
  },
  'meeting.declined': {
    title: '有人不能参加会议',
    body: '您安排的一件投诉的会议有人回复不能参加，请查看是否需要换人或改期。',
  },
  'part.asked': {
    title: '请{{#if department}}{{department}}{{else}}贵部门{{/if}}提交协办答复',
    body: '一件投诉需要贵科室就所提问题作出答复，请于 {{dueAt}} 前签收并提交；不属于本科室的，请写明理由退回。',
  },
  'part.returned': {
    title: '协办科室退回',
    body: '{{#if department}}{{department}}{{else}}协办科室{{/if}}认为所提问题不属于本科室，已退回，请查看理由，另行安排。',
  },
  'part.submitted': {
    title: '协办答复已提交',
    body: '{{#if department}}{{department}}{{else}}协办科室{{/if}}已提交协办答复，请查看。',
  },
  'case.approvalRequested': {
    title: '处理意见待审批',
    body: `${campus}有一件投诉的处理意见提交审批，请审阅。`,
  },
  'case.approvalDecided': {
    title: '处理意见{{#if approved}}已批准{{else}}被退回{{/if}}',
    body: '{{#if approved}}处理意见已批准，请在时限内向投诉人反馈。{{else}}处理意见未获批准，请修改后重新提交。{{/if}}',
  },
  'remedy.approvalAsked': {
    title: '一笔金额待您批准',
    body: `${campus}有一件投诉拟支付一笔款项，按制度须经您同意，请审阅。`,
  },
  'reconsideration.asked': {
    title: '有人申请复议',
    body: '被投诉的科室或个人对处理结果申请复议，请由未参与处理的人在期限内决定。',
  },
  'result.served': {
    title: '处理结果已送达：{{name}}',
    body: '涉及{{#if department}}{{department}}{{else}}您{{/if}}的一件投诉（{{name}}）的处理结果已书面送达。{{#if dueAt}}如有异议，可在 {{dueAt}} 前申请复议并提供证据。{{/if}}',
  },
  'reconsideration.decided': {
    title: '复议结论：{{name}}',
    body: '{{#if department}}{{department}}{{else}}您{{/if}}对投诉（{{name}}）处理结果提出的复议已有结论，请阅读结论和理由，并确认已阅。',
  },
  'remedy.planned': {
    title: '请落实对投诉人的承诺',
    body: '有一项对投诉人的承诺由{{#if department}}{{department}}{{else}}贵部门{{/if}}落实。请在期限前完成，并写明凭证。',
  },
  'remedy.rejected': {
    title: '金额未获批准',
    body: '您提出的一笔金额未获批准。请查看理由，另行安排。',
  },
  'case.fedBack': { title: '已向投诉人反馈', body: '该投诉的处理结果已反馈给投诉人。' },
  'case.closed': { title: '投诉已办结', body: '该投诉已办结。' },
  'case.mentioned': {
    title: '同事在内部备注里提到了您',
    body: '一件投诉的内部备注里提到了您，请查看。备注只在医院内部可见。',
  },
  'case.withdrawn': {
    title: '投诉人已撤回',
    body: '投诉人已撤回该投诉。{{#if continues}}因涉及安全、作风或上报事项，医院继续办理，请照常处理。{{else}}无需继续办理。{{/if}}',
  },
  'clock.reminded': {
    title: '时限提醒：{{label}}',
    body: '时限“{{label}}”将于 {{dueAt}} 到期{{#if department}}（责任部门：{{department}}）{{/if}}，请留意办理进度。',
  },
  'clock.warned': {
    title: '时限即将到期：{{label}}',
    body: '时限“{{label}}”将于 {{dueAt}} 到期{{#if department}}（责任部门：{{department}}）{{/if}}，请尽快办理。',
  },
  'clock.breached': {
    title: '已超期：{{label}}',
    body: '时限“{{label}}”已于 {{dueAt}} 到期，至今未完成{{#if department}}（责任部门：{{department}}）{{/if}}，请立即办理。',
  },
  'clock.escalated': {
    title: '超期升级（第 {{level}} 级）：{{label}}',
    body: '时限“{{label}}”已于 {{dueAt}} 到期，至今未完成{{#if department}}（责任部门：{{department}}）{{/if}}，现升级督办，请介入。',
  },
  'clock.unacknowledged': {
    title: '无人确认，升级督办（第 {{level}} 级）：{{label}}',
    body: '时限“{{label}}”的通知在规定时间内无人确认知悉{{#if department}}（责任部门：{{department}}）{{/if}}，现提前升级；该时限到期时间为 {{dueAt}}，请介入。',
  },
  'clock.reported': {
    title: '超期上报：{{label}}',
    body: '时限“{{label}}”已于 {{dueAt}} 到期，至今未完成{{#if department}}（责任部门：{{department}}）{{/if}}，现按制度上报。',
  },
  'extension.requested': {
    title: '延期申请待审批：{{label}}',
    body: '时限“{{label}}”原定 {{dueAt}} 到期{{#if department}}（承办：{{department}}）{{/if}}，现申请延长至 {{newDueAt}}，请在到期前审批。',
  },
  'extension.granted': {
    title: '延期已批准：{{label}}',
    body: '时限“{{label}}”的延期申请已批准{{#if newDueAt}}，新的到期时间为 {{newDueAt}}{{/if}}。',
  },
  'extension.refused': {
    title: '延期未批准：{{label}}',
    body: '时限“{{label}}”的延期申请未获批准，请按原定时间办理。',
  },
  'calendar.missing': {
    title: '请录入 {{year}} 年工作日历（{{calendarId}}）',
    body: '日历“{{calendarId}}”{{#if provisional}}的 {{year}} 年安排仍为暂定{{else}}尚无 {{year}} 年数据{{/if}}，跨年时限只能按预计日期计算。请在放假通知发布后录入并发布。',
  },
  'alarm.raised': {
    title: '警报：{{count}} 件投诉未生成案件',
    body: '有 {{count}} 件已取得编号的投诉迟迟未生成案件，最早一件收于 {{since}}（{{examples}}）。案件生成前不计时限、无人承办。运维人员请检查滞留消息和各服务状态；投诉中心请按编号先行处理。',
  },
  'alarm.cleared': {
    title: '警报解除：投诉均已生成案件',
    body: '此前未生成案件的投诉现已全部生成案件。',
  },
  'followUp.planned': {
    title: '回访计划已生成',
    body: '该投诉办结后需回访 {{calls}} 次，首次回访请于 {{dueAt}} 前完成。',
  },
  'safety.emergency': {
    title: '应急预案已启动',
    body: '{{#if campus}}{{campus}}{{/if}}已启动应急预案，需要您或您的部门参加。请到“安全事件”中查看团队、任务和记录。',
  },
  'safety.path': {
    title: '投诉中出现险情，请立即处置',
    body: '{{#if campus}}{{campus}}{{/if}}的一件投诉提到危险。请立即按步骤处置{{#if dueAt}}，首个步骤应在{{dueAt}}前完成{{/if}}，并在“安全事件”中写明做了什么。',
  },
  'safety.task': {
    title: '应急团队任务',
    body: '应急团队交给您一项任务{{#if dueAt}}，应在{{dueAt}}前完成{{/if}}。请到“安全事件”中查看。',
  },
  'safety.look': {
    title: '请再次查看舆情',
    body: '有一条由您负责的舆情需要再次查看。请到“安全事件”中办理。',
  },
  'safety.decide': {
    title: '限制接触或标记待决定',
    body: '同事提出限制与某人的接触，或提出一项标记，需要第二人决定。请到“安全事件”中办理。',
  },
  'safety.review': {
    title: '限制接触或标记待复查',
    body: '一项限制接触或标记到了复查时间，须由未参与决定的人复查，决定保留或解除。请到“安全事件”中办理。',
  },
  'safety.appeal': {
    title: '本人申诉待答复',
    body: '有人对限制接触或标记提出申诉，须由未参与决定的人答复。请到“安全事件”中办理。',
  },
  'security.raised': {
    title: '安全事件：{{label}}',
    body: '{{#if campus}}{{campus}}{{/if}}{{#if department}}{{department}}{{/if}}报告安全事件：{{label}}。请立即到场或安排处置，并{{#if dueAt}}在{{dueAt}}前{{/if}}到“安全事件”中确认。',
  },
  'security.escalated': {
    title: '安全事件无人确认：{{label}}',
    body: '{{#if campus}}{{campus}}{{/if}}{{#if department}}{{department}}{{/if}}的安全事件“{{label}}”未按时得到确认。请立即处置，并到“安全事件”中确认。',
  },
  'accountability.waiting': {
    title: '责任追究待决定：{{name}}',
    body: '案件 {{name}} 有一项责任追究{{#if department}}（{{department}}）{{/if}}等待决定。须由两人决定，当事人及其科室人员、提出人回避。请在“责任追究”中查看。',
  },
  'accountability.decided': {
    title: '责任追究决定',
    body: '与您有关的责任追究已作出决定（案件 {{name}}）。请在“责任追究”中查看；不服可在那里提出申诉，申诉期间不执行。',
  },
  'routine.missed': {
    title: '漏办：{{label}}',
    body: `${campus}{{period}} 的“{{label}}”应于 {{dueAt}} 前完成，至今未办{{#if department}}（责任部门：{{department}}）{{/if}}。请立即补办，并在“日常事项”中标记完成。`,
  },
  'routine.escalated': {
    title: '仍未办理：{{label}}',
    body: `${campus}{{period}} 的“{{label}}”应于 {{dueAt}} 前完成，标出漏办后仍未办理{{#if department}}（责任部门：{{department}}）{{/if}}，请督促办理。`,
  },
  'improvement.opened': {
    title: '新的整改措施',
    body: `${campus}{{#if department}}{{department}} {{/if}}有一项整改措施，请于 {{dueAt}} 前完成，并在“改进”中写明落实情况。`,
  },
  'improvement.again': {
    title: '整改未见成效，请再次整改',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施经核查未见成效，请于 {{dueAt}} 前再次整改。`,
  },
  'improvement.due': {
    title: '整改措施即将到期',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施将于 {{dueAt}} 到期，请按时完成。`,
  },
  'improvement.overdue': {
    title: '整改措施已逾期',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施应于 {{dueAt}} 前完成，至今未完成。请尽快落实。`,
  },
  'improvement.escalated': {
    title: '整改措施逾期未完成',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施应于 {{dueAt}} 前完成，逾期后仍未完成，请督促。`,
  },
  'improvement.check': {
    title: '请核查整改成效',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施已完成，请于 {{dueAt}} 前核查是否真正改进。`,
  },
  'improvement.checkOverdue': {
    title: '整改成效尚未核查',
    body: `${campus}{{#if department}}{{department}} {{/if}}的一项整改措施应于 {{dueAt}} 前核查成效，至今未核查，请督促。`,
  },
  'pattern.detected': {
    title: '发现共性问题',
    body: `${campus}{{#if department}}{{department}} {{/if}}自 {{since}} 以来同类投诉已有 {{count}} 件。请在“改进”中查看，制定整改措施或说明不处理的理由。`,
  },
  'pattern.alike': {
    title: '发现内容相似的投诉',
    body: `${campus}自 {{since}} 以来有 {{count}} 件投诉内容相似{{#if department}}，其中{{department}}最多{{/if}}。请在“改进”中查看相同的词和案件，制定整改措施或说明不处理的理由。`,
  },
  'reading.asked': {
    title: '请学习并确认：{{name}}',
    body: '请在 {{dueAt}} 前学习“{{name}}”，并在“改进”的“学习确认”中确认。',
  },
  'reading.due': {
    title: '尚未学习确认：{{name}}',
    body: '您还没有确认学习“{{name}}”，请在 {{dueAt}} 前学习，并在“改进”的“学习确认”中确认。',
  },
  'reading.overdue': {
    title: '学习确认已逾期：{{name}}',
    body: '“{{name}}”应于 {{dueAt}} 前学习确认，您还没有确认。请尽快在“改进”的“学习确认”中确认。',
  },
  'reading.escalated': {
    title: '{{count}} 人逾期未学习确认：{{name}}',
    body: '{{#if department}}{{department}}{{/if}}有 {{count}} 人未在 {{dueAt}} 前学习确认“{{name}}”。请在“改进”的“学习确认”中查看名单并督促。',
  },
  'webhook.off': {
    title: '向“{{name}}”的推送已停止',
    body: '{{#if gone}}合作方已停用接收地址{{else}}多日来一条消息也没有送达{{/if}}，系统已停止向“{{name}}”推送。请与合作方联系，恢复后在“合作方”中重新启用，并补发这段时间的消息。',
  },
  'watch.moved': {
    title: '您关注的案件：{{state}}',
    body: '您关注的案件现在的状态是“{{state}}”。仅供知悉，无需您办理。',
  },
  'watch.answered': {
    title: '您关注的案件：已向投诉人反馈',
    body: '您关注的案件已向投诉人作出反馈，现在的状态是“{{state}}”。仅供知悉，无需您办理。',
  },
  'watch.overdue': {
    title: '您关注的案件超期：{{label}}',
    body: '您关注的案件，时限“{{label}}”已于 {{dueAt}} 到期，至今未完成。责任人已另行通知，无需您办理。',
  },
  'watch.escalated': {
    title: '您关注的案件超期升级：{{label}}',
    body: '您关注的案件，时限“{{label}}”（{{dueAt}} 到期）已升级或上报。责任人已另行通知，无需您办理。',
  },
  'watch.reopened': {
    title: '您关注的案件重新办理',
    body: '您关注的案件已重新打开，现在的状态是“{{state}}”。仅供知悉，无需您办理。',
  },
  'watch.ended': {
    title: '您关注的案件已结束：{{state}}',
    body: '您关注的案件已结束办理，现在的状态是“{{state}}”。仅供知悉，无需您办理。',
  },
};
