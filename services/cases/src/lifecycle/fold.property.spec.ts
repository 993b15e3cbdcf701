import { describe, expect, it } from '@jest/globals';
import { isOpenRemedy, ProblemError, type CaseStateName } from '@tingsu/contracts';
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
  play,
  RUDENESS,
  type Step,
  stateOf,
} from './case.fixture.js';
import { drawn } from './any-command.fixture.js';
import { definitionOf, type RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { fold } from './evolve.js';
import { fireSteps } from './fire-step.js';
import { isRemedyClock } from './remedy-clocks.js';
import { isEnded } from './transitions.js';

const aStep = fc.record({
  draw: fc.record({
    command: fc.noBias(fc.nat(100_000)),
    payload: fc.noBias(fc.nat(1_000)),
    legal: fc.oneof(
      { weight: 6, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  }),
  actor: fc.constantFrom(OFFICER, HEAD, LEADER),
  // Seldom days at once: mostly people are faster than limits.
  minutes: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 60 * 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * 24 * 5 }) },
  ),
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
/** How far the case has come by itself, and whether it is a major one. */
const aStart = fc.record({ step: fc.nat(mainPath().length), major: fc.boolean() });

const WITH_DEPARTMENT: readonly CaseStateName[] = [
  ...(['dispatched', 'investigating', 'tech_review', 'opinion', 'approval'] as const),
];

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** A person who may do everything: what is refused is refused by the state or by a rule. */
const allowedAll = (at: number, actor: string): DecisionContext => ({
  ...aContext(new Date(at).toISOString(), 'leader', actor),
  roles: ['centre_officer', 'centre_head', 'department_head', 'leader'],
  departments: ['main.conduct', 'main.medical', 'main.finance', 'main.complaints'],
});

/** As far along the main path as this complaint goes. */
function begun(opening: ValueOf<typeof anOpening>, steps: readonly Step[]): Decision[] {
  const opened = anOpenedCase(opening);
  for (let count = steps.length; count > 0; count -= 1)
    try {
      return play(opened, steps.slice(0, count));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  return [opened];
}

/** Plays what is allowed, checks that what is refused leaves nothing, and lets overdue clocks act in between. */
function history(
  opening: ValueOf<typeof anOpening>,
  { step, major }: ValueOf<typeof aStart>,
  steps: readonly ValueOf<typeof aStep>[],
): Decision[] {
  const decisions = begun(opening, mainPath(major ? ABUSE : RUDENESS, major).slice(0, step));
  let at = Date.parse('2026-11-20T12:13:00+08:00');
  for (const { draw, actor, minutes, fires } of steps) {
    at += minutes * 60_000;
    const context = allowedAll(at, actor);
    const { state } = decisions.at(-1) as Decision;
    const before = canonicalJson(state);
    try {
      decisions.push(decide(state, drawn(state, draw), context));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      expect(canonicalJson(state)).toBe(before);
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

type Check = (decisions: readonly Decision[]) => void;
const factsOf = (decisions: readonly Decision[]) => decisions.flatMap(({ events }) => events);

/** What holds of every case, whatever was done to it. */
const INVARIANTS: Readonly<Record<string, Check>> = {
  'is rebuilt from its facts alone, also after they were stored as JSON': (decisions) => {
    const stored = JSON.parse(JSON.stringify(factsOf(decisions))) as RecordedEvent[];
    const { state } = decisions.at(-1) as Decision;
    expect(canonicalJson(fold(state.caseId, stored))).toBe(canonicalJson(state));
  },

  'has versions without gaps': (decisions) => {
    const versions = factsOf(decisions).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  },

  'has no clock running that its end should have stopped': (decisions) => {
    const state = withdrawn((decisions.at(-1) as Decision).state);
    if (!isEnded(state.state)) return;
    const definitions: Readonly<Record<string, MilestoneDefinition>> = MILESTONES;
    const outliving = aContext()
      .policy.clocks.filter(({ rule }) => definitions[rule.start]?.survives)
      .map(({ rule }) => rule.id);
    const running = Object.values(state.clocks).filter(
      // What was promised after closing still has its day.
      ({ clockId, kind, state: clockState }) =>
        clockState === 'running' && kind !== 'followup' && !isRemedyClock(clockId),
    );
    expect(running.map(({ clockId }) => clockId).filter((id) => !outliving.includes(id))).toEqual(
      [],
    );
  },

  'moves generations of clocks upwards only': (decisions) => {
    for (const { before, state } of decisions)
      for (const clock of Object.values(before?.clocks ?? {}))
        expect(state.clocks[clock.clockId]?.generation).toBeGreaterThanOrEqual(clock.generation);
  },

  'has one department that answers for it from the dispatch to the opinion': (decisions) => {
    for (const { state } of decisions)
      if (WITH_DEPARTMENT.includes(state.suspended?.from ?? state.state))
        expect(state.assignment?.lead).toEqual(expect.any(String));
  },

  'keeps the policies of a round as long as the round lasts': (decisions) => {
    for (const { before, state, events } of decisions)
      if (before && canonicalJson(before.policies) !== canonicalJson(state.policies))
        expect(events.some(({ kind }) => kind === 'reopened' || kind === 'kindChanged')).toBe(true);
  },

  'R-016: is closed only after the answer, or with a reason why none is owed': (decisions) => {
    const facts = factsOf(decisions);
    for (const [index, fact] of facts.entries()) {
      if (fact.kind !== 'closed' || fact.data.unanswered !== undefined) continue;
      const since = facts.slice(0, index).findLastIndex(({ kind }) => kind === 'reopened');
      const round = facts.slice(since + 1, index).map(({ kind }) => kind);
      expect(round.includes('feedbackGiven') || round.includes('resolvedOnSpot')).toBe(true);
    }
  },

  'R-279: is not upheld any more once two people found it invalid': (decisions) => {
    for (const { before, state } of decisions)
      if (before?.invalidity?.confirmed && state.outcome !== before.outcome)
        expect(['upheld', 'partly_upheld']).not.toContain(state.outcome);
  },

  'writes only facts that their contract allows, each with the state after it': (decisions) => {
    for (const { events, state } of decisions) {
      for (const { kind, data } of events)
        expect([kind, definitionOf(kind).data.safeParse(data).error]).toEqual([kind, undefined]);
      // A repeated acknowledgement leaves no fact.
      if (events.length > 0) expect(events.at(-1)?.data.state).toBe(state.state);
    }
  },
};

describe('any history of legal commands', () => {
  it(`holds what must hold of every case: ${Object.keys(INVARIANTS).join('; ')}`, () => {
    const reached = new Map<string, number>();
    fc.assert(
      fc.property(
        anOpening,
        aStart,
        fc.array(aStep, { minLength: 15, maxLength: 45 }),
        (opening, start, steps) => {
          const decisions = history(opening, start, steps);
          for (const { kind } of factsOf(decisions))
            reached.set(kind, (reached.get(kind) ?? 0) + 1);
          for (const check of Object.values(INVARIANTS)) check(decisions);
        },
      ),
      { numRuns: 100 },
    );
    // Histories that stop before they begin would prove nothing.
    for (const kind of ['dispatched', 'feedbackGiven', 'closed'])
      expect([kind, (reached.get(kind) ?? 0) > 3]).toEqual([kind, true]);
  }, 120_000);
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
  command: fc.noBias(fc.constantFrom(...WITH_REMEDIES)),
  actor: fc.constantFrom(OFFICER, HEAD, LEADER),
  hours: fc.noBias(fc.integer({ min: 0, max: 400 })),
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
      fc.property(fc.array(aRemedyStep, { minLength: 25, maxLength: 40 }), (steps) => {
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
      { numRuns: 80 },
    );
    expect(KINDS_OF_REMEDIES.filter((kind) => !seen.has(kind))).toEqual([]);
  });
});
