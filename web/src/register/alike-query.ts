import { isBlank, readName, readPhones, tidyText, type AlikeQuery } from '@tingsu/contracts';
import { instantIn } from '../time/instants';
import type { Draft } from './draft';

type Typed = Pick<
  Draft,
  | 'campus'
  | 'anonymous'
  | 'name'
  | 'patientName'
  | 'phone'
  | 'recordNo'
  | 'content'
  | 'day'
  | 'time'
>;

const whole = (written: string, problem: boolean): string | undefined =>
  isBlank(written) || problem ? undefined : tidyText(written);

/** What to look for; null as long as nothing says who speaks. A number that is still being typed finds nobody. */
export const alikeQueryOf = (draft: Typed, timeZone: string): AlikeQuery | null => {
  const { campus, anonymous, phone, recordNo, content, day, time } = draft;
  const name = draft.name || draft.patientName;
  const who = anonymous
    ? { recordNo: whole(recordNo, false) }
    : {
        phone: whole(phone, 'problem' in readPhones(phone)),
        name: whole(name, 'problem' in readName(name) || tidyText(name).length < 2),
        recordNo: whole(recordNo, false),
      };
  if (campus === '' || !Object.values(who).some((value) => value !== undefined)) return null;
  return {
    campus,
    ...who,
    words: whole(content, false),
    occurredAt: day ? (instantIn(timeZone, day, time) ?? undefined) : undefined,
  };
};
