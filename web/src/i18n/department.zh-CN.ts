/** 科室一侧的办理：协办、工作计划、交办、催办。 */
export const department = {
  fieldPartDue: '答复期限',
  fieldPartQuestion: '请对方答复的问题',
  fieldPart: '协办答复',
  partsTitle: '协办科室的答复',
  partsOwed: '还差 {number} 个科室：{names}',
  partsComplete: '都已答复。',
  partDue: '{at} 前答复',
  partLate: '已超期',
  partSignedBy: '{name} 已签收',
  fieldUrged: '催办科室（不选为主办科室）',
  fieldDemand: '催办内容',
  fieldUrgeAnswer: '对催办的答复',
  urgesTitle: '催办',
  urgesCount: '{department}：催办 {number} 次，{open} 次待答复',
  badgeUrged: '催办 {number}',
  badgeUrgedWhy: '投诉中心催办，{number} 次待科室答复',
} as const;
