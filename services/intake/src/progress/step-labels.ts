import type { LocalizedText } from '@tingsu/contracts';

/** Events of a case that its complainant may see, in words for the complainant. All others stay internal. */
const STEP_LABELS: Readonly<Record<string, LocalizedText>> = {
  'case.registered.v1': { zh: '已登记', en: 'Registered' },
  'case.triageStarted.v1': {
    zh: '投诉中心正在评估',
    en: 'The complaints office is assessing your complaint',
  },
  'case.supplementRequested.v1': { zh: '需要您补充材料', en: 'We need more information from you' },
  'case.supplementReceived.v1': { zh: '已收到补充材料', en: 'We received your documents' },
  'case.accepted.v1': { zh: '已受理', en: 'Accepted' },
  'case.declined.v1': { zh: '不予受理', en: 'Not accepted' },
  'case.merged.v1': {
    zh: '已与同一事项的投诉合并办理',
    en: 'Handled together with another complaint about the same matter',
  },
  'case.resolvedOnSpot.v1': { zh: '已当场解决', en: 'Resolved on the spot' },
  'case.dispatched.v1': { zh: '已转交承办科室', en: 'Sent to the responsible department' },
  'case.signedFor.v1': { zh: '承办科室已签收', en: 'The department confirmed receipt' },
  'case.opinionFinalised.v1': { zh: '处理意见已确定', en: 'Decision made' },
  'case.feedbackInterim.v1': { zh: '已告知办理进展', en: 'You were updated on progress' },
  'case.feedbackGiven.v1': { zh: '已反馈处理结果', en: 'You were informed of the outcome' },
  'case.closed.v1': { zh: '已办结', en: 'Closed' },
  'case.settled.v1': { zh: '已答复并办结', en: 'Answered and closed' },
  'case.clockExtended.v1': { zh: '办理时限已延长', en: 'Deadline extended' },
  'case.dateAgreed.v1': { zh: '已与您约定答复日期', en: 'Reply date agreed with you' },
  'case.materialsHandedOver.v1': {
    zh: '已向鉴定机构提交材料',
    en: 'Materials given to the experts',
  },
  'case.expertOpinionReceived.v1': { zh: '医院已收到鉴定意见', en: 'Expert opinion received' },
  'case.mediationAccepted.v1': { zh: '已进入调解', en: 'Mediation began' },
  'case.mediationEnded.v1': { zh: '调解已结束', en: 'Mediation ended' },
  'case.suspended.v1': { zh: '办理已中止', en: 'On hold' },
  'case.resumed.v1': { zh: '已恢复办理', en: 'Resumed' },
  'case.referred.v1': { zh: '已移送有权处理的机关', en: 'Referred to the responsible authority' },
  'case.finalNoticeGiven.v1': { zh: '已作出终局答复', en: 'Final notice given' },
  'case.reopened.v1': { zh: '已重新办理', en: 'Reopened' },
  'case.withdrawn.v1': { zh: '已撤回', en: 'Withdrawn' },
};

export const RECEIVED_LABEL: LocalizedText = { zh: '已收到您的投诉', en: 'Complaint received' };

/** Types of the events that the progress page shows. */
export const SHOWN_EVENTS: readonly string[] = Object.keys(STEP_LABELS);

export function stepLabelOf(eventType: string): LocalizedText | null {
  return STEP_LABELS[eventType] ?? null;
}
