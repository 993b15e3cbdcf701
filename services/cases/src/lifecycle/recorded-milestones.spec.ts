import { describe, expect, it } from '@jest/globals';
import {
  SUPPLEMENT_ELEMENTS,
  type Facts,
  type RecordedMilestone,
  type Role,
} from '@tingsu/contracts';
import { boundAlone } from './bound-alone.fixture.js';
import {
  aComplaint,
  aContext,
  aCaseAfter,
  HEAD,
  LEADER,
  OFFICER,
  mainPath,
  PACKAGE,
  RUDENESS,
  type Step,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { openCase } from './open-case.js';
import { refusal } from './refusal.fixture.js';

const record = (milestone: RecordedMilestone): Command => ({
  name: 'recordMilestone',
  payload: { milestone, place: '药房窗口', findings: '与投诉所述一致' },
});

/** A case under one shipped policy alone, played one minute a step from the morning of 20 November 2026, a Friday. */
function under(id: string) {
  const bound = boundAlone(id);
  const caseKind = bound.policy.caseKind;
  let at = Date.parse('2026-11-20T10:13:00+08:00');
  const context = (role: Role = 'centre_officer', person = OFFICER) => ({
    ...aContext(new Date(at).toISOString(), role, person),
    ...bound,
  });
  let state: CaseState = openCase(
    aComplaint({ caseKind }),
    '01900000-0000-7000-8000-0000000000ca',
    context(),
  ).state;
  return {
    play(...commands: readonly Command[]): CaseState {
      for (const command of commands) {
        at += 60_000;
        state = decide(state, command, context()).state;
      }
      return state;
    },
    approve(): void {
      state = decide(state, { name: 'submit', payload: {} }, context()).state;
      state = decide(state, { name: 'approve', payload: {} }, context('leader', LEADER)).state;
    },
    refused(command: Command): string | undefined {
      return refusal(() => decide(state, command, context()));
    },
    waitUntil(instant: string): void {
      at = Date.parse(instant);
    },
    clock: (clockId: string) => state.clocks[clockId],
  };
}
const commandsOf = (steps: readonly Step[]): Command[] => steps.map(({ command }) => command);
const { category: _category, ...facts } = RUDENESS;
const TO_DEPARTMENT: Command[] = [
  { name: 'startTriage', payload: {} },
  { name: 'classify', payload: { facts } },
  { name: 'accept', payload: {} },
  { name: 'dispatch', payload: { lead: 'main.ward' } },
];
/** The same for a house whose policy asks for more: its category, or the name of who complains. */
const withFacts = (commands: readonly Command[], more: Facts): Command[] =>
  commands.map((command) =>
    command.name === 'classify'
      ? { ...command, payload: { facts: { ...facts, ...more } } }
      : command,
  );
const TO_OPINION: Command[] = [
  ...TO_DEPARTMENT,
  { name: 'signFor', payload: {} },
  { name: 'submitPackage', payload: PACKAGE },
  { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } },
  { name: 'finalise', payload: {} },
];
const ANSWER: Command = {
  name: 'giveFinal',
  payload: { medium: 'phone', written: true, text: 'x' },
};

describe('what people record because no other command does', () => {
  it('R-350: a check on site has a place and findings, which are among the encrypted words', () => {
    const pharmacy = under('pharmacy');
    const said = (payload: object): Command =>
      ({
        name: 'recordMilestone',
        payload: { milestone: 'onsite.checked', ...payload },
      }) as Command;
    expect(pharmacy.refused(said({}))).toBe('milestone.place_missing');
    expect(pharmacy.refused(said({ place: '药房' }))).toBe('milestone.findings_missing');
    expect(pharmacy.refused(said({ place: '药房', findings: '货架标签有误' }))).toBeUndefined();
  });

  it('R-350: the check on site stops its 24 hours', () => {
    const pharmacy = under('pharmacy');
    expect(pharmacy.clock('onsite24')?.state).toBe('running');
    pharmacy.play(record('onsite.checked'));
    expect(pharmacy.clock('onsite24')?.state).toBe('met');
  });

  it('A-31, R-045: an internal complaint is about a department, not about a person of it', () => {
    const internal = under('internal-complaints');
    const name = (persons: string[]): Command => ({
      name: 'nameRespondents',
      payload: { units: ['main.ward'], persons },
    });
    expect(internal.refused(name([HEAD]))).toBe('respondent.department_only');
    expect(internal.refused(name([]))).toBeUndefined();
  });

  it('R-043: the first inquiry of an internal complaint stops its working day', () => {
    const internal = under('internal-complaints');
    internal.play(record('investigation.firstDone'));
    expect(internal.clock('first1')?.state).toBe('met');
  });

  it('R-320, R-321: the plan stops the clock of the department, the report that of the office, also after closing', () => {
    const timely = under('timeliness');
    expect(timely.refused(record('plan.agreed'))).toBe('milestone.none_awaited');
    const stated = withFacts(TO_OPINION, { elements: [...SUPPLEMENT_ELEMENTS] });
    timely.play(...stated.slice(0, 4), record('plan.agreed'));
    expect(timely.clock('plan1')?.state).toBe('met');
    expect(timely.refused(record('leader.reported'))).toBe('milestone.none_awaited');
    timely.play(...TO_OPINION.slice(4, -1));
    // the manager decides on the plan.
    timely.approve();
    timely.play(ANSWER, { name: 'close', payload: {} });
    expect(timely.clock('report3')?.state).toBe('running');
    timely.play(record('leader.reported'));
    expect(timely.clock('report3')?.state).toBe('met');
  });

  it('is refused where nothing waits for it', () => {
    expect(under('driving-school').refused(record('onsite.checked'))).toBe(
      'milestone.none_awaited',
    );
  });

  it('petition: an objection to a transfer stops its five working days, also after the case was declined', () => {
    const transfer = { channel: 'petition_transfer' as const };
    const steps = commandsOf(mainPath({ ...RUDENESS, notOurs: true })).slice(0, 2);
    const state = steps.reduce(
      (one, command) => decide(one, command, aContext()).state,
      aCaseAfter('opened', RUDENESS, false, transfer),
    );
    expect(state.clocks['nat.xinfang.object5']?.state).toBe('running');
    const declined = decide(
      state,
      { name: 'decline', payload: { reasonCode: 'OUT_OF_SCOPE', notice: 'x' } },
      aContext(undefined, 'leader'),
    ).state;
    const objected = decide(declined, record('transfer.objected'), aContext()).state;
    expect(objected.clocks['nat.xinfang.object5']?.state).toBe('met');
  });
});

describe('the matter is handled once the opinion stands', () => {
  it('R-091, R-092: so telling and filing have three working days of their own, and filing outlives the case', () => {
    const office = under('window-service');
    const elements = [...SUPPLEMENT_ELEMENTS];
    office.play(...withFacts(TO_OPINION, { category: 'W3', elements }));
    expect([office.clock('simple3')?.state, office.clock('tell3')?.state]).toEqual([
      'met',
      'running',
    ]);
    office.play(ANSWER, { name: 'close', payload: {} });
    expect([office.clock('tell3')?.state, office.clock('file3')?.state]).toEqual([
      'met',
      'running',
    ]);
    office.play({ name: 'archive', payload: { parts: [] } });
    expect(office.clock('file3')?.state).toBe('met');
  });
});

describe('the next stage', () => {
  it('Scotland: begins after the first answer, is acknowledged for itself, and ends with a report', () => {
    const board = under('nhs-scotland');
    board.play(...TO_OPINION, ANSWER, record('case.escalated'));
    expect(board.play().state).toBe('investigating');
    expect([
      board.clock('escalated.ack3')?.state,
      board.clock('escalated.report20')?.state,
    ]).toEqual(['running', 'running']);
    board.play(
      { name: 'acknowledge', payload: { medium: 'letter' } },
      ...TO_OPINION.slice(6),
      ANSWER,
    );
    expect([
      board.clock('escalated.ack3')?.state,
      board.clock('escalated.report20')?.state,
    ]).toEqual(['met', 'met']);
  });
});

describe('a promise to the complainant (R-052)', () => {
  const promise = (date: string): Command => ({
    name: 'agreeDate',
    payload: { clockId: 'promised', date },
  });

  it('is followed by the next one until the matter is solved, each with a clock of its own', () => {
    const desk = under('customer-service');
    desk.play(promise('2026-11-23'));
    const first = desk.clock('promised');
    expect(first?.state).toBe('running');
    desk.play({ name: 'giveInterim', payload: { medium: 'phone', text: 'x' } });
    expect(desk.clock('promised')?.state).toBe('met');
    desk.waitUntil('2026-11-24T09:00:00+08:00');
    desk.play(promise('2026-11-27'));
    const second = desk.clock('promised');
    expect(second).toMatchObject({ state: 'running', metAt: null });
    expect(second?.generation).toBeGreaterThan(first?.generation ?? 0);
    expect(Date.parse(second?.dueAt ?? '')).toBeGreaterThan(Date.parse(first?.dueAt ?? ''));
  });
});
