import {
  isAwaited,
  isMediating,
  isOpenExpertOpinion,
  isReceived,
  isUntaken,
  isUntoldOpinion,
  localDay,
  needsConsent,
  type ExpertBody,
  type ExpertConclusion,
  type ExpertKind,
  type ExpertOpinion,
  type RuleCode,
} from '@tingsu/contracts';
import { holds, type Policy } from '@tingsu/policy';
import { decidedFacts } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import { mediationsOf } from './mediation-rules.js';
import type { PayloadOf } from './payload.js';
import { wasBefore } from './typed-times.js';

type Examined = Pick<CaseState, 'expertOpinions'>;
type Asked = PayloadOf<'askExpertOpinion'>;

export const expertOpinionsOf = ({ expertOpinions = [] }: Examined): readonly ExpertOpinion[] =>
  expertOpinions;

/** The one that is asked for or awaited; there is never a second one beside it. */
export const openExpertOpinion = (state: Examined): ExpertOpinion | undefined =>
  expertOpinionsOf(state).find(isOpenExpertOpinion);

/** The experts have the materials: the case waits, whatever else it waits for. */
export const awaitsExperts = (state: Examined): boolean => expertOpinionsOf(state).some(isAwaited);

/** The facts of the case with what the clocks of an expert opinion depend on. */
export function expertFacts(state: Examined): {
  readonly expertKind?: ExpertKind;
  readonly expertBody?: ExpertBody;
} {
  const last = expertOpinionsOf(state).findLast(({ consent }) => consent !== 'refused');
  return last ? { expertKind: last.kind, expertBody: last.body } : {};
}

/** The clock of the policy that begins when these experts have the materials. */
export function clockOfExperts(
  { kind, body }: Pick<ExpertOpinion, 'kind' | 'body'>,
  { classification }: Pick<CaseState, 'classification'>,
  { clocks }: Policy,
): string | null {
  const facts = {
    ...(classification ? decidedFacts(classification) : {}),
    ...{ expertKind: kind, expertBody: body },
  };
  return (
    clocks.find(
      ({ rule }) =>
        rule.start === 'appraisal.commissioned' && (!rule.when || holds(rule.when, facts)),
    )?.rule.id ?? null
  );
}

/** A medical accident is established by a medical association alone (351, art. 20); else whom the policy names. */
export function requireExpertBody({ kind, body }: Asked, { expertOpinion }: Policy): void {
  if (kind === 'accident' && body !== 'medical_association')
    refuse(
      'expert.body',
      'A medical accident is established by a medical association (351, art. 20).',
    );
  if (!(expertOpinion?.bodies?.includes(body) ?? true))
    refuse('expert.body', 'The policy does not name this body: choose another one.');
}

/** Nobody is commissioned without the consent of both sides, unless a court or an authority does it (701, art. 34, 41). */
export function requireConsent({ askedBy, consent, words }: Asked): void {
  if (needsConsent(askedBy) ? consent === undefined || words === undefined : consent !== undefined)
    refuse(
      'expert.consent',
      'Say what the complainant says to it, in his words, where both sides or a mediating body ask; a court and an authority need no consent (701, art. 34).',
    );
}

/** A committee commissions experts in a mediation that runs (701, art. 34). */
export function requireMediation({ askedBy }: Asked, state: CaseState): void {
  if (
    askedBy === 'mediation_body' &&
    !mediationsOf(state).some((one) => isMediating(one) && one.body !== 'hospital')
  )
    refuse(
      'expert.no_mediation',
      'No body outside mediates: record first that it took the matter.',
    );
}

/** What happens with an opinion is entered once it has happened, in its order. */
export function requireExpertOrder(
  { askedAt, takenAt, materials, endedAt }: ExpertOpinion,
  at: string,
  { at: now }: Pick<DecisionContext, 'at'>,
): void {
  requirePast(at, now);
  const before = endedAt ?? materials.at(-1)?.at ?? takenAt ?? askedAt;
  if (wasBefore(at, before))
    refuse('expert.order', `This was before the step that it follows (${before}).`);
}

export function requirePast(at: string, now: Date): void {
  if (Date.parse(at) > now.getTime())
    refuse('expert.future', 'That is still to come: record it once it has happened.');
}

/** What an opinion has to say, without contradiction (701, art. 36; 351, art. 31). */
export function conclusionOf(
  { kind }: ExpertOpinion,
  { damage, fault, causal, degree, grade }: PayloadOf<'receiveExpertOpinion'>,
  { expertOpinion }: Policy,
): ExpertConclusion {
  if (causal && !(damage && fault))
    refuse(
      'expert.conclusion',
      'Without damage or without fault there is nothing that a fault caused.',
    );
  const degrees = expertOpinion?.degrees ?? [];
  if (causal && degrees.length > 0 ? !isOneOf(degree, degrees) : degree !== undefined)
    refuse(
      'expert.degree',
      degrees.length > 0
        ? `Where a fault caused the damage, and only there, choose how far it answers for it: ${degrees.map(({ code }) => code).join(', ')}.`
        : 'The policy knows no degrees of responsibility.',
    );
  if ((kind === 'accident' && causal) !== (grade !== undefined))
    refuse(
      'expert.grade',
      'A medical accident, and nothing else, has a grade from 1 to 4 (351, art. 4).',
    );
  return {
    ...{ damage, fault, causal },
    ...(degree === undefined ? {} : { degree }),
    ...(grade === undefined ? {} : { grade }),
  };
}

const isOneOf = (degree: string | undefined, degrees: readonly { readonly code: string }[]) =>
  degrees.some(({ code }) => code === degree);

/** It was not received before it was issued. */
export function requireIssued(issuedOn: string, at: string, timeZone: string): void {
  if (issuedOn > localDay(new Date(at), timeZone))
    refuse('expert.order', 'The opinion was issued after the day on which it came.');
}

const unless = (found: boolean, code: RuleCode): RuleCode | null => (found ? null : code);
const some = (state: Examined, test: (one: ExpertOpinion) => boolean): boolean =>
  expertOpinionsOf(state).some(test);

/** What stands against a step before its form is filled in. */
export const EXPERT_GUARDS = {
  askExpertOpinion: (state: Examined) => unless(!openExpertOpinion(state), 'expert.open'),
  answerExpertOpinion: (state: Examined) => unless(some(state, isUntaken), 'expert.none_untaken'),
  handOverMaterials: (state: Examined) =>
    unless(some(state, isOpenExpertOpinion), 'expert.none_open'),
  receiveExpertOpinion: (state: Examined) =>
    unless(some(state, isOpenExpertOpinion), 'expert.none_open'),
  endExpertOpinion: (state: Examined) =>
    unless(some(state, isOpenExpertOpinion), 'expert.none_open'),
  tellExpertOpinion: (state: Examined) =>
    unless(some(state, isUntoldOpinion), 'expert.none_untold'),
  contestExpertOpinion: (state: Examined) =>
    unless(some(state, isReceived), 'expert.none_received'),
};
