import type { CaseState } from './case-state.js';
import type { PayloadOf } from './payload.js';

const NOBODY = '01900000-0000-7000-8000-0000000000fe';
/** Before each random history begins. */
const LATELY = '2026-11-20T09:00:00+08:00';
const holdOf = ({ holds = [] }: CaseState) => ({ holdId: holds.at(-1)?.holdId ?? NOBODY });
const sealing = (state: CaseState) => ({
  ...{ ...holdOf(state), sealedAt: LATELY, items: ['x', 'y'] },
  ...(state.holds?.at(-1)?.kind === 'records' ? { form: 'copy' as const } : {}),
  ...{ hospitalSide: 'x', place: 'x', keeper: 'x' },
});
const opening = (state: CaseState) => ({
  ...{ ...holdOf(state), releasedAt: LATELY, hospitalSide: 'x', note: 'x' },
});
const reportOf = ({ reports = [] }: CaseState) => ({ report: reports.at(-1)?.number ?? 1 });

/** Payloads about sealed evidence, a death and reports to authorities, aimed at what the case has. */
export const HOLD_EXAMPLES: {
  readonly [
    Name in
      | 'recordReportStep'
      | 'draftReport'
      | 'submitReport'
      | 'supplementReport'
      | 'closeReport'
      | 'askHold'
      | 'sealHold'
      | 'completeHold'
      | 'inspectHold'
      | 'recordInspection'
      | 'releaseHold'
      | 'recordDeath'
      | 'recordConsent'
      | 'recordAutopsy'
      | 'recordBody'
  ]: (state: CaseState) => readonly PayloadOf<Name>[];
} = {
  recordReportStep: () => [{ step: 'other', at: LATELY, method: 'phone', whom: 'x' }],
  draftReport: ({ reports = [] }) => [
    { subject: 'medical_fault', authority: 'x', text: 'x' },
    { subject: 'safety_event', authority: 'x', report: reports.length || 1 },
  ],
  submitReport: (state) => [{ ...reportOf(state), at: LATELY, method: 'online' }],
  supplementReport: (state) => [
    { ...reportOf(state), at: '2099-01-01T09:00:00+08:00', method: 'fax', text: 'x' },
    { ...reportOf(state), at: LATELY, method: 'fax', text: 'x' },
  ],
  closeReport: (state) => [{ ...reportOf(state), note: 'x' }],
  askHold: () => [
    { evidence: 'records', askedBy: 'patient', askedAt: LATELY, what: 'x' },
    { evidence: 'drug', askedBy: 'hospital', askedAt: LATELY, what: 'x' },
  ],
  sealHold: (state) => [
    { ...sealing(state), patientSide: 'x' },
    { ...sealing(state), witness: 'x', unfinished: true },
  ],
  completeHold: (state) => [{ ...holdOf(state), at: LATELY, items: ['x'] }],
  inspectHold: (state) => [{ ...holdOf(state), sentAt: LATELY, by: 'agreed', body: 'x' }],
  recordInspection: (state) => [{ ...holdOf(state), at: LATELY, findings: 'x' }],
  releaseHold: (state) => [
    { ...opening(state), ground: 'both_present', patientSide: 'x' },
    { ...opening(state), ground: 'dispute_solved' },
  ],
  recordDeath: () =>
    [true, false].map((frozen) => ({
      ...{ diedAt: LATELY, inHospital: true, causeDisputed: true, frozen },
    })),
  recordConsent: () => [
    { consent: 'agreed', at: LATELY, kin: 'x' },
    { consent: 'refused', at: LATELY, kin: 'x' },
  ],
  recordAutopsy: () => [{ at: LATELY, institution: 'x' }],
  recordBody: () => [{ end: 'handed_over', at: LATELY, note: 'x' }],
};
