import { describe, expect, it } from '@jest/globals';
import {
  AccountabilityDecided,
  AccountabilityProposed,
  RoutineEscalated,
  RoutineMissed,
} from '@tingsu/contracts';
import { aDirectory, PEOPLE, TENANT } from '../../test/fixtures.js';
import { NAMES } from '../../test/notifications.fixture.js';
import { NO_ROSTERS, type Rosters } from '../rosters/rosters.js';
import { endsWaiting, matterNotices, type MatterEvent } from './matter-notices.js';
import { routineNotices } from './routine-notices.js';

const TASK = '01900000-0000-7000-9000-00000000aa01';
const data = {
  routineId: 'box.daily',
  label: { zh: '每日开启意见箱', en: 'Open the suggestion boxes' },
  campus: 'main',
  owner: '药剂科主任',
  department: 'main.pharmacy',
  period: '2026-11-20',
  dueAt: '2026-11-20T16:00:00.000Z',
};
type Change = Partial<RoutineMissed['data']>;
const envelope = {
  specversion: '1.0',
  id: TASK,
  source: '/tingsu/cases',
  time: '2026-11-21T01:00:00.000Z',
  subject: TASK,
  datacontenttype: 'application/json',
  tenantid: TENANT,
  aggregatetype: 'routine',
  aggregateid: TASK,
  aggregateversion: 1,
  actor: { type: 'system', id: null, role: null },
} as const;
const missed = (change: Change = {}): RoutineMissed => ({
  ...envelope,
  type: RoutineMissed.type as 'routine.missed.v1',
  data: { ...data, ...change },
});
const escalated = (notify: string[], change: Change = {}): RoutineEscalated => ({
  ...envelope,
  type: RoutineEscalated.type as 'routine.escalated.v1',
  data: { ...data, ...change, notify },
});
const told = (event: RoutineMissed | RoutineEscalated, rosters: Rosters = NO_ROSTERS) =>
  routineNotices(event, aDirectory(), rosters)
    .map(({ template, recipientId }) => `${template} → ${NAMES.get(recipientId)}`)
    .sort();

describe('a missed routine', () => {
  it('R-031: is said to the people of the department that owes it', () => {
    expect(told(missed())).toEqual([
      'routine.missed → pharmacyHead',
      'routine.missed → pharmacyReceiver',
    ]);
    const [notice] = routineNotices(missed(), aDirectory(), NO_ROSTERS);
    expect(notice?.facts).toMatchObject({
      caseNo: null,
      period: '2026-11-20',
      label: data.label,
      department: { zh: '药剂科', en: 'Pharmacy' },
      campus: { zh: '总院区', en: 'Main campus' },
    });
  });

  it('is said to who is on duty there at that hour', () => {
    const duty = {
      personId: PEOPLE.pharmacyReceiver,
      from: '2026-11-21T00:00:00Z',
      to: '2026-11-21T08:00:00Z',
    };
    const rosters = { ...NO_ROSTERS, duties: new Map([['main/main.pharmacy', [duty]]]) };
    expect(told(missed(), rosters)).toEqual(['routine.missed → pharmacyReceiver']);
  });

  it('of the centre is said to its officers on the campus', () => {
    const centre = missed({ owner: '申诉中心', department: null, means: { 申诉中心: 'centre' } });
    expect(told(centre)).toEqual(['routine.missed → officer']);
  });

  it('of a unit that no one answers for is said to the head of the centre', () => {
    expect(told(missed({ owner: '综合办', department: null }))).toEqual([
      'routine.missed → centreHead',
    ]);
  });

  it('is taken up to those whom the policy names', () => {
    expect(told(escalated(['centreHead']))).toEqual(['routine.escalated → centreHead']);
    expect(told(escalated(['departmentHead']))).toEqual(['routine.escalated → pharmacyHead']);
  });
});

describe('a matter of accountability', () => {
  const said = {
    ...{ caseNo: 'C-2026-000001', campus: 'main', department: 'main.pharmacy' },
    degree: 'minor' as const,
    ...{ kinds: ['outcome'], personnel: null },
  };
  const people = (event: MatterEvent) =>
    matterNotices(event, aDirectory()).map(
      ({ template, recipientId }) => `${template} → ${NAMES.get(recipientId)}`,
    );

  it('is said to who decides, and its decision to whom it concerns, without what it says', () => {
    const of = { ...envelope, aggregatetype: 'accountability' } as const;
    const proposal: AccountabilityProposed = {
      ...{ ...of, type: 'accountability.proposed.v1', data: said },
    };
    expect(people(proposal)).toEqual([
      ...['accountability.waiting → leader', 'accountability.waiting → groupLeader'],
    ]);
    const decision: AccountabilityDecided = {
      ...{ ...of, type: 'accountability.decided.v1' },
      data: { ...said, afterAppeal: false, concerned: [PEOPLE.pharmacyReceiver] },
    };
    expect(people(decision)).toEqual(['accountability.decided → pharmacyReceiver']);
    expect([endsWaiting(proposal), endsWaiting(decision)]).toEqual([false, true]);
    const [notice] = matterNotices(decision, aDirectory());
    expect(notice?.facts).toMatchObject({ caseNo: null, name: said.caseNo, subjectId: TASK });
  });
});
