import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import { refuse, type DecisionContext } from './context.js';
import { allow } from './decide.js';
import type { PayloadOf } from './payload.js';
import { isEnded } from './ended-states.js';

/**
 * Joins a case to another about the same matter (T-11). The target keeps its clocks and their start, takes over the channel
 * marks (so it may become major by them, R-272) and the earlier external due time, and carries on for both; the source ends.
 */
export function decideMerge(
  source: CaseState,
  target: CaseState,
  { samePerson, sameMatter, reason }: Omit<PayloadOf<'merge'>, 'targetCaseNo'>,
  context: DecisionContext,
): readonly [Decision, Decision] {
  allow('merge', source, context);
  if (!samePerson || !sameMatter)
    refuse(
      'merge.not_same',
      'Only what the same person says about the same matter is merged: link the cases instead, and each gets its own answer (X-30, R-301).',
    );
  if (target.caseId === source.caseId)
    refuse('merge.same_case', 'A case cannot be merged into itself.');
  if (isEnded(target.state))
    refuse(
      'merge.target_ended',
      `The case ${target.caseNo} is over: choose one that is open (T-11).`,
    );
  if (target.caseKind !== source.caseKind)
    refuse('merge.other_kind', 'Internal and external cases are handled apart.');
  const ended = conclude(
    source,
    {
      events: [{ kind: 'merged', data: { state: 'merged', targetCaseNo: target.caseNo } }],
      texts: { reason },
    },
    context,
  );
  return [ended, received(source, target, context)];
}

/** Relates two cases that go on apart; each says so. */
export function decideLink(
  source: CaseState,
  target: CaseState,
  { reason }: Omit<PayloadOf<'link'>, 'targetCaseNo'>,
  context: DecisionContext,
): readonly [Decision, Decision] {
  allow('link', source, context);
  if (target.caseId === source.caseId)
    refuse('link.same_case', 'A case cannot be linked to itself.');
  if (source.linked.some(({ caseNo }) => caseNo === target.caseNo))
    refuse('link.known', `The case is linked to ${target.caseNo} already.`);
  const said = (one: CaseState, other: CaseState): Decision =>
    conclude(
      one,
      {
        events: [{ kind: 'linked', data: { state: one.state, otherCaseNo: other.caseNo } }],
        texts: { reason },
      },
      context,
    );
  return [said(source, target), said(target, source)];
}

function received(source: CaseState, target: CaseState, context: DecisionContext): Decision {
  const marks = [...new Set([...target.channelMarks, ...source.channelMarks])];
  const facts = { ...target.classification?.facts, channelMarks: marks };
  return conclude(
    target,
    {
      events: [
        {
          kind: 'mergeReceived',
          data: {
            state: target.state,
            sourceCaseNo: source.caseNo,
            sourceComplaintId: source.complaintId,
            channelMarks: [...source.channelMarks],
            externalDueAt: earlier(source.externalDueAt, target.externalDueAt),
          },
        },
        classified(target, facts, context, false),
      ],
    },
    context,
  );
}

/** Who promised the answer first keeps the promise for both (T-11). */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) <= Date.parse(other) ? one : other;
}
