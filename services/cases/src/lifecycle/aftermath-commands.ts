import { localDay } from '@tingsu/contracts';
import { filedParts, retentionOf, wordsOfParts } from './archive-rules.js';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import { emptyChange, isLive } from './clock-changes.js';
import { refuse, type DecisionContext } from './context.js';
import { markedInvalid } from './invalidity.js';
import { requireOpenable } from './last-word.js';
import type { Handlers } from './handlers.js';

/** What may still happen to a complaint beside and after its answer (T-10, T-31, T-34, T-39). */
export const AFTERMATH: Handlers<
  'refer' | 'archive' | 'giveFinalNotice' | 'reopen' | 'markInvalid'
> = {
  refer: (state, { body, consent, receivedOn, receipt, notice }, { at, timeZone }) => {
    if (receivedOn > localDay(at, timeZone))
      refuse('date.future', 'Record the referral once the other body has the complaint (T-10).');
    if (receivedOn < localDay(state.receivedAt, timeZone))
      refuse('date.too_early', 'That is before the complaint was received.');
    return {
      events: [{ kind: 'referred', data: { state: 'referred', consent, receivedOn } }],
      texts: { notice, body, receipt },
    };
  },

  archive: (state, given, context) => ({
    events: [
      {
        kind: 'archived',
        data: {
          ...{ state: 'archived', filed: true, parts: filedParts(state, given) },
          retention: retentionOf(state, context),
        },
      },
    ],
    texts: { note: given.note, ...wordsOfParts(given) },
  }),

  giveFinalNotice: ({ state, round }, { text }) => ({
    events: [{ kind: 'finalNoticeGiven', data: { state, round } }],
    texts: { text },
  }),

  // `decide` reads the clocks of the new round under the policies that are in force today.
  reopen: (state, { ground, reason }, context) => {
    requireOpenable(state, ground, context.policy);
    return { events: nextRound(state, { ground }, context), texts: { reason } };
  },

  markInvalid: (state, { grounds, kind }, context) => ({
    events: markedInvalid(state, kind, context),
    texts: { grounds },
  }),
};

export type Reopening = Pick<CaseEventOf<'reopened'>['data'], 'ground' | 'secondComplaint'>;

/** The case goes back to triage, under the policies of the context. */
export const nextRound = (
  state: CaseState,
  why: Reopening,
  { policy }: Pick<DecisionContext, 'policy'>,
): CaseEvent[] => [
  {
    kind: 'reopened',
    data: {
      ...{ state: 'triage', ...why, round: state.round + 1 },
      policies: policy.layers.map(({ id, version }) => ({ id, version })),
      handledBefore: [...new Set([...(state.handledBefore ?? []), ...state.handlers])].sort(),
    },
  },
  ...callBacksOver(state),
];

/** Call-backs that were planned for the last round make no sense while the next one runs. */
function callBacksOver(state: CaseState) {
  const open = Object.values(state.clocks).filter(
    (clock) => clock.kind === 'followup' && isLive(clock),
  );
  if (open.length === 0) return [];
  const cancelled = open.map(({ clockId }) => ({ clockId, reason: 'case.reopened' }));
  return [
    { kind: 'clocksChanged', data: { ...emptyChange(state), state: 'triage', cancelled } } as const,
  ];
}
