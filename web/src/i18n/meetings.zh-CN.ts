/** 审批进度，会议与评审。 */
export const meetings = {
  chainTitle: '审批进度',
  chainWaits: '待审批，{day}起',
  chainLater: '尚未轮到',
  chainAgreed: '{day} 已同意',
} as const;
