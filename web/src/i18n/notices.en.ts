import type { notices as chinese } from './notices.zh-CN';

export const notices: Readonly<Record<keyof typeof chinese, string>> = {
  noticesTask: 'For you to do',
  noticesNothingToDo: 'No notice asks you for anything now.',
  noticesInformation: 'For your information',
  noticesInformationWhy:
    'News of cases that you watch. Nothing is asked of you; they leave once you have read them.',
  noticesRead: 'Read or done',
};
