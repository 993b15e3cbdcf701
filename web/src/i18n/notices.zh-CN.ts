/** Notices by what they want of the reader. */
export const notices = {
  noticesTask: '待您办理',
  noticesNothingToDo: '现在没有需要您办理的通知。',
  noticesInformation: '仅供知悉',
  noticesInformationWhy: '您关注的案件有了新进展，无需您办理。读过即收起。',
  noticesRead: '已读或已办',
};
