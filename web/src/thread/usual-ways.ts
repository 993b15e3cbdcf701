import type { MessageMedium, SendingOffer, StaffThreadMessage } from '@tingsu/contracts';

/** What costs no person's work. */
const BY_ITSELF: readonly MessageMedium[] = ['wechat', 'sms', 'email'];
export const goesByItself = (medium: MessageMedium): boolean => BY_ITSELF.includes(medium);

/**
 * The ways that are chosen for a new message before anybody chooses: all that go by themselves, first the one by which the complainant
 * wrote last, or else the complaint came in. A call or a letter only for who is reached by nothing else.
 */
export function usualWays(
  offers: readonly Pick<SendingOffer, 'medium' | 'ready'>[],
  messages: readonly Pick<StaffThreadMessage, 'direction' | 'via' | 'nr'>[],
  channel: string,
): MessageMedium[] {
  const usable = offers.filter(({ ready }) => ready).map(({ medium }) => medium);
  const written = messages
    .filter(({ direction }) => direction === 'in')
    .toSorted((one, other) => other.nr - one.nr)
    .map(({ via }) => via)
    .find((via) => usable.some((medium) => medium === via));
  const first = written ?? channel;
  const itself = usable.filter(goesByItself);
  const ordered = [
    ...itself.filter((medium) => medium === first),
    ...itself.filter((medium) => medium !== first),
  ];
  return ordered.length > 0 ? ordered : usable.slice(0, 1);
}

/** A way is chosen last, or not any more. */
export const toggled = (
  chosen: readonly MessageMedium[],
  medium: MessageMedium,
): MessageMedium[] =>
  chosen.includes(medium) ? chosen.filter((one) => one !== medium) : [...chosen, medium];

/** A chosen way is tried before all others. */
export const first = (chosen: readonly MessageMedium[], medium: MessageMedium): MessageMedium[] => [
  medium,
  ...chosen.filter((one) => one !== medium),
];
