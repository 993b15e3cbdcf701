import { describe, expect, it } from '@jest/globals';
import { isOpenRemedy, ProblemError, type Facts } from '@tingsu/contracts';
import { MILESTONES, type MilestoneDefinition } from '@tingsu/policy';
import fc from 'fast-check';
import { canonicalJson } from '../ledger/canonical.js';
import { remedyEntriesOf } from '../remedies/remedy-entries.js';
import {
  ABUSE,
  aContext,
  anOpenedCase,
  HEAD,
  LEADER,
  mainPath,
  OFFICER,
  PACKAGE,
  play,
  RUDENESS,
  samples,
  stateOf,
} from './case.fixture.js';
import type { RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { fold } from './evolve.js';
import { fireSteps } from './fire-step.js';
import { isRemedyClock } from './remedy-clocks.js';
import { isEnded } from './transitions.js';

const DAYS = { value: 2, unit: 'day', basis: 'working' } as const;
const FACTS: readonly Facts[] = [RUDENESS, ABUSE, ...samples().map(({ facts }) => facts)];

const aCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { name: 'startTriage', payload: {} },
    { name: 'requestSupplement', payload: { missing: ['AUTHORISATION'] } },
    { name: 'supply', payload: {} },
    { name: 'accept', payload: {} },
    { name: 'decline', payload: { reasonCode: 'COURT', notice: 'x' } },
    { name: 'resolveOnSpot', payload: { outcome: 'x' } },
    { name: 'contactDepartment', payload: { department: 'main.ward', medium: 'phone' } },
    { name: 'dispatch', payload: { lead: 'main.medical', assist: [] } },
    { name: 'ruleDepartment', payload: { lead: 'main.conduct', reason: 'x' } },
    { name: 'signFor', payload: {} },
    { name: 'returnTicket', payload: { reason: 'x' } },
    { name: 'submitPackage', payload: PACKAGE },
    { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } },
    { name: 'submit', payload: {} },
    { name: 'approve', payload: {} },
    { name: 'reject', payload: { reason: 'x' } },
    { name: 'finalise', payload: {} },
    { name: 'giveInterim', payload: { medium: 'phone', text: 'x' } },
    { name: 'giveFinal', payload: { medium: 'phone', written: true, text: 'x' } },
    { name: 'close', payload: {} },
    { name: 'withdraw', payload: { statement: 'x' } },
    { name: 'recordFollowUp', payload: { planId: 'threeMonth', itemNo: 1, result: 'satisfied' } },
  ),
  fc.constantFrom<Command>(
    {
      name: 'requestExtension',
      payload: { clockId: 'complex10', by: DAYS, reason: 'x', notice: 'x' },
    },
    { name: 'takeOver', payload: {} },
    { name: 'suspend', payload: { cause: 'court', reason: 'x' } },
    { name: 'suspend', payload: { cause: 'appraisal', reason: 'x' } },
    { name: 'resume', payload: {} },
    { name: 'requestReview', payload: { body: 'x', question: 'x' } },
    { name: 'recordReview', payload: { negligence: true, opinion: 'x' } },
    { name: 'markReportable', payload: { reason: 'x' } },
    {
      name: 'reportToRegulator',
      payload: { subject: 'medical_fault', authority: 'x', method: 'online' },
    },
    { name: 'startRemedies', payload: { remedy: 'apology', plan: 'x', dueOn: '2099-01-01' } },
    { name: 'archive', payload: {} },
    { name: 'close', payload: { reason: 'x' } },
    { name: 'recordMilestone', payload: { milestone: 'resultNotice.served' } },
    { name: 'recordMilestone', payload: { milestone: 'transfer.objected' } },
    {
      name: 'recordFollowUp',
      payload: { planId: 'threeMonth', itemNo: 1, result: 'unreachable' },
    },
    {
      name: 'recordFollowUp',
      payload: { planId: 'threeMonth', itemNo: 1, result: 'dissatisfied', score: 2 },
    },
    { name: 'logCall', payload: { direction: 'out', outcome: 'busy' } },
    { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } },
    { name: 'markInvalid', payload: { grounds: 'x' } },
    {
      name: 'askPart',
      payload: { department: 'main.finance', question: 'x', dueAt: '2026-11-25T10:00:00+08:00' },
    },
    { name: 'urge', payload: { demand: 'x' } },
    { name: 'urge', payload: { department: 'main.finance', demand: 'x' } },
    { name: 'answerUrge', payload: { answer: 'x' } },
    { name: 'giveFinal', payload: { medium: 'system', written: true, text: 'x' } },
    {
      name: 'tellOtherwise',
      payload: { noticeKey: 'answer.1', medium: 'phone', note: 'x' },
    },
    { name: 'planWork', payload: { steps: [{ what: 'x', until: '2099-01-01' }] } },
    { name: 'stateInability', payload: { kind: 'for_now', reason: 'x' } },
    { name: 'signForPart', payload: {} },
    { name: 'returnPart', payload: { reason: 'x' } },
    { name: 'submitPart', payload: { part: 'x' } },
  ),
  fc
    .constantFrom(...FACTS)
    .map((facts): Command => ({ name: 'classify', payload: { facts, reason: 'x' } })),
);
const aStep = fc.record({
  command: aCommand,
  minutes: fc.integer({ min: 0, max: 60 * 24 * 3 }),
  fires: fc.boolean(),
});
const anOpening = fc.record({
  channel: fc.constantFrom(
    'hotline' as const,
    'hotline_12345' as const,
    'petition_transfer' as const,
    'suggestion_box' as const,
  ),
  anonymous: fc.boolean(),
  contactable: fc.boolean(),
});

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** Plays what is legal, skips what is refused, and lets overdue clocks act in between. */
function history(
  opening: ValueOf<typeof anOpening>,
  steps: readonly ValueOf<typeof aStep>[],
): Decision[] {
  const decisions = [anOpenedCase(opening)];
  let at = Date.parse('2026-11-20T10:13:00+08:00');
  for (const { command, minutes, fires } of steps) {
    at += minutes * 60_000;
    const context = {
      ...aContext(new Date(at).toISOString(), 'leader', HEAD),
      departments: ['main.finance'],
    };
    const last = decisions.at(-1) as Decision;
    try {
      decisions.push(decide(last.state, command, context));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
    const fired = fires
      ? fireSteps(
          (decisions.at(-1) as Decision).state,
          dueSteps(decisions.at(-1) as Decision, at),
          context,
        )
      : null;
    if (fired) decisions.push(fired);
  }
  return decisions;
}

function dueSteps({ state, ladders }: Decision, at: number) {
  return Object.values(state.clocks).flatMap(({ clockId, generation }) =>
    (ladders[clockId] ?? [])
      .filter((step) => Date.parse(step.at) <= at)
      .map((step) => ({
        clockId,
        generation,
        step,
        at: step.at,
        cause: 'time' as const,
        latenessMs: 0,
      })),
  );
}

/** The case after a withdrawal, which ends most of those that are still open. */
function withdrawn(state: CaseState): CaseState {
  if (isEnded(state.state) || state.centreInitiated) return state;
  const withdraw: Command = { name: 'withdraw', payload: { statement: 'x' } };
  return decide(state, withdraw, aContext('2027-03-01T10:00:00+08:00')).state;
}

describe('any history of legal commands', () => {
  const property = (check: (decisions: readonly Decision[]) => void): void =>
    fc.assert(
      fc.property(anOpening, fc.array(aStep, { maxLength: 25 }), (opening, steps) =>
        check(history(opening, steps)),
      ),
      { numRuns: 150 },
    );

  it('is rebuilt from its facts alone, also after they were stored as JSON', () => {
    property((decisions) => {
      const events = decisions.flatMap(
        (decision) => JSON.parse(JSON.stringify(decision.events)) as Decision['events'],
      );
      const last = decisions.at(-1) as Decision;
      expect(canonicalJson(fold(last.state.caseId, events))).toBe(canonicalJson(last.state));
    });
  });

  it('has versions without gaps', () => {
    property((decisions) => {
      const versions = decisions.flatMap(({ events }) => events.map(({ version }) => version));
      expect(versions).toEqual(versions.map((_, index) => index + 1));
    });
  });

  it('never has a clock running that the end of the case should have stopped', () => {
    let ended = 0;
    property((decisions) => {
      const state = withdrawn((decisions.at(-1) as Decision).state);
      if (!isEnded(state.state)) return;
      ended += 1;
      const running = Object.values(state.clocks).filter(
        // What was promised after closing still has its day.
        ({ clockId, kind, state: clockState }) =>
          clockState === 'running' && kind !== 'followup' && !isRemedyClock(clockId),
      );
      const definitions: Readonly<Record<string, MilestoneDefinition>> = MILESTONES;
      const outliving = aContext()
        .policy.clocks.filter(({ rule }) => definitions[rule.start]?.survives)
        .map(({ rule }) => rule.id);
      expect(running.map(({ clockId }) => clockId).filter((id) => !outliving.includes(id))).toEqual(
        [],
      );
    });
    expect(ended).toBeGreaterThan(75);
  });

  it('only moves generations upwards', () => {
    property((decisions) => {
      for (const { before, state } of decisions) {
        for (const clock of Object.values(before?.clocks ?? {})) {
          expect(state.clocks[clock.clockId]?.generation).toBeGreaterThanOrEqual(clock.generation);
        }
      }
    });
  });

  it('carries the state in every fact', () => {
    property((decisions) => {
      for (const { events, state } of decisions)
        expect(events.at(-1)?.data.state).toBe(state.state);
    });
  });
});

/** Stands for the newest remedy of the case. */
const NEWEST = '01900000-0000-7000-8000-0000000000fe';
const cny = (value: string) => ({ value, currency: 'CNY' });
const PROMISE = { plan: 'x', dueOn: '2099-01-01' };
const WITH_REMEDIES: readonly Command[] = [
  {
    name: 'offerPlan',
    payload: {
      alternatives: [
        { words: 'x', remedies: ['refund'], amount: cny('200') },
        { words: 'y', remedies: ['apology'] },
        { words: 'z', remedies: [] },
      ],
      concern: 'x',
    },
  },
  { name: 'recordChoice', payload: { choice: 'chosen', alternative: 1, words: 'x' } },
  { name: 'recordChoice', payload: { choice: 'refused', words: 'x' } },
  { name: 'recordChoice', payload: { choice: 'not_asked', words: 'x' } },
  { name: 'startRemedies', payload: { ...PROMISE, remedy: 'refund', amount: cny('900') } },
  {
    name: 'startRemedies',
    payload: {
      ...{ ...PROMISE, remedy: 'compensation', setBy: 'court', decision: 'x' },
      amount: cny('30000'),
      instalments: [
        { value: '10000.01', dueOn: '2098-01-01' },
        { value: '19999.99', dueOn: '2099-01-01' },
      ],
    },
  },
  {
    name: 'startRemedies',
    payload: {
      ...{ ...PROMISE, remedy: 'refund', amount: cny('200') },
      instalments: [
        { value: '0.01', dueOn: '2098-01-01' },
        { value: '199.99', dueOn: '2099-01-01' },
      ],
    },
  },
  { name: 'approveRemedy', payload: { remedyId: NEWEST } },
  { name: 'rejectRemedy', payload: { remedyId: NEWEST, reason: 'x' } },
  { name: 'completeRemedy', payload: { remedyId: NEWEST, note: 'x' } },
  { name: 'completeRemedy', payload: { remedyId: NEWEST, note: 'y', opinionAfter: 'x' } },
  { name: 'waiveRemedy', payload: { remedyId: NEWEST, reason: 'x' } },
  { name: 'finalise', payload: {} },
  { name: 'giveFinal', payload: { medium: 'phone', written: true, text: 'x' } },
  { name: 'suspend', payload: { cause: 'court', reason: 'x' } },
  { name: 'resume', payload: {} },
  { name: 'close', payload: {} },
  { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } },
];

const KINDS_OF_REMEDIES: readonly RecordedEvent['kind'][] = [
  ...(['planOffered', 'planDecided', 'remedyPlanned', 'remedyApproved', 'remedyRejected'] as const),
  ...(['instalmentPaid', 'remedyCompleted', 'remedyWaived'] as const),
];

/** By one of three people, each of whom may do all, so that amounts find somebody else to agree to them. */
const aRemedyStep = fc.record({
  command: fc.constantFrom(...WITH_REMEDIES),
  actor: fc.constantFrom(OFFICER, HEAD, LEADER),
  hours: fc.integer({ min: 0, max: 400 }),
});

/** What is legal of these steps, on a case whose opinion is written. */
function madeGood(steps: readonly ValueOf<typeof aRemedyStep>[]): Decision[] {
  const opinion = mainPath().findIndex(({ command }) => command.name === 'draftOpinion');
  const decisions = play(anOpenedCase(), mainPath().slice(0, opinion + 1));
  let at = Date.parse('2026-11-20T13:00:00+08:00');
  for (const { command, actor, hours } of steps) {
    at += hours * 3_600_000;
    const context: DecisionContext = {
      ...aContext(new Date(at).toISOString(), 'leader', actor),
      roles: ['centre_officer', 'department_head', 'leader'],
      departments: ['main.finance'],
    };
    const state = stateOf(decisions);
    try {
      decisions.push(decide(state, aimed(command, state), context));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return decisions;
}

function aimed(command: Command, { remedies }: CaseState): Command {
  const newest = remedies.at(-1);
  return newest && 'remedyId' in command.payload
    ? ({ ...command, payload: { ...command.payload, remedyId: newest.remedyId } } as Command)
    : command;
}

describe('any history of plans, remedies and money', () => {
  it('is rebuilt from its facts alone, and its ledger never pays more than was promised', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(aRemedyStep, { minLength: 10, maxLength: 40 }), (steps) => {
        const decisions = madeGood(steps);
        const events = decisions.flatMap((one) => one.events);
        events.forEach(({ kind }) => seen.add(kind));
        const stored = JSON.parse(JSON.stringify(events)) as typeof events;
        const state = stateOf(decisions);
        expect(canonicalJson(fold(state.caseId, stored))).toBe(canonicalJson(state));
        for (const remedy of state.remedies) {
          const entries = decisions.flatMap(remedyEntriesOf);
          const sumOf = (kind: string): number =>
            entries
              .filter((one) => one.remedyId === remedy.remedyId && one.kind === kind)
              .reduce((sum, { cents }) => sum + Number(cents), 0);
          const left = sumOf('promised') - sumOf('paid') - sumOf('waived');
          // What is open may still be owed; what is over owes nothing.
          expect(isOpenRemedy(remedy) ? Math.min(left, 0) : left).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
    expect([...seen]).toEqual(expect.arrayContaining([...KINDS_OF_REMEDIES]));
  });
});
