import type { respondents as chinese } from './respondents.zh-CN';

export const respondents: Record<keyof typeof chinese, string> = {
  filterRespondent: 'Complained of',
  respondentHistory: 'See all complaints about {name}',
};
