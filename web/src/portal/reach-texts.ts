import { usePreferences } from './preferences';

const chinese = {
  title: '希望医院怎么联系您',
  intro: '医院先用您选的方式联系您；联系不上时再用其他方式。进度和回复在这里始终看得到。',
  medium: '先用哪种方式',
  medium_none: '都可以',
  medium_sms: '短信',
  medium_wechat: '微信',
  medium_email: '电子邮件',
  medium_phone: '电话',
  medium_letter: '信函',
  times: '什么时候方便接电话',
  times_any: '都可以',
  times_morning: '上午',
  times_afternoon: '下午',
  times_evening: '晚上',
  language: '用哪种语言',
  save: '保存',
  saved: '已保存，工作人员会看到。',
  failed: '没有保存成功，请稍后再试。',
} as const;

const english: Record<keyof typeof chinese, string> = {
  title: 'How you want to be reached',
  intro:
    'The hospital tries your way first, and another one when it does not reach you. Progress and answers always stand here.',
  medium: 'Which way first',
  medium_none: 'Any',
  medium_sms: 'Text message',
  medium_wechat: 'WeChat',
  medium_email: 'E-mail',
  medium_phone: 'Telephone',
  medium_letter: 'Letter',
  times: 'When calls suit you',
  times_any: 'Any time',
  times_morning: 'In the morning',
  times_afternoon: 'In the afternoon',
  times_evening: 'In the evening',
  language: 'In which language',
  save: 'Save',
  saved: 'Saved. The staff see it.',
  failed: 'That was not saved. Please try again later.',
};

/** Words of a part of the progress page; they come with it. */
export const useReachTexts = () => {
  const { language } = usePreferences();
  const texts = language === 'en' ? english : chinese;
  return (key: keyof typeof chinese): string => texts[key];
};
