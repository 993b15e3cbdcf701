import { describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import { ApiProblem } from '../api/problem';
import { HOLD_FIELDS } from '../holds/hold-fields';
import { clockOrder } from './clock-order';
import { clocksFor } from './command-choices';
import { isAskedOfHold } from './asked-for';
import { partyKey } from './command-payload';
import { fieldErrorsOf, startValues } from './command-start';

type Clock = CaseDetail['clocks'][number];
const aClock = (clockId: string, more: Partial<Clock> = {}): Clock =>
  ({
    clockId,
    kind: 'limit',
    state: 'running',
    metAt: null,
    breachedAt: null,
    impliedBy: null,
    dueAt: '2026-12-01T00:00:00Z',
    allows: ['extend'],
    ...more,
  }) as Partial<Clock> as Clock;
const aCase = (more: Partial<CaseDetail> = {}): CaseDetail =>
  ({
    facts: {},
    category: null,
    topics: [],
    acceptance: 'accept',
    followUps: [],
    timeline: [],
    channel: 'web_form',
    clocks: [],
    extensionRequests: [],
    ...more,
  }) as Partial<CaseDetail> as CaseDetail;

describe('what a command starts with', () => {
  it('is the meeting as it stands, where there is one to change', () => {
    const meeting = {
      ...{ meetingId: 'm1', kind: 'complainant', at: '2026-12-01T02:00:00.000Z', outcome: null },
      ...{ place: '接待室', persons: ['p1'], units: ['main.ward'], representatives: 2 },
    } as unknown as NonNullable<CaseDetail['meetings']>[number];
    const one = aCase({ meetings: [meeting] });
    expect(startValues('changeMeeting', one)).toEqual({
      ...{ meetingId: 'm1', at: meeting.at, place: '接待室', persons: ['p1'] },
      ...{ units: ['main.ward'], representatives: '2' },
    });
    expect(startValues('recordMeeting', one)).toEqual({ meetingId: 'm1' });
    const other = { ...meeting, meetingId: 'm2' };
    expect(startValues('changeMeeting', aCase({ meetings: [meeting, other] }))).toEqual({});
    const over = { ...other, outcome: 'held' as const };
    expect(startValues('answerMeeting', aCase({ meetings: [meeting, over] }))).toEqual({
      meetingId: 'm1',
    });
  });
  it('is the advice of the policy where there is one', () => {
    expect(startValues('decline', aCase({ acceptance: 'decline:D1' }))).toEqual({
      reasonCode: 'D1',
    });
    expect(
      startValues('requestSupplement', aCase({ acceptance: 'supplement:AUTHORISATION' })),
    ).toEqual({ missing: ['AUTHORISATION'] });
  });
  it('is the way in which the complainant was told before, else that in which the complaint came', () => {
    const told = (type: string, medium: string) =>
      ({ type, data: { medium } }) as Partial<CaseDetail['timeline'][number]>;
    const timeline = [
      told('case.acknowledged.v1', 'message'),
      told('case.departmentContacted.v1', 'visit'),
    ] as CaseDetail['timeline'];
    expect(startValues('giveFinal', aCase({ channel: 'hotline', timeline }))).toEqual({
      medium: 'message',
    });
    expect(startValues('acknowledge', aCase({ channel: 'letter' }))).toEqual({ medium: 'letter' });
    expect(startValues('giveInterim', aCase({ channel: 'web_form' }))).toEqual({});
    expect(startValues('contactDepartment', aCase({ channel: 'hotline' }))).toEqual({});
  });
  it('is the only clock there is, and no clock when there are several', () => {
    const one = aCase({ clocks: [aClock('a')] });
    const two = aCase({ clocks: [aClock('a'), aClock('b')] });
    expect(startValues('requestExtension', one)).toEqual({ clockId: 'a' });
    expect(startValues('requestExtension', two)).toEqual({});
  });
  it('is the only party that is still to be served, or the only one complained of', () => {
    const respondents = { units: ['main.ward'], persons: ['a'], others: null };
    const owed = (...resultsOwed: NonNullable<CaseDetail['resultsOwed']>) =>
      startValues('serveResult', aCase({ respondents, resultsOwed }));
    expect(owed({ person: 'a' })).toEqual({ on: partyKey({ person: 'a' }) });
    expect(owed({ person: 'a' }, { unit: 'main.ward' })).toEqual({});
    expect(owed()).toEqual({});
    const alone = aCase({ respondents: { ...respondents, persons: [] } });
    expect(startValues('serveResult', alone)).toEqual({ on: partyKey({ unit: 'main.ward' }) });
  });
  it('is the clock of which a department may complain, although it is overdue', () => {
    const late = aClock('late', { breachedAt: '2026-12-02T00:00:00Z', allows: ['complain'] });
    const found = aCase({ clocks: [aClock('a'), late] });
    expect(startValues('complainOfLateNotice', found)).toEqual({ clockId: 'late' });
  });
  it('leaves out clocks that are overdue, or for which more time was asked already', () => {
    const clocks = [
      aClock('a'),
      aClock('late', { breachedAt: '2026-12-02T00:00:00Z' }),
      aClock('b'),
    ];
    const asked = [{ clockId: 'b' }] as unknown as CaseDetail['extensionRequests'];
    const found = aCase({ clocks, extensionRequests: asked });
    expect(clocksFor('extend', found).map((clock) => clock.clockId)).toEqual(['a']);
    expect(clocksFor('requested', found).map((clock) => clock.clockId)).toEqual(['b']);
  });
});

describe('what is asked for when evidence is sealed', () => {
  it('is the form of records, the station of blood, and neither of a device', () => {
    const holds = [
      { holdId: 'r', kind: 'records' },
      { holdId: 'b', kind: 'transfusion' },
      { holdId: 'd', kind: 'device' },
    ] as CaseDetail['holds'];
    const asked = (holdId: string) =>
      HOLD_FIELDS.sealHold
        .filter((field) => isAskedOfHold(field, holdId, { holds }))
        .map(({ name }) => name)
        .filter((name) => ['form', 'station', 'unfinished'].includes(name));
    expect([asked('r'), asked('b'), asked('d'), asked('')]).toEqual([
      ...[['form', 'unfinished'], ['station'], [], []],
    ]);
  });
});

describe('what the server says about a field', () => {
  it('goes beside that field, in the words of its code', () => {
    const problem = new ApiProblem('request.invalid', 422, '', null, [
      { path: 'payload.reason', code: 'too_small', message: 'Too small' },
      { path: '/payload/facts/harm', code: 'new_code', message: 'As it came' },
      { path: '', code: 'custom', message: 'Not about a field' },
    ]);
    const text = (code: string) => (code === 'too_small' ? '内容太少' : null);
    expect(fieldErrorsOf(problem, text)).toEqual([
      { name: 'reason', errors: ['内容太少'] },
      { name: 'facts', errors: ['As it came'] },
    ]);
  });
});

describe('the order of clocks', () => {
  it('puts duties before rights, and what has ended last (B28)', () => {
    const clocks = [
      aClock('return', { kind: 'window', dueAt: '2026-11-30T00:00:00Z' }),
      aClock('met', { metAt: '2026-11-29T00:00:00Z', dueAt: '2026-11-29T00:00:00Z' }),
      aClock('reply'),
    ];
    expect([...clocks].sort(clockOrder).map((clock) => clock.clockId)).toEqual([
      'reply',
      'return',
      'met',
    ]);
  });
});
