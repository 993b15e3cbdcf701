import type { respondents as chinese } from './respondents.zh-CN';

export const respondents: Record<keyof typeof chinese, string> = {
  filterRespondent: 'Complained of',
  respondentHistory: 'See all complaints about {name}',
  respondentPast: '{count} in {months} months',
  respondentPastOf: 'See the {count} complaints about {name} in {months} months',
  respondentRecent: '{count} in {days} days',
  respondentRecentWhy:
    '{count} complaints about the same person in {days} days, of the cases that you may see',
  respondentReach: 'Of the cases that you may see',
  superviseHistory: 'Complained of',
  superviseHistoryOf: 'Complained of: {name}',
};
