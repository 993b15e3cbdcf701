import { z } from 'zod';
import type { FieldClass } from './access/field-classes.js';

/** Papers of a case that the product knows: what they say is data, house templates or those of a policy. */
export const PAPER_TEMPLATES = [
  'register-form',
  'acknowledgement',
  'acceptance',
  'decline',
  'supplement',
  'transfer-slip',
  'department-notice',
  'urging-notice',
  'extension',
  'feedback-letter',
  'respondent-notice',
  'meeting-minutes',
  'case-meeting-minutes',
  'committee-opinion',
  'rights-notice',
  'hold-list',
  'hold-opening',
  'hold-return',
  'autopsy-consent',
  'authority-report',
  'report-supplement',
  'settlement',
  'callback-form',
  'archive-cover',
  'dossier-contents',
] as const;
export const PaperTemplateSchema = z.enum(PAPER_TEMPLATES);
export type PaperTemplate = (typeof PAPER_TEMPLATES)[number];

type PaperSubject = 'hold' | 'report' | 'supplement' | 'meeting' | 'caseMeeting' | 'review';
const PAPER_SUBJECTS: Readonly<Partial<Record<PaperTemplate, PaperSubject>>> = {
  'meeting-minutes': 'meeting',
  'case-meeting-minutes': 'caseMeeting',
  'committee-opinion': 'review',
  'hold-list': 'hold',
  'hold-opening': 'hold',
  'hold-return': 'hold',
  'authority-report': 'report',
  'report-supplement': 'supplement',
};
/** Of what a case can have several, each with a paper of its own; null for a paper of the case as a whole. */
export const subjectOfPaper = (template: PaperTemplate): PaperSubject | null =>
  PAPER_SUBJECTS[template] ?? null;

/** Which one a paper is about: the number of the list, of the report, of the meeting or of the time a committee was asked; `2.1` is the first supplement to the second report. */
export const PaperSubjectSchema = z.string().regex(/^\d{1,4}(\.\d{1,4})?$/);

export const PaperLanguageSchema = z.enum(['zh-CN', 'en']);
export type PaperLanguage = z.infer<typeof PaperLanguageSchema>;

/**
 * What a template may name in braces, with the class of fields it belongs to; null for what every reader of the case sees. A field of the
 * classes identity and contact is masked or left out for who may not see it in full, any other keeps the paper from who may not read it.
 */
export const PAPER_FIELDS = {
  // Of the house and of the paper.
  hospital: null,
  contact: null,
  madeOn: null,
  // Of the complaint.
  complaintNo: null,
  caseNo: null,
  receivedAt: null,
  channel: null,
  externalRef: null,
  limits: null,
  answerBy: null,
  addressee: 'identity',
  name: 'identity',
  relation: 'identity',
  patientName: 'identity',
  patientSexAge: 'identity',
  patientNumbers: 'identity',
  phone: 'contact',
  email: 'contact',
  mailAddress: 'contact',
  content: 'words',
  demand: 'words',
  reasons: 'words',
  occurredAt: 'words',
  place: 'words',
  respondents: 'words',
  restated: 'words',
  signatureNote: 'words',
  registrar: 'words',
  files: 'words',
  // Of the case.
  acceptedOn: null,
  acceptanceOpinion: null,
  leadDepartment: null,
  assistDepartments: null,
  departmentLimits: null,
  closedOn: null,
  logSummary: null,
  retention: null,
  dispatchedOn: null,
  dispatchedBy: null,
  dispatchText: 'handling',
  urgedDepartment: null,
  urgedOn: null,
  urgeCount: null,
  urgeText: 'handling',
  missing: null,
  supplementBy: null,
  extendedLimit: null,
  extendedFrom: null,
  newDueDate: null,
  extensionReason: 'handling',
  declineReason: 'answer',
  declineText: 'answer',
  outcome: 'answer',
  answer: 'answer',
  remedies: 'handling',
  reconsideration: null,
  // Of sealed evidence, and of a death.
  holdListNo: 'handling',
  holdKind: 'handling',
  holdForm: 'handling',
  holdAskedBy: 'handling',
  holdAskedOn: 'handling',
  holdWhat: 'handling',
  holdSealedOn: 'handling',
  holdComplete: 'handling',
  holdHospitalSide: 'handling',
  holdPatientSide: 'handling',
  holdWitness: 'handling',
  holdPolice: 'handling',
  holdStation: 'handling',
  holdPlace: 'handling',
  holdKeeper: 'handling',
  holdKeptUntil: 'handling',
  openedOn: 'handling',
  openedGround: 'handling',
  openedHospitalSide: 'handling',
  openedPatientSide: 'handling',
  openedWitness: 'handling',
  openedNote: 'handling',
  returnedTo: 'handling',
  diedOn: 'handling',
  bodyFrozen: 'handling',
  autopsyLimit: 'handling',
  autopsyDecision: 'handling',
  autopsyKin: 'handling',
  // Of a report to an authority.
  reportNo: 'opinion',
  reportStatus: 'opinion',
  reportSubject: 'opinion',
  reportGrade: 'opinion',
  reportAuthority: 'opinion',
  reportFoundOn: 'opinion',
  reportHarm: 'opinion',
  reportText: 'opinion',
  reportHash: 'opinion',
  reportReference: 'opinion',
  callBackPlan: null,
  callScript: null,
  // Of a meeting, or of a committee that sat: one paper for each.
  meetingKind: null,
  meetingAt: null,
  meetingPlace: null,
  meetingPeople: null,
  meetingRepresentatives: null,
  meetingSignature: null,
  meetingMinutes: 'opinion',
  meetingAgreed: 'opinion',
  meetingCauses: 'opinion',
  meetingLiability: 'opinion',
  meetingMeasures: 'opinion',
  committee: 'opinion',
  committeeQuestion: 'opinion',
  committeeConsent: 'opinion',
  committeeHeldOn: 'opinion',
  committeeSat: 'opinion',
  committeeAbsent: 'opinion',
  committeeQuorum: 'opinion',
  committeeChair: 'opinion',
  committeeSecretary: 'opinion',
  committeeNegligence: 'opinion',
  committeeOpinion: 'opinion',
  committeeMinutes: 'opinion',
  committeeDissent: 'opinion',
  committeeAdvice: 'opinion',
  /** Written by hand: what both sides of a settlement say. */
  settlementFacts: null,
  settlementTerm: null,
} as const satisfies Record<string, FieldClass | null>;
export type PaperField = keyof typeof PAPER_FIELDS;
export const PAPER_FIELD_NAMES = Object.keys(PAPER_FIELDS) as readonly PaperField[];

/** Lists that a template puts in as a whole, by `@name` on a line of its own. */
export const PAPER_LISTS = {
  dossier: 'attachments',
  questions: null,
  holdItems: 'handling',
} as const satisfies Record<string, FieldClass | null>;
export type PaperListName = keyof typeof PAPER_LISTS;
