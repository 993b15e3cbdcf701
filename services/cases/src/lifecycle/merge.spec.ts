import { describe, expect, it } from '@jest/globals';
import type { ProblemError } from '@tingsu/contracts';
import {
  aCaseAfter,
  aContext,
  anOpenedCase,
  LEADER,
  mainPath,
  play,
  RUDENESS,
  samples,
  stateOf,
} from './case.fixture.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';
import { decideLink, decideMerge } from './merge.js';
import { decideUnmerge } from './unmerge.js';

const SAME = { samePerson: true, sameMatter: true };

const factsOf = (id: string) => samples().find((sample) => sample.id === id)?.facts ?? {};

/** SMP-06: charged twice, by the web form; SMP-20: the same person about the same matter, by 12345. */
function twoCases() {
  const charges = stateOf(
    play(
      anOpenedCase({ channel: 'web_form', receivedAt: '2026-09-24T14:05:00+08:00' }),
      mainPath(factsOf('SMP-06')).slice(0, 4),
    ),
  );
  const hotline = anOpenedCase({
    channel: 'hotline_12345',
    complaintNo: 'TS-2026-000002',
    receivedAt: '2026-09-28T09:30:00+08:00',
  });
  return {
    charges,
    again: stateOf(play(hotline, [{ command: { name: 'startTriage', payload: {} } }])),
  };
}

describe('merging SMP-20 into SMP-06', () => {
  it('T-11, R-272: the target keeps its clocks, takes over the channel mark and becomes major by it', () => {
    const { charges, again } = twoCases();
    expect(charges.classification?.nature).toBe('general');
    const [source, target] = decideMerge(again, charges, SAME, aContext());
    expect(source.state).toMatchObject({
      state: 'merged',
      linked: [{ caseNo: charges.caseNo, relation: 'merged_into' }],
    });
    expect(target.state).toMatchObject({
      state: 'dispatched',
      linked: [{ caseNo: again.caseNo, relation: 'merged_from' }],
    });
    expect(target.state.classification).toMatchObject({ nature: 'major', natureRules: ['M2'] });
    expect(target.state.clocks['feedback5n']).toEqual(charges.clocks['feedback5n']);
    expect(target.state.clocks['feedback5n']?.dueAt).toBe('2026-10-09T09:00:00.000Z');
  });

  it('T-11: the target answers by the earlier of the two times that sending bodies ask for', () => {
    const { charges, again } = twoCases();
    const due = (externalDueAt: string | null) => ({ ...again, externalDueAt });
    const merged = (source: string | null, target: string | null) =>
      decideMerge(due(source), { ...charges, externalDueAt: target }, SAME, aContext())[1].state;
    const [early, late] = ['2026-12-01T17:00:00+08:00', '2026-12-03T17:00:00+08:00'];
    expect(merged(early, late).externalDueAt).toBe(early);
    expect(merged(late, early).externalDueAt).toBe(early);
    expect(merged(late, null).clocks['order.due']).toMatchObject({
      state: 'running',
      dueAt: '2026-12-03T09:00:00.000Z',
    });
    expect(merged(null, null).externalDueAt).toBeNull();
  });

  it('T-34: leaves the target as it was without it when it is opened again', () => {
    const opening = anOpenedCase({ channel: 'web_form', receivedAt: '2026-09-24T14:05:00+08:00' });
    const decisions = play(opening, mainPath(factsOf('SMP-06')).slice(0, 4));
    const charges = stateOf(decisions);
    const { again } = twoCases();
    const due = '2026-12-01T17:00:00+08:00';
    const [source, target] = decideMerge(
      { ...again, externalDueAt: due },
      charges,
      SAME,
      aContext(),
    );
    const history = [...decisions, target].flatMap(({ events }) => events);
    const why = { ground: 'correction', reason: '并错了案' } as const;
    const [opened, left] = decideUnmerge(
      source.state,
      target.state,
      history,
      why,
      aContext('2026-11-21T11:00:00+08:00'),
    );
    expect(opened.state).toMatchObject({
      ...{ state: 'triage', round: 2, externalDueAt: due },
      linked: [{ caseNo: charges.caseNo, relation: 'related' }],
    });
    expect(opened.state.clocks['order.due']?.state).toBe('running');
    expect(left.state).toMatchObject({
      ...{ state: 'dispatched', channelMarks: [], externalDueAt: null },
      linked: [{ caseNo: again.caseNo, relation: 'related' }],
      classification: { nature: 'general' },
    });
    expect(left.state.clocks['order.due']?.state).toBe('cancelled');
    expect(left.state.clocks['feedback5n']).toEqual(charges.clocks['feedback5n']);
  });

  it('stops the clocks of the case that was merged', () => {
    const { charges, again } = twoCases();
    const [source] = decideMerge(again, charges, SAME, aContext());
    expect(
      Object.values(source.state.clocks).filter(
        ({ state, clockId }) => state === 'running' && !clockId.startsWith('nat.xinfang'),
      ),
    ).toEqual([]);
  });

  it.each([
    ['itself', (again: ReturnType<typeof twoCases>['again']) => again, 'merge.same_case'],
    ['a case that is over', () => aCaseAfter('close'), 'merge.target_ended'],
    [
      'an internal case',
      () => ({ ...aCaseAfter('startTriage'), caseKind: 'internal' as const }),
      'merge.other_kind',
    ],
  ])('refuses to merge into %s', (_, target, code) => {
    const { again } = twoCases();
    try {
      decideMerge(again, target(again), SAME, aContext());
      throw new Error('was not refused');
    } catch (error) {
      expect((error as ProblemError).extra.errors?.[0]?.code).toBe(code);
    }
  });

  it('X-30, R-301: is refused unless it is the same person about the same matter; such cases are linked and go on apart', () => {
    const { charges, again } = twoCases();
    for (const one of [
      { ...SAME, samePerson: false },
      { ...SAME, sameMatter: false },
    ])
      expect(refusal(() => decideMerge(again, charges, one, aContext()))).toBe('merge.not_same');
    const [one, other] = decideLink(again, charges, { reason: '同一事件的两位家属' }, aContext());
    expect(one.state).toMatchObject({
      state: 'triage',
      linked: [{ caseNo: charges.caseNo, relation: 'related' }],
    });
    expect(other.state).toMatchObject({
      state: 'dispatched',
      linked: [{ caseNo: again.caseNo, relation: 'related' }],
      clocks: charges.clocks,
    });
    expect(refusal(() => decideLink(one.state, other.state, {}, aContext()))).toBe('link.known');
    expect(refusal(() => decideLink(again, again, {}, aContext()))).toBe('link.same_case');
  });

  it('is possible from triage only', () => {
    const { charges } = twoCases();
    expect(() => decideMerge(charges, aCaseAfter('startTriage'), SAME, aContext())).toThrow(
      'case.state_refused',
    );
  });
});

const CONFIRM: Command = { name: 'markInvalid', payload: { grounds: '经核实' } };

describe('the twenty samples', () => {
  it.each(samples().filter(({ id }) => !['SMP-20', 'SMP-29'].includes(id)))(
    '$id is graded as the domain model expects',
    (sample) => {
      const { facts, expected, channel, complainant, receivedAt } = sample as unknown as {
        facts: typeof RUDENESS;
        channel: 'hotline';
        receivedAt: string;
        complainant: { relation: 'patient'; anonymous: boolean };
        expected: {
          acceptance: string;
          severity: string;
          routing: { lead: string; rule: string };
          track: string | null;
        };
      };
      const opening = anOpenedCase({
        channel,
        receivedAt,
        relation: complainant.relation,
        anonymous: complainant.anonymous,
      });
      const inTriage = stateOf(play(opening, mainPath().slice(0, 2)));
      const graded = decide(inTriage, { name: 'classify', payload: { facts } }, aContext());
      // That a complaint is malicious or untrue binds when a second person confirms it (T-39).
      const { state } =
        sample.id === 'SMP-18'
          ? decide(graded.state, CONFIRM, aContext('2026-11-20T12:00:00+08:00', 'leader', LEADER))
          : graded;
      expect(state.classification).toMatchObject({
        acceptance: expected.acceptance,
        nature: expected.severity,
        lead: expected.routing.lead,
        leadRule: expected.routing.rule,
        track: expected.track,
      });
    },
  );
});
