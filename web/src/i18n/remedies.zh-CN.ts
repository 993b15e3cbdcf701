/** 落实事项与金额。 */
export const remedies = {
  fieldAmount: '金额',
  fieldRemedyDepartment: '由哪个科室落实（不选则为主办科室）',
  fieldRemedyPlan: '做什么，怎么做',
  fieldProof: '凭什么说明已经落实（也可以只附材料）',
  fieldCurrency: '币种',
  remediesTitle: '落实事项',
  remedyBy: '{who}落实',
  remedyUntil: '{day} 前',
  remedyState_open: '待落实',
  remedyState_waits: '待{who}批准',
  remedyState_done: '已落实',
  remedyState_rejected: '未获批准',
  remedyState_waived: '不再落实',
  remedyLate: '已超期',
  remedyApproved: '{who}已批准',
  remedyTotals: '承诺 {promised}，已支付 {paid}，未付 {open}（{currency}）',
} as const;
