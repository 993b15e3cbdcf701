/** About 500 bytes of Chinese text, the size of an ordinary complaint. */
export const TEXT =
  '今天上午在门诊收费窗口排队等候四十多分钟，轮到我时工作人员态度冷淡，没有说明收费项目，也没有给出清单。'
    .repeat(3)
    .slice(0, 168);

export function submission(campus) {
  return {
    campus,
    channel: 'web_form',
    content: TEXT,
    complainant: { anonymous: false, name: '测试人', phone: '13900001234', relation: 'patient' },
  };
}
