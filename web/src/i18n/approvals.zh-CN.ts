/** Sentences of the page of approvals. */
export const approvals = {
  approvalsTitle: '待我审批',
  approvalsNone: '没有等您审批的事项。',
  approvalAbout: '请您审批的内容',
  approvalGone: '这件已由他人决定，或不由您审批。',
  approvalPrevious: '上一件',
  approvalNext: '下一件',
  approvalPlace: '第 {place} 件，共 {of} 件',
};
