import { centsOf, type Remedy } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { CaseEventOf } from './case-event.js';
import type { Change, Changes } from './change.js';

/** What planning and carrying out remedies does to a case. */
export const REMEDY_CHANGES: Changes = {
  remedyPlanned: ({ remedies }, { at, actor, data }) => ({
    remedies: [...remedies, planned(data, at, actor.id)],
  }),
  remedyApproved: (state, { at, actor, data }) =>
    changed(state, data.remedyId, ({ approvals = [] }) => {
      const index = approvals.findIndex(({ decidedAt }) => decidedAt === null);
      return {
        approvals: approvals.map((one, place) =>
          place === index ? { ...one, decidedBy: actor.id, decidedAt: at } : one,
        ),
      };
    }),
  remedyRejected: (state, { at, data }) =>
    changed(state, data.remedyId, () => ({ rejectedAt: at })),
  instalmentPaid: ({ remedyProof: _used, ...state }, { at, data }) => ({
    ...changed(state, data.remedyId, ({ instalments = [] }) => ({
      instalments: instalments.map((one, index) =>
        index + 1 === data.number ? { ...one, paidAt: at } : one,
      ),
    })),
    ...(_used ? { remedyProof: false } : {}),
  }),
  remedyCompleted: ({ remedyProof: _used, ...state }, { at, data }) => ({
    ...changed(state, data.remedyId, () => ({ doneAt: at })),
    ...(_used ? { remedyProof: false } : {}),
  }),
  remedyWaived: (state, { at, data }) => changed(state, data.remedyId, () => ({ waivedAt: at })),
};

function planned(
  { remedyId, remedy, dueOn, ...data }: CaseEventOf<'remedyPlanned'>['data'],
  at: string,
  by: string | null,
): Remedy {
  const before = { remedyId, remedy, dueOn, doneAt: null };
  if (data.clockId === undefined) return before;
  const { department = null, person = null, clockId, amount, rule = null, approvers = [] } = data;
  const { instalments, issueId, setBy } = data;
  return {
    ...before,
    ...{ department, person, clockId, plannedAt: at, plannedBy: by },
    ...(amount ? { amount, rule } : {}),
    ...(setBy ? { setBy } : {}),
    ...(issueId ? { issueId } : {}),
    ...(instalments ? { instalments: instalments.map((one) => ({ ...one, paidAt: null })) } : {}),
    // Nothing is to be paid, so nothing is to be done.
    ...(amount && centsOf(amount.value) === 0 && approvers.length === 0 ? { doneAt: at } : {}),
    ...(approvers.length > 0
      ? { approvals: approvers.map((one) => ({ ...one, decidedBy: null, decidedAt: null })) }
      : {}),
  };
}

const changed = (
  { remedies }: Pick<CaseState, 'remedies'>,
  remedyId: string,
  change: (remedy: Remedy) => Partial<Remedy>,
): Change => ({
  remedies: remedies.map((one) => (one.remedyId === remedyId ? { ...one, ...change(one) } : one)),
});
