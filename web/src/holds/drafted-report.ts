import { isUnsent, type CaseDetail } from '@tingsu/contracts';
import type { Words } from '../kit/words';
import { wordsOfReport } from './words-of-hold';

interface Names {
  campus(code: string): string;
  department(code: string): string;
}

/** What the form of a draft starts with: the report that is still to be given, or what the case says. */
export const reportStart = (
  detail: CaseDetail,
  words: Pick<Words, 't' | 'long'>,
  names: Names,
): Record<string, unknown> => {
  const unsent = detail.reports?.find(isUnsent);
  if (unsent)
    return {
      report: String(unsent.number),
      subject: unsent.subject,
      ...(unsent.grade ? { grade: unsent.grade } : {}),
      ...(unsent.accidentGrade ? { accidentGrade: String(unsent.accidentGrade) } : {}),
      ...wordsOfReport(unsent.number, detail.timeline),
    };
  const { safetyEventGrade, possibleAccidentGrade } = detail.facts;
  return {
    subject: safetyEventGrade === undefined ? 'medical_fault' : 'safety_event',
    ...(safetyEventGrade === undefined ? {} : { grade: safetyEventGrade }),
    ...(possibleAccidentGrade === undefined
      ? {}
      : { accidentGrade: String(possibleAccidentGrade) }),
    text: draftedReport(detail, words, names),
  };
};

/** What the draft of a report says before somebody writes on it: what the case knows, without a name. */
const draftedReport = (
  { facts, campus, leadDepartment, death, receivedAt }: CaseDetail,
  { t, long }: Pick<Words, 't' | 'long'>,
  names: Names,
): string => {
  const foundAt = facts['eventFoundAt'];
  const persons = facts['personsHarmed'];
  const harm = [
    (death || facts['death'] === true) && t('draftDeath'),
    typeof persons === 'number' && persons > 0 && t('draftPersons', { count: persons }),
  ].filter(Boolean);
  const place = [names.campus(campus), leadDepartment && names.department(leadDepartment)];
  return [
    t('draftHead'),
    t('draftWhen', { at: long(typeof foundAt === 'string' ? foundAt : receivedAt) }),
    t('draftWhere', { place: place.filter(Boolean).join(' ') }),
    `${t('draftWhat')}\n`,
    t('draftHarm', { harm: harm.join(' ') }),
    `${t('draftMeasures')}\n`,
    t('draftContact'),
  ].join('\n');
};
