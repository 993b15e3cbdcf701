import { describe, expect, it } from '@jest/globals';
import { ComplaintSupplemented } from '@tingsu/contracts';
import { aContext, anOpenedCase } from './case.fixture.js';
import { fold } from './evolve.js';
import { supplementCase } from './supplement-case.js';

const supplement = (
  version: number,
  change: Partial<ComplaintSupplemented['data']> = {},
): ComplaintSupplemented => ({
  specversion: '1.0',
  id: `01900000-0000-7000-8000-0000000000${String(version).padStart(2, '0')}`,
  source: '/tingsu/intake',
  type: ComplaintSupplemented.type,
  time: '2026-11-21T01:00:00Z',
  subject: 'complaint',
  datacontenttype: 'application/json',
  tenantid: '01900000-0000-7000-8000-0000000000aa',
  aggregatetype: 'complaint',
  aggregateid: '01900000-0000-7000-8000-0000000000cc',
  aggregateversion: version,
  actor: { type: 'channel', id: null, role: null },
  data: {
    complaintNo: 'TS-2026-000001',
    kind: 'urge',
    at: '2026-11-21T01:00:00Z',
    externalDueAt: null,
    ...change,
  },
});

describe('what the sending body says later', () => {
  const opened = anOpenedCase({
    channel: 'hotline_12345',
    externalDueAt: '2026-11-24T18:00:00+08:00',
  });

  it('is in the history of the case, once for each version of the complaint', () => {
    const decision = supplementCase(
      opened.state,
      [supplement(2, { kind: 'correction' }), supplement(3)],
      aContext(),
    );
    expect(decision?.events.map(({ kind }) => kind)).toEqual([
      'complaintSupplemented',
      'complaintSupplemented',
    ]);
    const state = decision?.state ?? opened.state;
    expect(state.state).toBe(opened.state.state);
    expect(supplementCase(state, [supplement(2), supplement(3)], aContext())).toBeNull();
    expect(supplementCase(state, [supplement(3), supplement(4)], aContext())?.events).toHaveLength(
      1,
    );
    expect(fold(state.caseId, [...opened.events, ...(decision?.events ?? [])])).toEqual(state);
  });

  it('is written once when the same event is there twice', () => {
    const twice = [supplement(2), supplement(2), supplement(3)];
    expect(supplementCase(opened.state, twice, aContext())?.events).toHaveLength(2);
  });

  it('makes an anonymous complainant reachable once staff entered a number', () => {
    const silent = anOpenedCase({ anonymous: true, contactable: false });
    const entered = supplement(2, { kind: 'correction', contactable: true });
    const decision = supplementCase(silent.state, [entered], aContext());
    const state = decision?.state ?? silent.state;
    expect([silent.state.contactable, state.contactable]).toEqual([false, true]);
    expect(fold(state.caseId, [...silent.events, ...(decision?.events ?? [])])).toEqual(state);
    const later = supplementCase(state, [supplement(3)], aContext());
    expect(later?.state.contactable).toBe(true);
  });

  it('raises an open case to the highest priority by words of danger, once, and leaves an ended one', () => {
    const said = supplement(2, { danger: ['self_harm'] });
    const decision = supplementCase(opened.state, [said], aContext());
    const state = decision?.state ?? opened.state;
    expect([opened.state, state].map((one) => one.classification?.priority)).toEqual(['P2', 'P1']);
    expect(state.classification?.facts['danger']).toEqual(['self_harm']);
    expect(fold(state.caseId, [...opened.events, ...(decision?.events ?? [])])).toEqual(state);
    const again = supplementCase(state, [supplement(3, { danger: ['self_harm'] })], aContext());
    // Somebody sees to it again, although it is graded already.
    expect(again?.events.map(({ kind }) => kind)).toEqual([
      'complaintSupplemented',
      'dangerSpoken',
    ]);
    const ended = { ...opened.state, state: 'closed' as const };
    expect(supplementCase(ended, [said], aContext())?.state.classification?.priority).toBe('P2');
  });

  it('moves the clock of the outside body when it wants the answer earlier', () => {
    const due = '2026-11-23T12:00:00+08:00';
    const decision = supplementCase(
      opened.state,
      [supplement(2, { externalDueAt: due })],
      aContext(),
    );
    const moved = decision?.events.find((event) => event.kind === 'clocksChanged');
    expect(decision?.state.externalDueAt).toBe(due);
    expect(moved?.kind === 'clocksChanged' && moved.data.moved.length).toBeGreaterThan(0);
  });
});
