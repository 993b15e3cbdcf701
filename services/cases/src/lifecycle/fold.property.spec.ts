import { describe, expect, it } from '@jest/globals';
import {
  isAwaited,
  isOpenExpertOpinion,
  isOpenMediation,
  isOpenRemedy,
  type CaseStateName,
} from '@tingsu/contracts';
import { MILESTONES, type MilestoneDefinition } from '@tingsu/policy';
import fc from 'fast-check';
import { canonicalJson } from '../ledger/canonical.js';
import { remedyEntriesOf } from '../remedies/remedy-entries.js';
import { aContext, stateOf } from './case.fixture.js';
import { aHistory } from './any-history.fixture.js';
import { definitionOf, type RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { Decision } from './conclude.js';
import { decide, type Command } from './decide.js';
import { fold } from './evolve.js';
import { isHoldClock } from './hold-clocks.js';
import { expertOpinionsOf } from './expert-rules.js';
import { openTasks } from './inquiry-rules.js';
import { mediationsOf } from './mediation-rules.js';
import { aRemedyHistory } from './remedy-history.fixture.js';
import { isRemedyClock } from './remedy-clocks.js';
import { isEnded } from './ended-states.js';

const WITH_DEPARTMENT: readonly CaseStateName[] = [
  ...(['dispatched', 'investigating', 'tech_review', 'opinion', 'approval'] as const),
];

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
      // What was promised after closing still has its day, and sealed evidence is kept.
      ({ clockId, kind, state: clockState }) =>
        clockState === 'running' &&
        kind !== 'followup' &&
        !isRemedyClock(clockId) &&
        !isHoldClock(clockId),
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

  'T-32, T-33: waits for a mediation exactly as long as it runs, and has never two at once': (
    decisions,
  ) => {
    for (const { state } of decisions) {
      const open = mediationsOf(state).filter(isOpenMediation);
      expect(open.length).toBeLessThanOrEqual(isEnded(state.state) ? 0 : 1);
      // What another cause suspended was suspended by hand.
      if (open.some(({ acceptedAt, body }) => acceptedAt !== null && body !== 'hospital'))
        expect(state.suspended?.cause).toBe('mediation');
      for (const { agreed } of mediationsOf(state))
        if (agreed)
          expect(
            state.remedies.find(({ remedyId }) => remedyId === agreed.remedyId)?.amount,
          ).toEqual(agreed.amount);
    }
  },

  'T-32, T-33: rests as long as experts have its materials, and asks two of them never at once': (
    decisions,
  ) => {
    for (const { before, state } of decisions) {
      const open = expertOpinionsOf(state).filter(isOpenExpertOpinion);
      expect(open.length).toBeLessThanOrEqual(isEnded(state.state) ? 0 : 1);
      if (open.some(isAwaited)) expect(state.state).toBe('suspended');
      // What is received or given up is waited for no longer.
      const was = before ? expertOpinionsOf(before).some(isAwaited) : false;
      if (was && !open.some(isAwaited)) expect(state.suspended?.cause).not.toBe('appraisal');
      const bracket = state.milestones.filter(({ name }) => name.startsWith('appraisal.'));
      if (open.some(isAwaited)) expect(bracket.at(-1)?.name).toBe('appraisal.commissioned');
    }
  },

  'asks nobody to find out about an issue that was taken out of the case': (decisions) => {
    for (const { state } of decisions) {
      const removed = (state.issues ?? []).filter(({ removedAt }) => removedAt !== undefined);
      for (const { issueId } of openTasks(state))
        expect(removed.map((one) => one.issueId)).not.toContain(issueId ?? 'whole');
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
      fc.property(aHistory, (decisions) => {
        for (const { kind } of factsOf(decisions)) reached.set(kind, (reached.get(kind) ?? 0) + 1);
        for (const check of Object.values(INVARIANTS)) check(decisions);
      }),
      { numRuns: 100 },
    );
    // Histories that stop before they begin would prove nothing.
    for (const kind of ['dispatched', 'feedbackGiven', 'closed'])
      expect([kind, reached.has(kind)]).toEqual([kind, true]);
  }, 120_000);
});

const KINDS_OF_REMEDIES: readonly RecordedEvent['kind'][] = [
  ...(['planOffered', 'planDecided', 'remedyPlanned', 'remedyApproved', 'remedyRejected'] as const),
  ...(['instalmentPaid', 'remedyCompleted', 'remedyWaived'] as const),
];

describe('any history of plans, remedies and money', () => {
  it('is rebuilt from its facts alone, and its ledger never pays more than was promised', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(aRemedyHistory, (decisions) => {
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
