import {
  CaseAccessChanged,
  CaseClockBreached,
  CaseClockExtended,
  CaseClocksChanged,
  CaseFeedbackGiven,
  CaseKindChanged,
  CaseExpertOpinionDeclined,
  CaseExpertOpinionEnded,
  CaseExpertOpinionReceived,
  CaseMaterialsHandedOver,
  CaseMediationAccepted,
  CaseMediationEnded,
  CaseOpened,
  CaseReopened,
  CaseResolvedOnSpot,
  CaseSettled,
  CaseSupplementRequested,
  clocksAfter,
  ENDED_STATES,
  is,
  type CaseStateName,
  type ClockKeeper,
  type EventOf,
} from '@tingsu/contracts';
import type { AsText } from '@tingsu/database';
import type {
  CaseCopyEntity,
  CopiedClock,
  CopiedExpertOpinion,
  CopiedMediation,
  CopiedWant,
  Step,
} from './case-copy.entity.js';
import { meetingsAfter } from './copied-meetings.js';
import type { CaseEvent } from './copied-event.js';
import { stepLabelOf } from './step-labels.js';

/** What intake keeps of a case. */
export type CaseCopy = AsText<Omit<CaseCopyEntity, 'tenantId'>>;

/** The copy after an event; null when there is no case to apply it to. Later events win, so order matters (inbox). */
export function afterEvent(copy: CaseCopy | null, event: CaseEvent): CaseCopy | null {
  if (is(event, CaseOpened)) return opened(event);
  if (!copy) return null;
  return {
    ...copy,
    state: event.data.state,
    caseKind: is(event, CaseKindChanged) ? event.data.caseKind : copy.caseKind,
    access: is(event, CaseAccessChanged) ? event.data.access : copy.access,
    steps: stepsAfter(copy.steps, event),
    clocks: limitsAfter(copy.clocks, event),
    wanted: wantedAfter(copy.wanted, event),
    mediation: mediationAfter(copy.mediation, event),
    expertOpinion: expertOpinionAfter(copy.expertOpinion, event),
    meetings: meetingsAfter(copy.meetings, event),
    answeredAt: answeredAfter(copy.answeredAt, event),
  };
}

function opened({ aggregateid, data }: EventOf<typeof CaseOpened>): CaseCopy {
  return {
    caseId: aggregateid,
    complaintId: data.complaintId,
    state: data.state,
    caseKind: data.caseKind,
    access: data.access ?? null,
    steps: [],
    clocks: {},
    wanted: null,
    mediation: null,
    expertOpinion: null,
    meetings: null,
    answeredAt: null,
  };
}

function stepsAfter(steps: readonly Step[], { type, time }: CaseEvent): readonly Step[] {
  const label = stepLabelOf(type);
  // Several clocks of one case are extended together; the complainant sees one step.
  const told = steps.some((step) => step.at === time && step.label.zh === label?.zh);
  return label && !told ? [...steps, { at: time, label }] : steps;
}

const answeredAfter = (answeredAt: string | null, event: CaseEvent): string | null =>
  is(event, CaseFeedbackGiven) || is(event, CaseResolvedOnSpot) || isAnswer(event)
    ? event.time
    : answeredAt;

const isAnswer = (event: CaseEvent): boolean =>
  is(event, CaseSettled) && event.data.outcome !== 'noted';

/** The clock of the request starts with the command that makes it. */
function wantedAfter(wanted: CopiedWant | null, event: CaseEvent): CopiedWant | null {
  if (is(event, CaseSupplementRequested))
    return { at: event.time, missing: event.data.missing, clockId: null };
  if (event.data.state !== 'awaiting_info') return null;
  if (!wanted || wanted.clockId !== null || !is(event, CaseClocksChanged)) return wanted;
  if (event.time !== wanted.at) return wanted;
  return { ...wanted, clockId: event.data.started[0]?.clockId ?? null };
}

const isEnded = (state: CaseStateName): boolean => ENDED_STATES.some((one) => one === state);

/** It is over with its result, or with the case. */
function mediationAfter(known: CopiedMediation | null, event: CaseEvent): CopiedMediation | null {
  if (is(event, CaseMediationAccepted)) {
    const { mediationId, body, bodyName, at, clockId } = event.data;
    return { mediationId, body, bodyName, since: at, clockId };
  }
  return is(event, CaseMediationEnded) || isEnded(event.data.state) ? null : known;
}

/** It is over with the opinion, or without one, or with the case. */
function expertOpinionAfter(
  known: CopiedExpertOpinion | null,
  event: CaseEvent,
): CopiedExpertOpinion | null {
  if (is(event, CaseMaterialsHandedOver)) {
    const { expertOpinionId, body, bodyName, at, first, clockId } = event.data;
    return first ? { expertOpinionId, body, bodyName, since: at, clockId } : known;
  }
  const over = EXPERTS_DONE.some((definition) => is(event, definition));
  return over || isEnded(event.data.state) ? null : known;
}
const EXPERTS_DONE = [
  CaseExpertOpinionDeclined,
  CaseExpertOpinionEnded,
  CaseExpertOpinionReceived,
] as const;

const KEEPER: ClockKeeper<CopiedClock> = {
  started: ({ dueAt, provisional, kind, impliedBy }, before) => ({
    ...{ dueAt, provisional, kind },
    met: before?.met ?? false,
    ...(impliedBy === null ? {} : { implied: true }),
  }),
  changed: (clock, { state, dueAt, provisional, explanation, impliedBy }) => ({
    ...clock,
    ...(impliedBy === undefined ? {} : { implied: impliedBy !== null }),
    ...(state === 'paused' || state === 'running' ? { paused: state === 'paused' } : {}),
    ...(dueAt === undefined ? {} : { late: false }),
    dueAt: dueAt ?? clock.dueAt,
    provisional: provisional ?? clock.provisional,
    met: clock.met || state === 'met',
    ...(state === undefined ? {} : { cancelled: state === 'cancelled' }),
    ...(explanation ? { explanation } : {}),
  }),
};

function limitsAfter(clocks: CaseCopy['clocks'], event: CaseEvent): CaseCopy['clocks'] {
  if (is(event, CaseClocksChanged)) return clocksAfter(clocks, event.data, KEEPER);
  if (is(event, CaseClockExtended)) return withExtension(clocks, event.data);
  if (is(event, CaseClockBreached)) return withBreach(clocks, event.data);
  if (is(event, CaseReopened)) return inNewRound(clocks);
  return clocks;
}

/** That a time ran out is no secret from whom it was promised to (T-38). */
function withBreach(
  clocks: CaseCopy['clocks'],
  { clockId }: CaseClockBreached['data'],
): CaseCopy['clocks'] {
  const clock = clocks[clockId];
  return clock ? { ...clocks, [clockId]: { ...clock, late: true } } : clocks;
}

/** A new round makes its promises again. */
function inNewRound(clocks: CaseCopy['clocks']): CaseCopy['clocks'] {
  return Object.fromEntries(
    Object.entries(clocks).map(([id, { dueAt, provisional }]) => [
      id,
      { dueAt, provisional, met: false },
    ]),
  );
}

/** The complainant sees the new time and the one promised first (T-37, R-104). */
function withExtension(
  clocks: CaseCopy['clocks'],
  change: CaseClockExtended['data'],
): CaseCopy['clocks'] {
  const { clockId, label, dueAt, provisional, originalDueAt, complainantTold, explanation } =
    change;
  const known = clocks[clockId];
  const told = complainantTold || known?.extended?.told === true;
  return {
    ...clocks,
    [clockId]: {
      ...known,
      dueAt,
      provisional,
      met: known?.met ?? false,
      extended: { label, originalDueAt, told },
      explanation,
    },
  };
}
