import type { RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { PayloadOf } from './payload.js';
import { accusedUnitsOf } from './respondents.js';

type Knowledge = Pick<DecisionContext, 'roles' | 'policy'>;

/** Whether the actor speaks for the department that leads, and not for the office. */
export const speaksForDepartment = ({ roles }: Pick<DecisionContext, 'roles'>): boolean =>
  roles.includes('department_head') &&
  !roles.some((role) => role === 'centre_officer' || role === 'centre_head');

/** Who may tell the complainant the outcome: the centre unless the policy says the department, by itself or with his consent. */
export function refusalToTellOutcome(state: CaseState, context: Knowledge): RuleCode | null {
  const { speaker } = context.policy.feedback;
  if (speaksForDepartment(context)) {
    if (speaker === 'department') return null;
    if (speaker !== 'departmentWithConsent') return 'speaker.centre';
    return state.speakerConsent === 'given' ? null : 'speaker.no_consent';
  }
  const supervises = context.roles.every((role) => role === 'supervisor');
  if (speaker === 'centre' && supervises) return 'speaker.centre';
  // Who is complained of never answers for itself, so the office does.
  const lead = state.assignment?.lead;
  const able = lead !== undefined && !accusedUnitsOf(state).includes(lead);
  return speaker === 'department' && able && !supervises ? 'speaker.department' : null;
}

/** The apology that the policy wants before an answer, and what shows that the complainant was told face to face or by telephone. */
export function requireProofOfTelling(
  { medium, note, waiver, apologised }: PayloadOf<'giveFinal'>,
  { evidence = [] }: CaseState,
  { policy: { feedback } }: DecisionContext,
): void {
  const asks = (media: readonly string[] | undefined): boolean => media?.includes(medium) ?? false;
  const signed = evidence.some(({ step }) => step === 'giveFinal');
  if (feedback.apologises && !apologised)
    refuse('answer.apology_missing', 'Apologise first, and say that you have (R-190).');
  if (asks(feedback.signatureFor) && !signed && waiver === undefined)
    refuse(
      'answer.signature_missing',
      'Add the file with the signature, or say why the complainant did not sign.',
    );
  if (asks(feedback.noteFor) && note === undefined)
    refuse('answer.note_missing', 'Write down whom you spoke to and how it went.');
}
