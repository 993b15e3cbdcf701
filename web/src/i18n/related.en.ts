import type { related as chinese } from './related.zh-CN';

export const related: Record<keyof typeof chinese, string> = {
  relatedTitle: 'Same person, similar complaints',
  relatedLook: 'Look',
  relatedNone: 'No other complaint of this person or with similar words was found.',
  relatedOfDepartment: 'See all complaints that this department handled',
  relatedShown: '{shown} of {total} shown',
  relatedCompare: 'Compare side by side',
};
