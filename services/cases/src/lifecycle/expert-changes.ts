import type { ExpertOpinion } from '@tingsu/contracts';
import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { isEnded } from './ended-states.js';
import { expertOpinionsOf, openExpertOpinion } from './expert-rules.js';

type Examined = Pick<CaseState, 'expertOpinions'>;

/** What the facts of an expert opinion do to a case. */
export const EXPERT_CHANGES: Changes = {
  expertOpinionAsked: (state, { data: { state: _state, at, consent, ...asked } }) => ({
    expertOpinions: [
      ...expertOpinionsOf(state),
      {
        ...{ ...asked, consent, askedAt: at, takenAt: null, materials: [], conclusion: null },
        ...{ told: null, contested: [] },
        ...(consent === 'refused'
          ? { result: 'refused' as const, endedAt: at }
          : { result: null, endedAt: null }),
      },
    ],
  }),
  expertOpinionTaken: (state, { data: { expertOpinionId, at } }) =>
    changed(state, expertOpinionId, () => ({ takenAt: at })),
  expertOpinionDeclined: (state, { data: { expertOpinionId, at } }) =>
    changed(state, expertOpinionId, () => ({ result: 'not_accepted', endedAt: at })),
  materialsHandedOver: (state, { data: { expertOpinionId, at } }) =>
    changed(state, expertOpinionId, ({ materials }) => ({ materials: [...materials, { at }] })),
  expertOpinionReceived: (state, { data: { expertOpinionId, at, issuedOn, conclusion } }) =>
    changed(state, expertOpinionId, () => ({
      ...{ result: 'received', endedAt: at, conclusion: { ...conclusion, issuedOn } },
    })),
  expertOpinionTold: (state, { data: { expertOpinionId, at, by } }) =>
    changed(state, expertOpinionId, () => ({ told: { at, by } })),
  expertOpinionContested: (state, { data: { expertOpinionId, side, at, again } }) =>
    changed(state, expertOpinionId, ({ contested }) => ({
      contested: [...contested, { side, at, again }],
    })),
  expertOpinionEnded: (state, { data: { expertOpinionId, result, at } }) =>
    changed(state, expertOpinionId, () => ({ result, endedAt: at })),
};

const changed = (
  state: Examined,
  expertOpinionId: string,
  change: (one: ExpertOpinion) => Partial<ExpertOpinion>,
): Change => ({
  expertOpinions: expertOpinionsOf(state).map((one) =>
    one.expertOpinionId === expertOpinionId ? { ...one, ...change(one) } : one,
  ),
});

/** Nothing is awaited any more in a case that is over, however it ended. */
export function expertLeft(state: Examined, { at, data }: RecordedEvent): Change | null {
  const open = openExpertOpinion(state);
  return open && isEnded(data.state)
    ? changed(state, open.expertOpinionId, () => ({ result: 'case_over', endedAt: at }))
    : null;
}
