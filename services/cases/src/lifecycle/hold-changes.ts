import type { DeathOfCase, EvidenceHold } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What sealing and opening evidence does to a case, and what follows a death. */
export const HOLD_CHANGES: Changes = {
  holdAsked: ({ holds = [] }, { data: { holdId, evidence, askedBy, askedAt } }) => ({
    holds: [
      ...holds,
      {
        ...{ holdId, listNo: holds.length + 1, kind: evidence, askedBy, askedAt },
        ...{ sealedAt: null, form: null, items: 0, patientThere: false, unfinished: false },
        ...{ inspection: null, keptUntil: null, clockId: null, releasedAt: null, ground: null },
      },
    ],
  }),
  holdSealed: (state, { data: { state: _state, holdId, ...sealed } }) =>
    changed(state, holdId, () => sealed),
  holdCompleted: (state, { data }) =>
    changed(state, data.holdId, ({ items }) => ({ unfinished: false, items: items + data.items })),
  holdInspected: (state, { data: { holdId, by, sentAt } }) =>
    changed(state, holdId, () => ({ inspection: { by, sentAt, resultAt: null } })),
  inspectionReceived: (state, { data }) =>
    changed(state, data.holdId, ({ inspection }) => ({
      inspection: inspection && { ...inspection, resultAt: data.at },
    })),
  holdReleased: (state, { data: { holdId, releasedAt, ground } }) =>
    changed(state, holdId, () => ({ releasedAt, ground })),

  deathRecorded: ({ death }, { data: { state: _state, ...said } }) => ({
    death: { ...NOTHING_AFTER, ...death, ...said },
  }),
  autopsyDecided: (state, { data }) => after(state, { consent: data.consent }),
  autopsyDone: (state, { data }) => after(state, { autopsyAt: data.at }),
  bodyEnded: (state, { data }) => after(state, { bodyEnd: data.end, bodyEndedAt: data.at }),
};

const NOTHING_AFTER = { consent: null, autopsyAt: null, bodyEnd: null, bodyEndedAt: null } as const;

const after = ({ death }: CaseState, change: Partial<DeathOfCase>): Change =>
  death ? { death: { ...death, ...change } } : {};

const changed = (
  { holds = [] }: Pick<CaseState, 'holds'>,
  holdId: string,
  change: (hold: EvidenceHold) => Partial<EvidenceHold>,
): Change => ({
  holds: holds.map((one) => (one.holdId === holdId ? { ...one, ...change(one) } : one)),
});
