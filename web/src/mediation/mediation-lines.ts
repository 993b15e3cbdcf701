import type { Speech } from '../casepage/speech';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const when = (value: unknown, speech: Speech): string =>
  typeof value === 'string' ? speech.instant(value) : '';
const joined = (parts: readonly string[]): string[] => [parts.filter(Boolean).join(' · ')];

/** What entries about a mediation say beyond their heading. */
export const MEDIATION_LINES: Readonly<Record<string, (data: Data, speech: Speech) => string[]>> = {
  'case.mediationProposed': (data, speech) =>
    joined([
      text(data.bodyName) || speech.label('mediationBody', text(data.body)),
      speech.label('mediationConsent', text(data.consent)),
      when(data.at, speech),
    ]),
  'case.mediationAccepted': (data, speech) =>
    joined([
      text(data.bodyName) || speech.label('mediationBody', text(data.body)),
      when(data.at, speech),
    ]),
  'case.mediationDeclined': (data, speech) => [when(data.at, speech)],
  'case.mediationSession': (data, speech) => [when(data.at, speech)],
  'case.mediationEnded': (data, speech) =>
    joined([speech.label('mediationEnd', text(data.result)), when(data.at, speech)]),
  'case.mediationSigned': (data, speech) => [when(data.at, speech)],
  'case.mediationConfirmed': (data, speech) =>
    joined([speech.label('confirmationStep', text(data.step)), when(data.at, speech)]),
};
