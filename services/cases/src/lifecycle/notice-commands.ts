import { isUntold, type RuleCode } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseNotice, CaseState } from './case-state.js';
import { conclude, type Decision } from './conclude.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';

type Proof = Omit<CaseEventOf<'noticeTold'>['data'], 'state' | 'milestones'>;
type Failure = Pick<CaseEventOf<'noticeFailed'>['data'], 'noticeKey' | 'tried' | 'missing'>;

const untoldIn = ({ notices = [] }: CaseState): readonly CaseNotice[] => notices.filter(isUntold);

export const refusalToTell = (state: CaseState): RuleCode | null =>
  untoldIn(state).length > 0 ? null : 'notice.none_open';

/** The answer was handed to Tingsu to send, and it is not known to have arrived. */
export const awaitsProofOfAnswer = (state: CaseState): boolean =>
  untoldIn(state).some(({ milestones }) => milestones.includes('feedback.given'));

/** What Tingsu sends needs a way to the person: without one it would never count as told. */
export function refuseUnreachable(state: CaseState, medium: string): void {
  if (medium === 'system' && !state.contactable)
    refuse(
      'complainant.not_contactable',
      'The complainant left no phone number or e-mail address, so nothing can be sent. Choose how else you told the complainant.',
    );
}

export const NOTICES: Handlers<'tellOtherwise'> = {
  tellOtherwise: (state, { noticeKey, medium, note }, { at }) => {
    const notice =
      untoldIn(state).find(({ key }) => key === noticeKey) ??
      refuse('notice.none_open', 'The complainant has been told this. Reload the case.');
    const told = { noticeKey, medium, proof: 'documented', at: at.toISOString() } as const;
    return { events: [toldOf(state, notice, told)], texts: { note } };
  },
};

/** A notice arrived; null where that is known, e.g. by another way. */
export function noticeArrived(
  state: CaseState,
  proof: Proof,
  context: DecisionContext,
): Decision | null {
  const notice = untoldIn(state).find(({ key }) => key === proof.noticeKey);
  return notice ? conclude(state, { events: [toldOf(state, notice, proof)] }, context) : null;
}

/**
 * No way led to the complainant, or what a server had taken came back: somebody has to find another way. Null where he knows by now, or where
 * the failure is known.
 */
export function noticeFailed(
  state: CaseState,
  failure: Failure,
  context: DecisionContext,
): Decision | null {
  const notice = state.notices?.find(({ key }) => key === failure.noticeKey);
  if (!notice || (isUntold(notice) ? notice.failed !== null : !mayComeBack(notice))) return null;
  const event: CaseEvent = {
    kind: 'noticeFailed',
    data: {
      state: state.state,
      kind: notice.kind,
      label: notice.label,
      owner: state.owner ?? null,
      ...failure,
    },
  };
  return conclude(state, { events: [event] }, context);
}

/** The word of a server that it took the message is a proof until the message comes back. */
const mayComeBack = ({ told }: CaseNotice): boolean =>
  told?.proof === 'accepted' || told?.proof === 'receipt';

const toldOf = (state: CaseState, { milestones }: CaseNotice, proof: Proof): CaseEvent => ({
  kind: 'noticeTold',
  data: { state: state.state, ...proof, milestones: [...milestones] },
});
