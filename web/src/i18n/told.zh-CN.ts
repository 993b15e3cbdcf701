/** 应告知投诉人的事项。 */
export const told = {
  toldTitle: '告知投诉人',
  toldBy: '{at}已告知（{medium}，{proof}）',
  toldWaits: '{at}起待送达',
  toldFailed: '未能送达：{tried}',
  toldNoWay: '没有可用的联系方式',
} as const;
