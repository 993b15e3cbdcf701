import type { Speech } from '../casepage/speech';

type Data = Readonly<Record<string, unknown>>;
type Lines = Readonly<Record<string, (data: Data, speech: Speech) => string[]>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const joined = (parts: readonly string[]): string[] => [parts.filter(Boolean).join(' · ')];
const at = (value: unknown, speech: Speech): string =>
  typeof value === 'string' ? speech.instant(value) : '';

/** What entries about sealed evidence, a death and reports say beyond their heading. */
export const HOLD_LINES: Lines = {
  'case.reportStep': (data, speech) =>
    joined([
      speech.label('reportStep', text(data.step)),
      at(data.at, speech),
      speech.label('reportMethod', text(data.method)),
    ]),
  'case.reportDrafted': (data, speech) =>
    joined([
      speech.label('reportSubject', text(data.subject)),
      speech.label('eventGrade', text(data.grade)),
      data.accidentGrade ? speech.label('accidentGrade', String(data.accidentGrade)) : '',
    ]),
  'case.reportSupplemented': (data, speech) =>
    joined([at(data.at, speech), speech.label('reportMethod', text(data.method))]),
  'case.holdAsked': (data, speech) =>
    joined([
      speech.label('holdKind', text(data.evidence)),
      speech.label('holdSide', text(data.askedBy)),
      at(data.askedAt, speech),
    ]),
  'case.holdSealed': (data, speech) =>
    joined([at(data.sealedAt, speech), speech.label('recordForm', text(data.form))]),
  'case.holdCompleted': (data, speech) => [at(data.at, speech)],
  'case.holdInspected': (data, speech) =>
    joined([at(data.sentAt, speech), speech.label('inspectionChoice', text(data.by))]),
  'case.inspectionReceived': (data, speech) => [at(data.at, speech)],
  'case.holdReleased': (data, speech) =>
    joined([at(data.releasedAt, speech), speech.label('releaseGround', text(data.ground))]),
  'case.deathRecorded': (data, speech) => [at(data.diedAt, speech)],
  'case.autopsyDecided': (data, speech) =>
    joined([speech.label('autopsyConsent', text(data.consent)), at(data.at, speech)]),
  'case.autopsyDone': (data, speech) => [at(data.at, speech)],
  'case.bodyEnded': (data, speech) =>
    joined([speech.label('bodyEnd', text(data.end)), at(data.at, speech)]),
};
