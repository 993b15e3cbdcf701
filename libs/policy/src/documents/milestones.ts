export interface MilestoneDefinition {
  readonly zh: string;
  readonly en: string;
  /** The newest occurrence restarts a clock (a case sent to a second department); otherwise the first one counts. */
  readonly restarts?: boolean;
  /** Said again it corrects what was said before: the last one given counts, whatever its time. */
  readonly replaces?: boolean;
  /** A clock that it starts goes on after the case has ended (duties to authorities, reconsideration). */
  readonly survives?: boolean;
  /** What the case waits for: a clock that it starts goes on while the case is suspended. */
  readonly awaited?: boolean;
  /** The case ends with it: running clocks are cancelled. */
  readonly ends?: boolean;
  /** Milestones that cannot come any more and that this one settles: their clocks stop. */
  readonly standsFor?: readonly string[];
}

/**
 * Everything that can start, stop or pause a clock, and nothing that the product cannot bring about: a test of the service that owns
 * cases compares this list with what its events emit. So a clock on any other name, which could never start or never be met, is refused
 * with the document (`clock.start.unknown`, `clock.stop.unknown`).
 */
export const MILESTONES = {
  'case.received': { zh: '收到投诉', en: 'complaint received' },
  'case.receivedAnywhere': {
    zh: '首诉部门收到投诉',
    en: 'complaint received anywhere in the hospital',
  },
  'case.receivedByCentre': {
    zh: '投诉中心收到投诉',
    en: 'complaint received by the complaint centre',
  },
  'acknowledgement.sent': { zh: '已发受理告知', en: 'acknowledgement sent' },
  // The sender left no contact, so only the contact with the department is owed.
  'acknowledgement.notPossible': {
    zh: '无法告知投诉人',
    en: 'the complainant cannot be informed',
    standsFor: ['acknowledgement.sent'],
  },
  'case.accepted': { zh: '受理', en: 'accepted' },
  'case.declined': { zh: '不予受理', en: 'declined', ends: true },
  'case.referred': { zh: '移送', en: 'referred to another body', ends: true },
  'case.merged': { zh: '并案', en: 'merged into another case', ends: true },
  'case.withdrawn': { zh: '撤诉', en: 'withdrawn', ends: true },
  'case.closed': { zh: '办结', en: 'closed', ends: true },
  'case.reopened': { zh: '重新办理', en: 'reopened' },
  'case.suspended': { zh: '中止', en: 'suspended' },
  'case.resumed': { zh: '恢复办理', en: 'resumed' },
  'case.escalated': { zh: '转入下一阶段', en: 'taken to the next stage', restarts: true },
  'complainant.dissatisfied': { zh: '投诉人不满意', en: 'complainant dissatisfied' },
  'supplement.requested': { zh: '要求补正', en: 'supplement requested' },
  'supplement.received': { zh: '收到补正', en: 'supplement received' },
  'appraisal.commissioned': {
    zh: '委托鉴定',
    en: 'appraisal commissioned',
    restarts: true,
    awaited: true,
  },
  'appraisal.received': { zh: '鉴定结束', en: 'appraisal over' },
  'expertOpinion.taken': {
    zh: '鉴定机构受理并通知提交材料',
    en: 'expert body took the matter and asked for materials',
    restarts: true,
    awaited: true,
  },
  'expertOpinion.received': {
    zh: '收到鉴定意见',
    en: 'expert opinion received',
    restarts: true,
    survives: true,
  },
  'expertOpinion.contested': { zh: '申请再次鉴定', en: 'another expert opinion asked for' },
  'expertOpinion.ended': { zh: '鉴定未出具意见即结束', en: 'ended without an expert opinion' },
  'department.contacted': { zh: '已向当事部门核实', en: 'department contacted' },
  'department.notified': { zh: '已派发科室', en: 'department notified' },
  'department.noticeReceived': {
    zh: '科室收到受理通知',
    en: 'department received the notice',
    restarts: true,
  },
  'department.returned': { zh: '科室退单', en: 'returned by the department' },
  'department.packageComplete': {
    zh: '书面说明、责任认定和处理意见齐全',
    en: 'department package complete',
  },
  'department.waived': {
    zh: '科室逾期视为放弃说明',
    en: 'statement of the department lapsed',
    standsFor: ['department.packageComplete', 'department.replied'],
  },
  'review.requested': { zh: '提请技术评价', en: 'technical review requested' },
  'review.completed': { zh: '技术评价完成', en: 'technical review completed' },
  'department.replied': { zh: '科室答复', en: 'department replied' },
  'department.resolvedOnSpot': { zh: '当场解决', en: 'resolved on the spot', survives: true },
  'centre.archived': { zh: '投诉中心归档', en: 'archived by the centre' },
  'onsite.checked': { zh: '现场核查完成', en: 'checked on site' },
  'investigation.started': { zh: '开始调查', en: 'investigation started' },
  'investigation.firstDone': { zh: '初次调查完成', en: 'first investigation done' },
  'investigation.completed': { zh: '调查处理完成', en: 'investigation completed' },
  'handling.completed': { zh: '处理完成', en: 'handling completed', survives: true },
  'plan.agreed': {
    zh: '责任、方案和初步协议明确',
    en: 'liability, plan and preliminary agreement settled',
  },
  'leader.reported': { zh: '已向总经理（院长）报告', en: 'reported to the leader' },
  'promise.made': {
    zh: '向投诉人作出答复时间承诺',
    en: 'answer promised to the complainant',
    restarts: true,
  },
  'firstResponder.accepted': { zh: '首问责任人受理', en: 'taken by the first responder' },
  'feedback.interim': { zh: '阶段性反馈', en: 'interim feedback given' },
  'feedback.given': { zh: '最终反馈', en: 'final feedback given' },
  'response.sent': { zh: '书面答复', en: 'written response sent' },
  'complainant.informed': { zh: '已告知投诉人', en: 'complainant informed' },
  'resultNotice.served': {
    zh: '送达处理结果通知',
    en: 'result notice served',
    restarts: true,
    survives: true,
  },
  'reconsideration.requested': {
    zh: '申请复议',
    en: 'reconsideration requested',
    restarts: true,
    survives: true,
  },
  'reconsideration.decided': { zh: '复议结论', en: 'reconsideration decided' },
  'reconsideration.withdrawn': {
    zh: '撤回复议申请',
    en: 'reconsideration withdrawn',
    standsFor: ['reconsideration.decided', 'reconsideration.told'],
  },
  'reconsideration.told': {
    zh: '复议结论已书面通知',
    en: 'conclusion of the reconsideration told in writing',
  },
  'outcome.changed': {
    zh: '复议改变了处理结论',
    en: 'outcome changed by a reconsideration',
    survives: true,
  },
  'reportable.marked': { zh: '认定需上报', en: 'marked as reportable', survives: true },
  // The duty runs from here, also where the case is marked only days later (医疗事故处理条例 art. 14).
  'reportable.found': {
    zh: '发生或发现应上报的事件',
    en: 'reportable event happened or was found',
    replaces: true,
    survives: true,
  },
  'regulator.reported': { zh: '已上报卫生行政部门', en: 'reported to the health authority' },
  'safetyEvent.found': {
    zh: '发现医疗质量安全事件',
    en: 'safety event found',
    replaces: true,
    survives: true,
  },
  'safetyEvent.reported': { zh: '已上报医疗质量安全事件', en: 'safety event reported' },
  'death.occurred': { zh: '患者死亡', en: 'the patient died', replaces: true, survives: true },
  'autopsy.done': { zh: '尸检完成', en: 'autopsy done' },
  'autopsy.declined': { zh: '近亲属不同意尸检', en: 'next of kin did not agree to an autopsy' },
  'body.ended': { zh: '遗体已移交或依法处理', en: 'body handed over or dealt with by law' },
  'dispute.identified': { zh: '认定为医疗纠纷', en: 'medical dispute identified' },
  'complaint.foundMalicious': { zh: '认定为恶意投诉', en: 'found malicious by two people' },
  'negotiation.failed': { zh: '协商不成', en: 'negotiation failed', survives: true },
  'mediation.applied': {
    zh: '申请调解',
    en: 'mediation applied for',
    restarts: true,
    awaited: true,
  },
  'mediation.accepted': {
    zh: '调解组织受理',
    en: 'mediation accepted by the body',
    restarts: true,
    awaited: true,
  },
  'mediation.declined': { zh: '调解组织不予受理', en: 'mediation declined by the body' },
  'mediation.ended': { zh: '调解结束', en: 'mediation ended' },
  'mediation.signed': {
    zh: '调解（和解）协议签订',
    en: 'mediated agreement signed',
    restarts: true,
    survives: true,
  },
  'mediation.confirmationAsked': {
    zh: '已就司法确认作出安排',
    en: 'court confirmation asked for, or not wanted',
  },
  'mediation.failed': { zh: '调解不成', en: 'mediation failed', survives: true },
  'transfer.received': { zh: '收到信访转办', en: 'petition transfer received', survives: true },
  'transfer.accepted': { zh: '信访事项受理', en: 'petition accepted' },
  'transfer.objected': { zh: '对转办提出异议', en: 'transfer objected to' },
} as const satisfies Record<string, MilestoneDefinition>;
export type MilestoneName = keyof typeof MILESTONES;
