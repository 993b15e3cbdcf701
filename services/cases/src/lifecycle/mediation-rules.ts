import {
  awaitsConfirmation,
  isMediating,
  isOpenMediation,
  isUnanswered,
  isUnsigned,
  type CaseStateName,
  type Mediation,
  type MediationBody,
  type RuleCode,
} from '@tingsu/contracts';
import { holds, type Policy } from '@tingsu/policy';
import { decidedFacts } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { wasBefore } from './typed-times.js';

/** Once it is accepted, until it is over: what was answered may still be mediated. */
export const MEDIATION_STATES: readonly CaseStateName[] = [
  'accepted',
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
  'feedback_due',
  'fed_back',
  'implementing',
];

type Mediated = Pick<CaseState, 'mediations'>;
export const mediationsOf = ({ mediations = [] }: Mediated): readonly Mediation[] => mediations;

/** The one that is proposed or runs; there is never a second one beside it (regulation 701, art. 31, 40). */
export const openMediation = (state: Mediated): Mediation | undefined =>
  mediationsOf(state).find(isOpenMediation);

export const mayMediate = ({ mediation }: Policy, body: MediationBody): boolean =>
  mediation?.bodies?.includes(body) ?? true;

/** For a body outside, unless the policy says it otherwise; the hospital does not buy time with a mediation of its own. */
export const waitsFor = ({ mediation }: Policy, body: MediationBody): boolean =>
  mediation?.waitsFor?.includes(body) ?? body !== 'hospital';

/** The facts of the case with what the clocks of a mediation depend on. */
export const mediationFacts = (state: Mediated): { readonly mediationBody?: MediationBody } => {
  const last = mediationsOf(state).findLast(({ consent }) => consent === 'given');
  return last ? { mediationBody: last.body } : {};
};

/** The clock of the policy that begins when this body takes the matter. */
export function clockOfMediation(
  { classification }: Pick<CaseState, 'classification'>,
  body: MediationBody,
  { clocks }: Policy,
): string | null {
  const facts = {
    ...(classification ? decidedFacts(classification) : {}),
    mediationBody: body,
  };
  return (
    clocks.find(
      ({ rule }) => rule.start === 'mediation.accepted' && (!rule.when || holds(rule.when, facts)),
    )?.rule.id ?? null
  );
}

/** What happens in a mediation is entered once it has happened, in its order. */
export function requireAfter(
  before: string | null,
  at: string,
  { at: now }: Pick<DecisionContext, 'at'>,
): void {
  if (Date.parse(at) > now.getTime())
    refuse('mediation.future', 'That is still to come: record it once it has happened.');
  if (before !== null && wasBefore(at, before))
    refuse('mediation.order', `This was before the step that it follows (${before}).`);
}

const unless = (found: boolean, code: RuleCode): RuleCode | null => (found ? null : code);
const some = (state: Mediated, test: (one: Mediation) => boolean): boolean =>
  mediationsOf(state).some(test);

/** What stands against a step before its form is filled in. */
export const MEDIATION_GUARDS = {
  proposeMediation: (state: Mediated) => unless(!openMediation(state), 'mediation.open'),
  answerMediation: (state: Mediated) =>
    unless(some(state, isUnanswered), 'mediation.none_unanswered'),
  recordSession: (state: Mediated) => unless(some(state, isMediating), 'mediation.none_running'),
  endMediation: (state: Mediated) => unless(some(state, isOpenMediation), 'mediation.none_open'),
  signMediation: (state: Mediated) => unless(some(state, isUnsigned), 'mediation.none_agreed'),
  recordConfirmation: (state: Mediated) =>
    unless(some(state, awaitsConfirmation), 'mediation.none_signed'),
  /** It goes on by itself once the result of the mediation is on record. */
  resume: (state: Pick<CaseState, 'mediations' | 'suspended'>) =>
    unless(!isWaitingFor(state), 'mediation.running'),
};

/** The case is suspended because this mediation runs. */
const isWaitingFor = (state: Pick<CaseState, 'mediations' | 'suspended'>): boolean =>
  state.suspended?.cause === 'mediation' && some(state, isMediating);
