import { z } from 'zod';

/** What a file of the office shows. */
export const EVIDENCE_SLOTS = [
  'statement',
  'witness',
  'record',
  'photo',
  'onSite',
  'settlement',
  'minutes',
  'other',
] as const;
export type EvidenceSlot = (typeof EVIDENCE_SLOTS)[number];

/** Who outside gets copies of files. */
export const COPY_RECIPIENTS = [
  'complainant',
  'patient',
  'court',
  'health_commission',
  'police',
  'mediation',
  'insurer',
  'other',
] as const;
export type CopyRecipient = (typeof COPY_RECIPIENTS)[number];
export const COPY_FORMS = ['clean', 'original'] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** Commands that files may be added with, each with the event of the case under which they stand. */
export const EVIDENCE_STEPS = {
  logCall: 'case.callLogged',
  supply: 'case.supplementReceived',
  submitPackage: 'case.packageSubmitted',
  recordMilestone: 'case.milestoneRecorded',
  finishTask: 'case.taskDone',
  recordReview: 'case.reviewCompleted',
  recordMeeting: 'case.meetingRecorded',
  askExpertOpinion: 'case.expertOpinionAsked',
  handOverMaterials: 'case.materialsHandedOver',
  receiveExpertOpinion: 'case.expertOpinionReceived',
  draftOpinion: 'case.opinionDrafted',
  giveInterim: 'case.feedbackInterim',
  giveFinal: 'case.feedbackGiven',
  recordFollowUp: 'case.followUpDone',
  completeRemedy: 'case.remedyCompleted',
  withdraw: 'case.withdrawn',
} as const;
export type EvidenceStep = keyof typeof EVIDENCE_STEPS;
export const EvidenceStepSchema = z.enum(
  Object.keys(EVIDENCE_STEPS) as [EvidenceStep, ...EvidenceStep[]],
);
