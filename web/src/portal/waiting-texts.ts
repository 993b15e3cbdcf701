import { filled, type Values } from '../i18n/filled';
import { usePreferences } from './preferences';

const chinese = {
  expertTitle: '正在鉴定',
  expertBy: '鉴定材料已于 {since} 提交{by}，医院等待鉴定意见。',
  expertUntil: '鉴定机构应于 {at} 前出具意见。',
  expertRights: '您也可以向鉴定机构提交材料、陈述意见，并可以申请鉴定人回避。',
  mediationTitle: '正在调解',
  mediationBy: '{by}自 {since} 起进行调解，医院等待调解结果。',
  mediationUntil: '调解应于 {at} 前完成。',
  mediationPaused: '正在等待鉴定意见，鉴定时间不计入调解期限。',
  mediationRights: '调解自愿参加，您可以随时要求终止，也可以依法向人民法院起诉。',
} as const;

const english: Record<keyof typeof chinese, string> = {
  expertTitle: 'Experts are examining the matter',
  expertBy: '{by} has had the materials since {since}. The hospital waits for the opinion.',
  expertUntil: 'The opinion is due by {at}.',
  expertRights:
    'You may hand in materials and state your view to them as well, and ask that an expert with an interest stands aside.',
  mediationTitle: 'Mediation is under way',
  mediationBy: '{by} has been mediating since {since}. The hospital waits for the result.',
  mediationUntil: 'It should be over by {at}.',
  mediationPaused: 'Its time rests while an expert opinion is awaited.',
  mediationRights:
    'You take part of your own free will: you may end it at any time, and you may still go to court.',
};

/** Words of what the hospital waits for; they come with the progress page. */
export const useWaitingTexts = () => {
  const { language } = usePreferences();
  const texts = language === 'en' ? english : chinese;
  return (key: keyof typeof chinese, values?: Values): string => filled(texts[key], values);
};
