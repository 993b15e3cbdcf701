export const erased = {
  erasedOn: '已于 {at} 依法删除，依据：{why}',
  erasedMeans: '本案中的文字、附件与个人信息已不可读；办理经过与时间仍在。',
};
