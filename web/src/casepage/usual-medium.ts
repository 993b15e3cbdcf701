import type { CaseDetail, Channel } from '@tingsu/contracts';

type Medium = 'phone' | 'visit' | 'message' | 'letter' | 'email';

/** How a complaint came in says how its sender is used to be talked to; a form on the web and another authority do not. */
const CAME_BY: Partial<Readonly<Record<Channel, Medium>>> = {
  hotline: 'phone',
  front_desk: 'visit',
  visit: 'visit',
  letter: 'letter',
  email: 'email',
  wechat: 'message',
};

/** What was told to the complainant; how departments were reached says nothing about that. */
const TOLD: ReadonlySet<string> = new Set([
  'case.acknowledged.v1',
  'case.feedbackInterim.v1',
  'case.feedbackGiven.v1',
]);

/** By what the complainant was told last, else by what the complaint came in; null where the case does not say. */
export const usualMedium = ({
  timeline,
  channel,
}: Pick<CaseDetail, 'timeline' | 'channel'>): string | null => {
  const told = timeline.findLast(
    ({ type, data }) => TOLD.has(type) && typeof data['medium'] === 'string',
  );
  return typeof told?.data['medium'] === 'string'
    ? told.data['medium']
    : (CAME_BY[channel] ?? null);
};
