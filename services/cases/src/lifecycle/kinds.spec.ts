import { describe, expect, it } from '@jest/globals';
import type { CaseKind } from '@tingsu/contracts';
import { boundAlone } from './bound-alone.fixture.js';
import { aComplaint, aContext, aDirectory, HEAD, PACKAGE } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { openCase, type ReceivedComplaint } from './open-case.js';
import { refusal } from './refusal.fixture.js';

const POLICIES = {
  external: 'tcm-yulin',
  internal: 'internal-complaints',
  hazard: 'hazard-reports',
  suggestion: 'suggestions',
  praise: 'praise',
} as const satisfies Record<CaseKind, string>;

const FACILITIES = {
  ...(aDirectory().departments[0] ?? failed()),
  code: 'main.facilities',
  answersFor: ['后勤保障部'],
};
function failed(): never {
  throw new Error('The directory is empty');
}

function under(kind: CaseKind, context = aContext()): DecisionContext {
  const bound = boundAlone(POLICIES[kind]);
  const directory = aDirectory();
  return {
    ...{ ...context, ...bound },
    directory: { ...directory, departments: [...directory.departments, FACILITIES] },
    inForce: (wanted) => (wanted ? boundAlone(POLICIES[wanted]) : bound),
  };
}
const opened = (caseKind: CaseKind, change: Partial<ReceivedComplaint> = {}): CaseState =>
  openCase(
    aComplaint({ caseKind, ...change }),
    '01900000-0000-7000-8000-0000000000ca',
    under(caseKind),
  ).state;
const after = (state: CaseState, command: Command, context = under(state.caseKind)): CaseState =>
  decide(state, command, context).state;
const refused = (state: CaseState, command: Command) =>
  refusal(() => after(state, command, under(state.caseKind)));
const liveClocks = ({ clocks }: CaseState) =>
  Object.values(clocks)
    .filter(({ state }) => state === 'running')
    .map(({ clockId }) => clockId)
    .sort();
const THANKS: Command = {
  name: 'settle',
  payload: { outcome: 'thanked', medium: 'phone', text: '谢谢您' },
};

describe('a hazard that staff report', () => {
  it('R-173: an oxygen leak is P1 and with the department that mends it when it arrives', () => {
    const state = opened('hazard', { channel: 'staff_portal', hazard: 'gas', relation: 'staff' });
    expect(state.classification).toMatchObject({ priority: 'P1', topics: ['gas'] });
    expect(state.state).toBe('dispatched');
    expect(state.assignment?.lead).toBe('main.facilities');
    expect(liveClocks(state)).toEqual(['hazardAnswer']);
  });

  it('R-173: does not wait either when the person leaves no name', () => {
    const state = opened('hazard', { hazard: 'gas', anonymous: true, contactable: false });
    expect([state.classification?.priority, state.state]).toEqual(['P1', 'dispatched']);
  });

  it('R-173: is handled and answered like a complaint, and is not settled with thanks alone', () => {
    const state = opened('hazard', { channel: 'staff_portal', hazard: 'gas', relation: 'staff' });
    expect(refused(state, THANKS)).toBe('settle.complaint');
    const steps: readonly (readonly [Command, string?])[] = [
      [{ name: 'signFor', payload: {} }, HEAD],
      [{ name: 'submitPackage', payload: PACKAGE }, HEAD],
      [{ name: 'draftOpinion', payload: { outcome: 'upheld', opinion: '已修复' } }],
      [{ name: 'finalise', payload: {} }],
      [{ name: 'giveFinal', payload: { medium: 'phone', written: false, text: '已修复' } }],
      [{ name: 'close', payload: {} }],
    ];
    const done = steps.reduce(
      (current, [command, who]) =>
        after(current, command, {
          ...under('hazard', aContext('2026-11-20T12:00:00+08:00', 'centre_head', who)),
        }),
      state,
    );
    expect(done.state).toBe('closed');
    expect(liveClocks(done)).toEqual([]);
  });

  it('waits for triage where its sender did not say what it is about', () => {
    const state = opened('hazard', { channel: 'staff_portal', relation: 'staff' });
    expect([state.state, state.classification?.priority]).toEqual(['registered', 'P3']);
    expect(liveClocks(state)).toEqual(['hazardAnswer', 'hazardNotice']);
  });
});

describe('suggestions and praise', () => {
  it.each(['suggestion', 'praise'] as const)(
    'R-399: a %s has no clock of complaints, and ends with an answer',
    (kind) => {
      const state = opened(kind);
      expect(liveClocks(state)).toEqual([]);
      const ended = after(state, THANKS);
      expect(ended.state).toBe('closed');
      expect(ended.milestones.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['feedback.given', 'complainant.informed', 'case.closed']),
      );
    },
  );

  it('R-356: a suggestion is adopted or not, and the person who made it is told', () => {
    const state = opened('suggestion');
    const silent: Command = { name: 'settle', payload: { outcome: 'not_adopted' } };
    expect(refused(state, silent)).toBe('settle.answer_missing');
    const text = '场地不够，今年做不到';
    expect(
      decide(
        state,
        { name: 'settle', payload: { outcome: 'not_adopted', medium: 'message', text } },
        under('suggestion'),
      ).events[0]?.data,
    ).toMatchObject({ outcome: 'not_adopted', medium: 'message', state: 'closed' });
  });

  it('is only noted, or answered without a way to tell, where the person left none', () => {
    const anonymous = opened('praise', { anonymous: true, contactable: false });
    const noted: Command = { name: 'settle', payload: { outcome: 'noted' } };
    const ended = after(anonymous, noted);
    expect(ended.state).toBe('closed');
    expect(ended.milestones.map(({ name }) => name)).not.toContain('feedback.given');
    const answer: Command = { name: 'settle', payload: { outcome: 'answered', text: '已采纳' } };
    expect(after(anonymous, answer).state).toBe('closed');
  });
});

describe('a complaint', () => {
  it('is decided on, not settled', () => {
    expect(refused(opened('external'), THANKS)).toBe('settle.complaint');
    expect(refused(opened('internal', { relation: 'staff' }), THANKS)).toBe('settle.complaint');
  });

  it('R-219: of a person who is not eligible is answered and kept as feedback', () => {
    const state = opened('external', { relation: 'other' });
    expect(after(state, THANKS).state).toBe('closed');
  });
});

describe('a case that is something else than it was received as', () => {
  const toSuggestion: Command = {
    name: 'changeKind',
    payload: { kind: 'suggestion', reason: '来电人说只是提个建议' },
  };

  it('R-387, X-05: comes under the policy of that kind, and the clocks of the other one end', () => {
    const complaint = opened('external');
    expect(liveClocks(complaint).length).toBeGreaterThan(2);
    const changed = after(complaint, toSuggestion);
    expect(changed).toMatchObject({ caseKind: 'suggestion', state: 'registered' });
    expect(changed.policies.map(({ id }) => id)).toEqual(['suggestions']);
    expect(changed.classification?.facts['caseKind']).toBe('suggestion');
    expect(liveClocks(changed)).toEqual([]);
    expect(after(changed, THANKS).state).toBe('closed');
  });

  it('X-05: a suggestion that is a complaint after all is held to all its times from its receipt', () => {
    const changed = after(opened('suggestion'), {
      name: 'changeKind',
      payload: { kind: 'external', reason: '要求处理' },
    });
    const complaint = opened('external');
    expect(liveClocks(changed)).toEqual(liveClocks(complaint));
    expect(changed.clocks['contact24']?.dueAt).toBe(complaint.clocks['contact24']?.dueAt);
  });

  it('keeps its kind, and the clocks of the law, once it has to be reported', () => {
    const complaint = opened('external');
    const marked = after(complaint, { name: 'markReportable', payload: { reason: 'x' } });
    expect(refused(marked, toSuggestion)).toBe('kind.reportable');
  });

  it('is not changed to the kind that it is, or to one without a policy', () => {
    const state = opened('suggestion');
    expect(refused(state, toSuggestion)).toBe('kind.same');
    expect(
      refusal(() =>
        decide(
          state,
          { name: 'changeKind', payload: { kind: 'praise', reason: 'x' } },
          { ...under('suggestion'), inForce: () => ({}) },
        ),
      ),
    ).toBe('kind.not_bound');
  });
});
