import type { Mediation } from '@tingsu/contracts';
import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { mediationsOf, openMediation } from './mediation-rules.js';
import { isEnded } from './ended-states.js';

type Mediated = Pick<CaseState, 'mediations'>;

/** What the facts of a mediation do to a case. */
export const MEDIATION_CHANGES: Changes = {
  mediationProposed: (state, { data: { state: _state, at, consent, ...said } }) => ({
    mediations: [
      ...mediationsOf(state),
      {
        ...{ ...said, consent, proposedAt: at, acceptedAt: null, clockId: null, sessions: [] },
        ...(consent === 'given'
          ? { result: null, endedAt: null }
          : { result: 'refused' as const, endedAt: at }),
        ...{ signedAt: null, confirmation: null },
      },
    ],
  }),
  // A date that was agreed for another mediation says nothing about this one.
  mediationAccepted: (state, { data: { mediationId, bodyName, at, clockId } }) => ({
    ...changed(state, mediationId, () => ({ acceptedAt: at, bodyName, clockId })),
    ...(clockId !== null && clockId in state.agreedDates
      ? { agreedDates: without(state.agreedDates, clockId) }
      : {}),
  }),
  mediationDeclined: (state, { data: { mediationId, at } }) =>
    changed(state, mediationId, () => ({ result: 'not_accepted', endedAt: at })),
  mediationSession: (state, { data: { mediationId, at } }) =>
    changed(state, mediationId, ({ sessions }) => ({ sessions: [...sessions, { at }] })),
  mediationEnded: (state, { data: { mediationId, result, at, agreed } }) =>
    changed(state, mediationId, () => ({ result, endedAt: at, ...(agreed ? { agreed } : {}) })),
  mediationSigned: (state, { data: { mediationId, at } }) =>
    changed(state, mediationId, () => ({ signedAt: at })),
  mediationConfirmed: (state, { data: { mediationId, step, at } }) =>
    changed(state, mediationId, () => ({ confirmation: { step, at } })),
};

const without = (dates: CaseState['agreedDates'], clockId: string): CaseState['agreedDates'] =>
  Object.fromEntries(Object.entries(dates).filter(([id]) => id !== clockId));

const changed = (
  state: Mediated,
  mediationId: string,
  change: (one: Mediation) => Partial<Mediation>,
): Change => ({
  mediations: mediationsOf(state).map((one) =>
    one.mediationId === mediationId ? { ...one, ...change(one) } : one,
  ),
});

/** Nothing is mediated any more in a case that is over, however it ended. */
export function mediationLeft(state: Mediated, { at, data }: RecordedEvent): Change | null {
  const open = openMediation(state);
  return open && isEnded(data.state)
    ? changed(state, open.mediationId, () => ({ result: 'case_over', endedAt: at }))
    : null;
}
