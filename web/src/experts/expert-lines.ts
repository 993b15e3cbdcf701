import type { Speech } from '../casepage/speech';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const joined = (parts: readonly string[]): string[] => [parts.filter(Boolean).join(' · ')];
const when = ({ at }: Data, speech: Speech): string => (at ? speech.instant(text(at)) : '');
const labelled = (table: Parameters<Speech['label']>[0], value: unknown, speech: Speech): string =>
  value ? speech.label(table, text(value)) : '';
const byOf = (data: Data, speech: Speech): string =>
  text(data.bodyName) || labelled('expertBody', data.body, speech);

/** What entries about an expert opinion say beyond their heading. */
export const EXPERT_LINES: Readonly<Record<string, (data: Data, speech: Speech) => string[]>> = {
  'case.expertOpinionAsked': (data, speech) =>
    joined([
      labelled('expertKind', data.kind, speech),
      byOf(data, speech),
      labelled('expertAsker', data.askedBy, speech),
      labelled('expertConsent', data.consent, speech),
      when(data, speech),
    ]),
  'case.expertOpinionTaken': (data, speech) => [when(data, speech)],
  'case.expertOpinionDeclined': (data, speech) => [when(data, speech)],
  'case.materialsHandedOver': (data, speech) => joined([byOf(data, speech), when(data, speech)]),
  'case.expertOpinionReceived': (data, speech) => [when(data, speech)],
  'case.expertOpinionTold': (data, speech) =>
    joined([labelled('expertToldBy', data.by, speech), when(data, speech)]),
  'case.expertOpinionContested': (data, speech) =>
    joined([labelled('expertSide', data.side, speech), when(data, speech)]),
  'case.expertOpinionEnded': (data, speech) =>
    joined([labelled('expertEnd', data.result, speech), when(data, speech)]),
};
