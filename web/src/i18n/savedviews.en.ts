import type { savedviews as chinese } from './savedviews.zh-CN';

export const savedviews: Record<keyof typeof chinese, string> = {
  savedViews: 'My views',
  savedOwn: 'Your own',
  savedShared: 'Shared',
  savedSave: 'Save this list',
  savedManage: 'Manage views',
  savedKeep: 'Save',
  savedDone: 'Saved',
  savedIntro: 'Keeps the view, the filters and the order, so that one click brings you back.',
  savedName: 'Name',
  savedFor: 'For whom',
  savedForMe: 'Only for me',
  savedForGroup: 'Shared with the group',
  savedForCampus: 'Shared with {campus}',
  savedNoNames:
    'Everybody reads the name. Write no names or phone numbers of complainants or patients.',
  savedDelete: 'Delete',
  savedDeleteAsk: 'Delete “{name}”?',
  savedNone: 'There is no view that you can change.',
  savedUnknown:
    'This view has filters that this page does not know; they were left out: {names}. Reload and try again.',
};
