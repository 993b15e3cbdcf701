import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, aContext, OFFICER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { fireSteps } from './fire-step.js';
import { invitedPersons } from './meeting-rules.js';
import { refusal } from './refusal.fixture.js';

const NURSE = '01900000-0000-7000-8000-0000000000c1';
const DOCTOR = '01900000-0000-7000-8000-0000000000c2';
const staff = [NURSE, DOCTOR, OFFICER].map((id) => ({
  ...{ id, name: id, email: null, locale: 'zh-CN' as const, active: true, grants: [] },
}));
/** With the times that a hospital sets for meetings. */
function context(at: string, more: Partial<DecisionContext> = {}): DecisionContext {
  const officer = aContext(at);
  const meeting = { ...officer.policy.meeting, remindBeforeHours: 24, minutesWithinHours: 48 };
  return {
    ...officer,
    directory: { ...officer.directory, staff } as DecisionContext['directory'],
    policy: { ...officer.policy, meeting },
    ...more,
  };
}
const CALLED = '2026-11-23T10:00:00+08:00';
const HELD = '2026-11-26T01:30:00.000Z';
const LATER = '2026-11-27T06:00:00.000Z';
const base = aCaseAfter('submitPackage', RUDENESS);
const meetingIn = ({ meetings = [] }: CaseState) => {
  const [meeting] = meetings;
  if (!meeting) throw new Error('no meeting is planned');
  return meeting;
};
type Payload<Name extends Command['name']> = Extract<Command, { name: Name }>['payload'];
const plan = (more: Partial<Payload<'planMeeting'>> = {}): Command => ({
  name: 'planMeeting',
  payload: {
    ...{ kind: 'complainant', at: HELD, persons: [NURSE], units: [], representatives: 2 },
    ...more,
  },
});
const called = (more: Partial<Payload<'planMeeting'>> = {}) =>
  decide(base, plan(more), context(CALLED));
const change = (
  state: CaseState,
  more: Partial<Payload<'changeMeeting'>>,
  who = context('2026-11-24T10:00:00+08:00'),
) =>
  decide(
    state,
    {
      name: 'changeMeeting',
      payload: { meetingId: meetingIn(state).meetingId, reason: '家属临时有事', ...more },
    },
    who,
  );
const kinds = ({ events }: ReturnType<typeof decide>): string[] => events.map(({ kind }) => kind);
const owed = ({ events }: ReturnType<typeof decide>) =>
  events.flatMap((event) => (event.kind === 'noticeOwed' ? [event.data] : []));
const after = (at: string) => new Date(Date.parse(at) + 3_600_000).toISOString();

describe('a meeting with the complainant', () => {
  it('is over with the case, also when that is withdrawn while it waits for another body', () => {
    const { state: planned } = called();
    const waits: Command = { name: 'suspend', payload: { cause: 'court', reason: '已起诉' } };
    const { state: waiting } = decide(planned, waits, context('2026-11-24T09:00:00+08:00'));
    expect(invitedPersons(waiting)).toEqual([NURSE]);
    const ends: Command = { name: 'withdraw', payload: { statement: '不再投诉' } };
    const { state: ended } = decide(waiting, ends, context('2026-11-25T09:00:00+08:00'));
    expect([ended.state, invitedPersons(ended)]).toEqual(['withdrawn', []]);
    expect(ended.clocks[meetingIn(ended).clockId ?? '']?.state).toBe('cancelled');
  });

  it('is told to the complainant when it is called, changed and called off, with what it is about then', () => {
    const first = called();
    expect(owed(first)).toMatchObject([
      { kind: 'meeting', noticeKey: 'meeting.1', meeting: { at: HELD, representatives: 2 } },
    ]);
    const moved = change(first.state, { at: LATER });
    expect(owed(moved)).toMatchObject([
      { kind: 'meetingChanged', noticeKey: 'meetingChanged.1', meeting: { at: LATER } },
    ]);
    const off = decide(
      moved.state,
      {
        name: 'dropMeeting',
        payload: { meetingId: meetingIn(moved.state).meetingId, reason: '已和解' },
      },
      context('2026-11-24T11:00:00+08:00'),
    );
    expect(owed(off)).toMatchObject([{ kind: 'meetingOff', meeting: { at: LATER } }]);
  });

  it('is told to nobody where it is one of the departments, or was entered afterwards', () => {
    expect(owed(called({ kind: 'analysis' }))).toEqual([]);
    expect(owed(called({ at: '2026-11-23T01:00:00.000Z' }))).toEqual([]);
  });

  it('is reminded of once, at the time that the policy says, and its minutes are owed afterwards', () => {
    const { state, ladders } = called();
    const clock = state.clocks['meeting.1'];
    expect(clock).toMatchObject({ state: 'running', dueAt: '2026-11-28T01:30:00.000Z' });
    const [reminder, ...rest] = ladders['meeting.1'] ?? [];
    expect(reminder).toMatchObject({ stepId: 'meeting', at: '2026-11-25T01:30:00.000Z' });
    expect(rest.every(({ at }) => Date.parse(at) > Date.parse(HELD))).toBe(true);
    if (!reminder || !clock) throw new Error('it is reminded of');
    const { clockId, generation } = clock;
    const due = { clockId, generation, step: reminder, at: reminder.at, cause: 'time' as const };
    const fired = fireSteps(state, [{ ...due, latenessMs: 0 }], context(reminder.at));
    if (!fired) throw new Error('the step does something');
    expect(kinds(fired).slice(0, 3)).toEqual(['clockReminded', 'meetingReminded', 'noticeOwed']);
    expect(owed(fired)).toMatchObject([{ kind: 'meetingReminder', meeting: { at: HELD } }]);
    const said = { outcome: 'not_held', meetingId: meetingIn(fired.state).meetingId } as const;
    const recorded = decide(
      fired.state,
      { name: 'recordMeeting', payload: said },
      context(after(HELD)),
    );
    expect(recorded.state.clocks['meeting.1']).toMatchObject({ state: 'met' });
  });

  it('is not reminded of where it is called when the time for that is over', () => {
    const { ladders } = called({ at: '2026-11-24T01:30:00.000Z' });
    expect(ladders['meeting.1']?.some(({ stepId }) => stepId === 'meeting')).toBe(false);
  });
});

describe('R-189: another place, other people, another time (三变法)', () => {
  it('is one action with its reason, which says what is different and asks everybody again', () => {
    const { state } = called();
    const answered = decide(
      state,
      {
        name: 'answerMeeting',
        payload: { meetingId: meetingIn(state).meetingId, comes: true },
      },
      context('2026-11-23T11:00:00+08:00', {
        actor: { type: 'person', id: NURSE, role: 'department_head' },
      }),
    );
    expect(meetingIn(answered.state).replies).toMatchObject([{ person: NURSE, comes: true }]);
    const all = change(answered.state, { at: LATER, persons: [DOCTOR], representatives: 3 });
    expect(all.events[0]).toMatchObject({
      kind: 'meetingChanged',
      data: { changed: ['people', 'time'], released: { persons: [NURSE], units: [] } },
    });
    expect(all.texts).toMatchObject({ reason: '家属临时有事' });
    expect(meetingIn(all.state)).toMatchObject({
      ...{ at: LATER, persons: [DOCTOR], representatives: 3, changes: 1, replies: [] },
    });
    const analysis = called({ kind: 'analysis', place: '一号会议室' });
    const elsewhere = change(analysis.state, { place: '二号会议室' });
    expect(elsewhere.events[0]?.data).toMatchObject({ changed: ['place'] });
  });

  it('is refused where nothing is different, the time is over, or too many come', () => {
    const { state } = called();
    const refused = (more: Partial<Payload<'changeMeeting'>>): unknown =>
      refusal(() => change(state, more));
    expect(refused({ at: HELD })).toBe('meeting.unchanged');
    expect(refused({ at: '2026-11-23T01:00:00.000Z' })).toBe('meeting.time_past');
    expect(refused({ representatives: 6, exception: 'x' })).toBe('meeting.too_many');
    expect(refused({ persons: ['01900000-0000-7000-8000-0000000000ff'] })).toBe(
      'meeting.person_unknown',
    );
  });

  it('opens the case to whoever is asked, and shuts it to whoever is not any more', () => {
    const { state } = called({ units: ['main.ward'] });
    expect(state.access?.investigators).toEqual([NURSE]);
    expect(state.access?.coUnits).toContain('main.ward');
    const changed = change(state, { persons: [DOCTOR], units: [] });
    expect(changed.state.access?.investigators).toEqual([DOCTOR]);
    expect(changed.state.access?.coUnits).not.toContain('main.ward');
  });

  it('is answered only by who is asked', () => {
    const { state } = called();
    const answer = (id: string): unknown =>
      refusal(() =>
        decide(
          state,
          {
            name: 'answerMeeting',
            payload: { meetingId: meetingIn(state).meetingId, comes: false },
          },
          context('2026-11-23T11:00:00+08:00', {
            actor: { type: 'person', id, role: 'department_head' },
          }),
        ),
      );
    expect(answer(DOCTOR)).toBe('meeting.not_invited');
  });
});
