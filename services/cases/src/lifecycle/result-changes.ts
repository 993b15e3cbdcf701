import type { Reconsideration } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What serving a result, reconsidering it and telling the house of it do to a case. */
export const RESULT_CHANGES: Changes = {
  resultServed: ({ results = [] }, { data: { state: _state, ...notice } }) => ({
    results: [...results, notice],
  }),
  reconsiderationAsked: (
    { reconsiderations = [] },
    { data: { reconsiderationId, noticeId, askedAt } },
  ) => ({
    reconsiderations: [
      ...reconsiderations,
      {
        ...{ reconsiderationId, noticeId, askedAt, result: null, outcome: null },
        ...{ decidedAt: null, decidedBy: null, withdrawnAt: null },
      },
    ],
  }),
  reconsiderationWithdrawn: (state, { at, data }) =>
    changed(state, data.reconsiderationId, { withdrawnAt: at }),
  reconsiderationDecided: (state, { at, actor, data: { reconsiderationId, result, outcome } }) => ({
    ...changed(state, reconsiderationId, {
      ...{ result, outcome, decidedAt: at, decidedBy: actor.id },
    }),
    outcome,
  }),
  conclusionServed: (state, { data: { reconsiderationId, servedAt: at, medium } }) =>
    changed(state, reconsiderationId, { told: { at, medium } }),
  conclusionRead: (state, { at, data: { reconsiderationId } }) =>
    changed(state, reconsiderationId, { readAt: at }),
  circularIssued: ({ circulars = [] }, { at, data: { circularId, departments } }) => ({
    circulars: [...circulars, { circularId, at, departments }],
  }),
};

const changed = (
  { reconsiderations = [] }: Pick<CaseState, 'reconsiderations'>,
  reconsiderationId: string,
  change: Partial<Reconsideration>,
): Change => ({
  reconsiderations: reconsiderations.map((one) =>
    one.reconsiderationId === reconsiderationId ? { ...one, ...change } : one,
  ),
});
