import {
  CONTACT_LIMITS,
  EMERGENCY_GROUNDS,
  EMERGENCY_NAMES,
  EMERGENCY_REPORT_NAMES,
  EMERGENCY_REPORTS,
  LIMIT_NAMES,
  MARK_NAMES,
  MARK_SUBJECT_NAMES,
  MARK_SUBJECTS,
  MARKS,
  MEDIA_GRADE_NAMES,
  MEDIA_GRADES,
  MEDIA_NAMES,
  MEDIA_OUTLETS,
  type LocalizedText,
  type SafetyActName,
  type SafetySort,
} from '@tingsu/contracts';
import type { TextKey } from '../i18n/texts';

type Choice = readonly (readonly [string, LocalizedText])[];
export interface ActField {
  readonly name: string;
  readonly text: TextKey;
  readonly kind:
    | 'line'
    | 'words'
    | 'instant'
    | 'day'
    | 'number'
    | 'choice'
    | 'choices'
    | 'person'
    | 'people'
    | 'task'
    | 'medium'
    | 'yes';
  readonly required?: true;
  readonly choices?: Choice;
}
export interface ActForm {
  readonly text: TextKey;
  /** None where a press is enough. */
  readonly fields: readonly ActField[];
}

const words = (text: TextKey, required?: true): ActField => ({
  name: 'text',
  text,
  kind: 'words',
  ...(required ? { required } : {}),
});
const choicesOf = <Code extends string>(
  codes: readonly Code[],
  names: Readonly<Record<Code, LocalizedText>>,
): Choice => codes.map((code) => [code, names[code]] as const);
const person: ActField = { name: 'person', text: 'safetyPerson', kind: 'person', required: true };
const title = (text: TextKey): ActField => ({ name: 'title', text, kind: 'line', required: true });
const caseNo: ActField = { name: 'caseNo', text: 'safetyLinkNo', kind: 'line' };
const task: ActField = { name: 'taskId', text: 'safetyTask', kind: 'task', required: true };
const grade: ActField = {
  ...{ name: 'grade', text: 'safetyGrade', kind: 'choice', required: true },
  choices: choicesOf(MEDIA_GRADES, MEDIA_GRADE_NAMES),
};
const reach: ActField = { name: 'reach', text: 'safetyReach', kind: 'number' };

/** What is asked for each act that has a button of its own, in the order of the buttons. */
export const ACT_FORMS: Readonly<Partial<Record<SafetyActName, ActForm>>> = {
  acknowledge: { text: 'safetyAcknowledge', fields: [] },
  agree: { text: 'safetyAgree', fields: [words('safetyText')] },
  refuse: { text: 'safetyRefuse', fields: [words('safetyText', true)] },
  tell: {
    text: 'safetyTell',
    fields: [
      { name: 'medium', text: 'safetyTellBy', kind: 'medium', required: true },
      words('safetyTellText', true),
    ],
  },
  review: { text: 'safetyReview', fields: [words('safetyText', true)] },
  appeal: { text: 'safetyAppeal', fields: [words('safetyAppealText', true)] },
  answerAppeal: {
    text: 'safetyAnswerAppeal',
    fields: [{ name: 'lift', text: 'safetyLiftIt', kind: 'yes' }, words('safetyText', true)],
  },
  lift: { text: 'safetyLift', fields: [words('safetyText', true)] },
  describe: {
    text: 'safetyDescribe',
    fields: [{ name: 'place', text: 'safetyPlace', kind: 'line' }, words('safetyTextOf')],
  },
  callPolice: {
    text: 'safetyPolice',
    fields: [
      { name: 'calledAt', text: 'safetyPoliceAt', kind: 'instant', required: true },
      { name: 'caller', text: 'safetyPoliceBy', kind: 'line', required: true },
      { name: 'reportNo', text: 'safetyPoliceNo', kind: 'line' },
      words('safetyText'),
    ],
  },
  securityArrived: {
    text: 'safetyArrived',
    fields: [
      { name: 'arrivedAt', text: 'safetyArrivedAt', kind: 'instant', required: true },
      words('safetyText'),
    ],
  },
  look: { text: 'safetyLook', fields: [grade, reach, words('safetyText')] },
  answer: { text: 'safetyAnswer', fields: [words('safetyAnswerText', true)] },
  handOver: { text: 'safetyHandOver', fields: [person] },
  note: { text: 'safetyNote', fields: [words('safetyText', true)] },
  join: { text: 'safetyJoin', fields: [person] },
  giveTask: {
    text: 'safetyGiveTask',
    fields: [
      person,
      { name: 'dueAt', text: 'safetyTaskDue', kind: 'instant' },
      words('safetyTaskText', true),
    ],
  },
  finishTask: { text: 'safetyFinishTask', fields: [task, words('safetyProof', true)] },
  report: {
    text: 'safetyReportTo',
    fields: [
      {
        ...{ name: 'to', text: 'safetyReportWho', kind: 'choice', required: true },
        choices: choicesOf(EMERGENCY_REPORTS, EMERGENCY_REPORT_NAMES),
      },
      { name: 'reportedAt', text: 'safetyReportedAt', kind: 'instant', required: true },
      words('safetyReportText', true),
    ],
  },
  link: { text: 'safetyLink', fields: [{ ...caseNo, required: true }] },
  end: { text: 'safetyEnd', fields: [words('safetyEndText', true)] },
};

/** What is asked to open a file, apart from the campus. An incident has a button of its own. */
export const OPEN_FORMS: Readonly<Partial<Record<SafetySort, ActForm>>> = {
  emergency: {
    text: 'safetyStart',
    fields: [
      {
        ...{ name: 'ground', text: 'safetyGround', kind: 'choice', required: true },
        choices: choicesOf(EMERGENCY_GROUNDS, EMERGENCY_NAMES),
      },
      title('safetyTitleOf'),
      { name: 'team', text: 'safetyTeam', kind: 'people' },
      caseNo,
      words('safetyText'),
    ],
  },
  media: {
    text: 'safetyWatch',
    fields: [
      {
        ...{ name: 'outlet', text: 'safetyOutlet', kind: 'choice', required: true },
        choices: choicesOf(MEDIA_OUTLETS, MEDIA_NAMES),
      },
      grade,
      title('safetyTitleOf'),
      { name: 'link', text: 'safetyUrl', kind: 'line' },
      reach,
      caseNo,
      words('safetyText'),
    ],
  },
  restriction: {
    text: 'safetyRestrict',
    fields: [
      { ...caseNo, required: true },
      {
        ...{ name: 'limits', text: 'safetyLimits', kind: 'choices', required: true },
        choices: choicesOf(CONTACT_LIMITS, LIMIT_NAMES),
      },
      title('safetyContact'),
      { name: 'until', text: 'safetyUntil', kind: 'day', required: true },
      words('safetyGrounds', true),
    ],
  },
  mark: {
    text: 'safetyMarkIt',
    fields: [
      { ...caseNo, required: true },
      {
        ...{ name: 'mark', text: 'safetyMark', kind: 'choice', required: true },
        choices: choicesOf(MARKS, MARK_NAMES),
      },
      {
        ...{ name: 'of', text: 'safetyMarkOf', kind: 'choice', required: true },
        choices: choicesOf(MARK_SUBJECTS, MARK_SUBJECT_NAMES),
      },
      { name: 'until', text: 'safetyUntilOptional', kind: 'day' },
      words('safetyGrounds', true),
    ],
  },
};
