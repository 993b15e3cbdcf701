import { CONTACT_MEDIA, type CaseDetail, type Channel } from '@tingsu/contracts';

type Medium = (typeof CONTACT_MEDIA)[number];
const isMedium = (value: unknown): value is Medium =>
  CONTACT_MEDIA.some((medium) => medium === value);

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
}: Pick<CaseDetail, 'timeline' | 'channel'>): Medium | null => {
  // A receipt on the screen of a form has told by the channel, which is no choice here.
  const told = timeline.findLast(({ type, data }) => TOLD.has(type) && isMedium(data['medium']));
  return isMedium(told?.data['medium']) ? told.data['medium'] : (CAME_BY[channel] ?? null);
};
