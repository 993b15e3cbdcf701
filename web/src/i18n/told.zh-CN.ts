/** 应告知投诉人的事项。 */
export const told = {
  toldTitle: '告知投诉人',
  toldBy: '{at} 已告知（{medium}，{proof}）',
  toldWaits: '{at} 起待送达',
  toldFailed: '未能送达：{tried}',
  toldMissing: '未写成：缺少须写明的内容（{missing}），请另行告知投诉人',
  toldNoWay: '没有可用的联系方式',
} as const;
