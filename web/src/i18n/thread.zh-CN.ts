/** 与投诉人的对话。 */
export const thread = {
  badgeUnread: '新消息 {number}',
  badgeUnreadWhy: '投诉人来信，{number} 条待阅',
  viewNewMessages: '新消息',
  nextNewMessages: '没有投诉人的新消息。投诉人来信后会出现在这里，答复或标记已阅后消失。',
  nextWhy_materialCame: '投诉人已交来补正材料，请查看后确认。',
  nextWhy_withdrawalAsked: '投诉人申请撤回，请确认。',
  nextWhy_wroteAgain: '投诉人来信，请答复；不需答复的，标记已阅。',
} as const;
