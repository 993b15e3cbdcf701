import { describe, expect, it } from '@jest/globals';
import { CaseClockBreached, CaseClockEscalated, CaseClockWarned } from '@tingsu/contracts';
import { anEvent, clockStep, PEOPLE } from '../../test/fixtures.js';
import {
  aSentCase,
  NAMES,
  lastNotification,
  recipientsOf,
} from '../../test/notifications.fixture.js';

describe('who is notified about a time limit', () => {
  it('R-232: warns the officers of the campus about a clock of the centre, and its head one step later', () => {
    expect(recipientsOf([...aSentCase, anEvent(CaseClockWarned, clockStep())])).toEqual([
      'clock.warned → officer',
    ]);
    const later = anEvent(
      CaseClockWarned,
      clockStep({ notify: ['owner', 'centreHead'], ownerDepartment: null }),
    );
    expect(recipientsOf([...aSentCase, later])).toEqual([
      'clock.warned → centreHead',
      'clock.warned → officer',
    ]);
  });

  it('R-233: a breach of the department reaches its people, once for a person in two capacities', () => {
    const breached = anEvent(
      CaseClockBreached,
      clockStep({
        clockId: 'statement48',
        owner: '当事科室',
        ownerDepartment: 'main.pharmacy',
        notify: ['owner', 'departmentHead'],
      }),
    );
    expect(recipientsOf([...aSentCase, breached])).toEqual([
      'clock.breached → pharmacyHead',
      'clock.breached → pharmacyReceiver',
    ]);
  });

  it('takes a unit that means a place in the case from the case itself', () => {
    const breached = anEvent(
      CaseClockBreached,
      clockStep({ owner: '当事科室', ownerDepartment: null, means: { 当事科室: 'lead' } }),
    );
    expect(recipientsOf([...aSentCase, breached])).toEqual([
      'clock.breached → pharmacyHead',
      'clock.breached → pharmacyReceiver',
    ]);
  });

  it('finds either of two units that share a clock', () => {
    const warned = anEvent(
      CaseClockWarned,
      clockStep({ owner: '医务部|管理部', ownerDepartment: null }),
    );
    expect(recipientsOf([...aSentCase, warned])).toEqual([
      'clock.warned → conductReceiver',
      'clock.warned → spy',
    ]);
  });

  it('escalates to leaders with the level', () => {
    const { notices } = lastNotification([
      ...aSentCase,
      anEvent(CaseClockEscalated, { ...clockStep({ notify: ['leader'] }), level: 2 }),
    ]);
    expect(notices.map((notice) => [NAMES.get(notice.recipientId), notice.facts.level])).toEqual([
      ['leader', 2],
      ['groupLeader', 2],
    ]);
  });

  it('always notifies a person: the head of the centre answers for an owner unknown to the directory, which is counted', () => {
    const orphan = lastNotification([
      ...aSentCase,
      anEvent(CaseClockWarned, clockStep({ owner: '医院', ownerDepartment: null })),
    ]);
    expect(orphan.unanswered).toBe(1);
    expect(orphan.notices).toMatchObject([
      { recipientId: PEOPLE.centreHead, facts: { insteadOf: '医院' } },
    ]);
  });
});
