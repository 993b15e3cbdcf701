/** What stands in the thread when number and code were sent once more; the code itself is added where it is sent. */
export const RECEIPT_WORDS = {
  'zh-CN': {
    subject: '您的投诉编号和查询码',
    words: '应您的要求，投诉编号和短查询码已再次发给您。如果不是您本人要求的，不用理会。',
  },
  en: {
    subject: 'Your complaint number and code',
    words:
      'As you asked, the complaint number and the short code were sent to you once more. If it was not you who asked, you need not do anything.',
  },
} as const;
