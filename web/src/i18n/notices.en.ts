import type { notices as chinese } from './notices.zh-CN';

export const notices: Readonly<Record<keyof typeof chinese, string>> = {
  noticesTask: 'For you to do',
  noticesNothingToDo: 'No notice asks you for anything now.',
  noticesInformation: 'For your information',
  noticesInformationWhy:
    'News of cases that you dealt with or watch. Nothing is asked of you; they leave once you have read them.',
  noticesRead: 'Read or done',
  noticesGatheredFor: 'goes out with others at {at}',
  wishTitle: 'How I am told',
  wishIntro:
    'Notices are always shown under “Notices”. Here you choose which of them also come by mail, and when. Deadlines, what is overdue, urgent or must be reported always come at once.',
  wishNoAddress:
    'The directory has no mail address for you, so you get no mails. Ask an administrator to add it.',
  wishWho: 'Which way',
  wishHouse: 'As the hospital has it',
  wishOwn: 'My own choice',
  wishTasks: 'Notices for you to do',
  wishInformation: 'Notices for your information',
  wish_at_once: 'A mail for each, at once',
  wish_gathered: 'Several in one mail, at set times',
  wish_none: 'No mail, only under “Notices”',
  wishTimes: 'When that mail goes out',
  wishTimesHelp: 'What is done by then is left out; without anything to say none is sent.',
  wishTime: 'Time {nr}',
  wishTimeAdd: 'Add a time',
  wishTimeRemove: 'Remove {time}',
  wishQuiet: 'Quiet hours (optional)',
  wishQuietHelp: 'What can wait is not mailed in these hours; it comes in one mail when they end.',
  wishQuietFrom: 'from',
  wishQuietUntil: 'until',
  wishNext: 'Notices are waiting; they go out at {at}.',
  wishSaved: 'Saved',
  wishForHouse: 'As the hospital has it',
  wishForHouseHelp: 'For everybody who made no choice.',
  wishSaveForHouse: 'Save for the hospital',
};
