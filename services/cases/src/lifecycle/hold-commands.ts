import { awaitsInspection, isUninspected, localDay, type EvidenceHold } from '@tingsu/contracts';
import { endOfDay } from '@tingsu/policy';
import { yearsLater } from './civil-period.js';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import type { PayloadOf } from './payload.js';
import { nextHoldClock } from './hold-clocks.js';
import { eventAt, holdsOf, requirePast } from './hold-rules.js';
import { wasBefore } from './typed-times.js';

/** Evidence that is sealed and opened again, with both sides or a witness (regulation 701, art. 24, 25). */
export const HOLDS: Handlers<
  'askHold' | 'sealHold' | 'completeHold' | 'inspectHold' | 'recordInspection' | 'releaseHold'
> = {
  askHold: (state, { evidence, askedBy, askedAt, what }, context) => {
    requirePast(askedAt, context);
    requireAfterEvent(askedAt, state);
    const holdId = context.newId();
    const data = { state: state.state, holdId, evidence, askedBy, askedAt };
    return { events: [{ kind: 'holdAsked', data }], texts: { what } };
  },

  sealHold: (state, { holdId, sealedAt, form, items, unfinished = false, ...said }, context) => {
    const hold = known(holdId, state);
    if (hold.sealedAt !== null) refuse('hold.state', 'It is sealed already: ask for another hold.');
    requirePast(sealedAt, context);
    requireOrder(hold.askedAt, sealedAt, 'It was sealed before anybody asked for it.');
    requireOtherSide(said);
    if (hold.kind === 'records' && form === undefined)
      refuse('hold.form_missing', 'Say whether the originals or copies were sealed (art. 24).');
    if (hold.kind !== 'records' && form === 'copy')
      refuse(
        'hold.form_of_object',
        'Only records have copies: an object is sealed itself (art. 25).',
      );
    if (hold.kind === 'transfusion' && said.station === undefined)
      refuse('hold.station_missing', 'Say how the blood station was called in (art. 25).');
    const { hospitalSide, patientSide, witness, place, keeper, station, police } = said;
    return {
      events: [
        {
          kind: 'holdSealed',
          data: {
            ...{ state: state.state, holdId, sealedAt, items: items.length },
            form: hold.kind === 'records' ? (form ?? null) : null,
            patientThere: patientSide !== undefined,
            unfinished: unfinished && hold.kind === 'records',
            ...periodOf(sealedAt, state, context),
          },
        },
      ],
      texts: {
        items: items.join('\n'),
        hospitalSide,
        patientSide,
        witness,
        place,
        keeper,
        station,
        police,
      },
    };
  },

  completeHold: (state, { holdId, at, items }, context) => {
    const hold = sealed(holdId, state);
    if (!hold.unfinished) refuse('hold.state', 'Nothing of these records is left to be sealed.');
    requirePast(at, context);
    requireOrder(hold.sealedAt, at, 'The rest cannot be sealed before the first part.');
    const data = { state: state.state, holdId, at, items: items.length };
    return { events: [{ kind: 'holdCompleted', data }], texts: { items: items.join('\n') } };
  },

  inspectHold: (state, { holdId, sentAt, by, body }, context) => {
    const hold = sealed(holdId, state);
    if (!isUninspected(hold))
      refuse('hold.state', 'Only a sealed object is examined, and each once (art. 25).');
    requirePast(sentAt, context);
    requireOrder(hold.sealedAt, sentAt, 'It was not sealed yet.');
    const data = { state: state.state, holdId, sentAt, by };
    return { events: [{ kind: 'holdInspected', data }], texts: { body } };
  },

  recordInspection: (state, { holdId, at, findings }, context) => {
    const hold = known(holdId, state);
    if (!awaitsInspection(hold)) refuse('hold.state', 'Nothing was sent to be examined.');
    requirePast(at, context);
    requireOrder(hold.inspection?.sentAt, at, 'It was not sent to be examined yet.');
    const data = { state: state.state, holdId, at };
    return { events: [{ kind: 'inspectionReceived', data }], texts: { findings } };
  },

  releaseHold: (state, { holdId, releasedAt, ground, note, returnedTo, ...there }, context) => {
    const hold = sealed(holdId, state);
    requirePast(releasedAt, context);
    requireOrder(hold.sealedAt, releasedAt, 'It was not sealed yet.');
    requireGround(ground, hold, state, releasedAt, there, context.timeZone);
    const data = { state: state.state, holdId, releasedAt, ground };
    return { events: [{ kind: 'holdReleased', data }], texts: { ...there, note, returnedTo } };
  },
};

type There = Pick<PayloadOf<'releaseHold'>, 'patientSide' | 'witness'>;

function requireOtherSide({ patientSide, witness }: There): void {
  if (patientSide === undefined && witness === undefined)
    refuse(
      'hold.other_side_missing',
      'Say who was there for the patient side, or which witness where it did not come (art. 24, 25).',
    );
}

/** Alone the hospital opens a seal only once the dispute is solved, or after the years of the law. */
function requireGround(
  ground: PayloadOf<'releaseHold'>['ground'],
  { keptUntil }: EvidenceHold,
  { state }: CaseState,
  releasedAt: string,
  there: There,
  timeZone: string,
): void {
  const day = (at: string): string => localDay(new Date(at), timeZone);
  if (ground === 'both_present') requireOtherSide(there);
  if (ground === 'dispute_solved' && !SOLVED.includes(state))
    refuse('hold.dispute_open', 'The case is still open: open the seal with both sides.');
  if (ground === 'years_over' && (keptUntil === null || day(releasedAt) <= day(keptUntil)))
    refuse('hold.years_not_over', 'The period for which the seal is kept is not over.');
}
const SOLVED: readonly CaseState['state'][] = ['closed', 'archived', 'withdrawn'];

function requireAfterEvent(at: string, state: CaseState): void {
  const event = eventAt(state);
  if (event !== null && wasBefore(at, event))
    refuse('hold.before_event', 'That is before the event happened or was found.');
}

function requireOrder(before: string | null | undefined, at: string, detail: string): void {
  if (before && wasBefore(at, before)) refuse('hold.order', detail);
}

/** How long it is kept by the policy, and the clock that says before the end that it comes. */
function periodOf(
  sealedAt: string,
  state: CaseState,
  { policy, calendar, timeZone }: DecisionContext,
) {
  const years = policy.evidenceHold?.keepYears;
  if (years === undefined) return { keptUntil: null, clockId: null };
  const day = yearsLater(sealedAt, years, timeZone);
  return {
    keptUntil: endOfDay(policy, calendar, timeZone, day),
    clockId: nextHoldClock(holdsOf(state)),
  };
}

const known = (holdId: string, state: CaseState): EvidenceHold =>
  holdsOf(state).find((one) => one.holdId === holdId) ??
  refuse('hold.unknown', 'This case has no such hold.');

function sealed(holdId: string, state: CaseState): EvidenceHold {
  const hold = known(holdId, state);
  if (hold.sealedAt === null) refuse('hold.state', 'It is not sealed yet.');
  if (hold.releasedAt !== null) refuse('hold.state', 'Its seal was opened already.');
  return hold;
}
