import { describe, expect, it } from '@jest/globals';
import {
  CaseAccessChanged,
  CaseApprovalDecided,
  CaseApprovalRequested,
  CaseClassified,
  CaseClockBreached,
  CaseClockWarned,
  CaseClosed,
  CaseDispatched,
  CaseFollowUpPlanned,
  CaseMarkedReportable,
  CaseNoted,
  CaseOpened,
  CaseOwnerChanged,
  CasePackageSubmitted,
  CasePartAsked,
  CasePartSubmitted,
  CaseReturned,
  CaseSignedFor,
  CaseStatementWaived,
  CaseWithdrawn,
  factsOnReceipt,
} from '@tingsu/contracts';
import {
  aDirectory,
  anEvent,
  classified,
  clockStep,
  dispatched,
  opened,
  PEOPLE,
} from '../../test/fixtures.js';
import {
  aGradedCase,
  anOpenCase,
  aSentCase,
  lastNotification,
  recipientsOf,
} from '../../test/notifications.fixture.js';
import { notificationOf } from './recipients.js';

describe('who is notified', () => {
  it('notifies the active officers of the campus of a new complaint, and no one of another campus', () => {
    expect(recipientsOf([anOpenCase])).toEqual(['case.new → officer']);
    expect(
      recipientsOf([anEvent(CaseOpened, opened({ campus: 'east', department: null }))]),
    ).toEqual(['case.new → eastOfficer']);
  });

  it('notifies who is mentioned in a note of the office, and nobody when no one is', () => {
    const noted = (mentions: string[]) =>
      recipientsOf([anOpenCase, anEvent(CaseNoted, { state: 'triage', mentions })]);
    expect(noted([])).toEqual([]);
    expect(noted([PEOPLE.leader])).toEqual(['case.mentioned → leader']);
  });

  it('tells the new owner of a case, and nobody who took it over himself', () => {
    const owned = anEvent(CaseOwnerChanged, {
      state: 'triage',
      owner: PEOPLE.officer,
      previous: null,
    });
    expect(recipientsOf([anOpenCase, owned])).toEqual(['case.owned → officer']);
    const actor = { type: 'person', id: PEOPLE.officer, role: 'centre_officer' } as const;
    expect(recipientsOf([anOpenCase, { ...owned, actor }])).toEqual([]);
  });

  it('tells a department of the part that it is asked for, and who asked of the answer', () => {
    const part = { state: 'investigating' as const, partId: PEOPLE.leader, clockId: 'part.1' };
    const asked = anEvent(CasePartAsked, {
      ...part,
      department: 'main.finance',
      dueAt: '2026-11-24T09:00:00.000Z',
    });
    const told = recipientsOf([...aSentCase, asked]).filter((one) => one.startsWith('part.'));
    expect(told).toEqual(expect.arrayContaining([expect.stringContaining('part.asked')]));
    const submitted = anEvent(CasePartSubmitted, {
      ...part,
      department: 'main.finance',
      askedBy: PEOPLE.officer,
    });
    expect(recipientsOf([...aSentCase, submitted])).toContain('part.submitted → officer');
  });

  it('says nothing more when a case is graded P3 or P4', () => {
    expect(recipientsOf(aGradedCase)).toEqual([]);
  });

  it('notifies centre head and leaders at once of a P1 case, the centre head of a P2 case', () => {
    const graded = (priority: 'P1' | 'P2') =>
      recipientsOf([anOpenCase, anEvent(CaseClassified, classified({ priority }))]);
    expect(graded('P1')).toEqual([
      'case.urgent → centreHead',
      'case.urgent → groupLeader',
      'case.urgent → leader',
    ]);
    expect(graded('P2')).toEqual(['case.urgent → centreHead']);
  });

  it('R-207: notifies the centre and the leaders at once when a case is marked as reportable', () => {
    expect(
      recipientsOf([anOpenCase, anEvent(CaseMarkedReportable, { state: 'triage' })]).filter(
        (told) => told.startsWith('case.reportable'),
      ),
    ).toEqual([
      'case.reportable → centreHead',
      'case.reportable → groupLeader',
      'case.reportable → leader',
      'case.reportable → officer',
    ]);
  });

  it('R-207: notifies them as well when the rules find it reportable, once', () => {
    const graded = (...reportable: boolean[]) => [
      anOpenCase,
      ...reportable.map((one) => anEvent(CaseClassified, classified({ reportable: one }))),
    ];
    const report = [
      'case.reportable → centreHead',
      'case.reportable → groupLeader',
      'case.reportable → leader',
      'case.reportable → officer',
    ];
    expect(recipientsOf(graded(true))).toEqual(report);
    expect(recipientsOf(graded(false, true))).toEqual(report);
    expect(recipientsOf(graded(true, true))).toEqual([]);
    const byHand = anEvent(CaseMarkedReportable, { state: 'triage' });
    const after = anEvent(CaseClassified, classified({ reportable: true }));
    expect(recipientsOf([anOpenCase, byHand, after])).toEqual([]);
  });

  it('is urgent again only when the case gets heavier', () => {
    const again = (from: 'P1' | 'P2' | 'P3', to: 'P1' | 'P2') =>
      recipientsOf([
        anOpenCase,
        anEvent(CaseClassified, classified({ priority: from })),
        anEvent(CaseClassified, classified({ priority: to })),
      ]).length;
    expect(again('P2', 'P2')).toBe(0);
    expect(again('P1', 'P2')).toBe(0);
    expect(again('P3', 'P2')).toBe(1);
    expect(again('P2', 'P1')).toBe(3);
  });

  it('notifies head and receiver of the lead department, and those of each assisting one', () => {
    expect(recipientsOf(aSentCase)).toEqual([
      'case.assigned → pharmacyHead',
      'case.assigned → pharmacyReceiver',
    ]);
    const two = [...aGradedCase, anEvent(CaseDispatched, dispatched({ assist: ['main.conduct'] }))];
    expect(recipientsOf(two)).toEqual([
      'case.assigned → conductReceiver',
      'case.assigned → pharmacyHead',
      'case.assigned → pharmacyReceiver',
      'case.assigned → spy',
    ]);
  });

  it('R-121: a confidential case reaches no one of the department complained of, in any role, and no co-unit', () => {
    const secret = (lead: string) => [
      anOpenCase,
      anEvent(CaseClassified, classified({ facts: { confidentialFromRespondent: true } })),
      anEvent(
        CaseDispatched,
        dispatched({ lead, assist: ['main.registration'], confidential: true }),
      ),
    ];
    expect(recipientsOf(secret('main.conduct'))).toEqual(['case.assigned → conductReceiver']);
    const toRespondent = lastNotification(secret('main.registration'));
    expect(toRespondent.notices.map((notice) => notice.recipientId)).toEqual([PEOPLE.centreHead]);
    expect(toRespondent.unanswered).toBe(1);
    const breach = anEvent(
      CaseClockBreached,
      clockStep({ ownerDepartment: 'main.registration', notify: ['owner', 'departmentHead'] }),
    );
    expect(recipientsOf([...secret('main.conduct'), breach])).toEqual([
      'clock.breached → centreHead',
    ]);
  });

  it('leaves out who is complained of or kept away, and notifies the person who stands in (S-01, S-10)', () => {
    const access = {
      ...factsOnReceipt({
        caseNo: 'C-2026-000001',
        complaintId: opened().complaintId,
        campus: 'main',
        department: null,
      }),
      respondent: { units: [], persons: [PEOPLE.pharmacyHead] },
      excluded: [PEOPLE.pharmacyReceiver],
      standIns: [
        {
          personId: PEOPLE.conductReceiver,
          role: 'department_head' as const,
          relation: 'lead' as const,
          department: 'main.pharmacy',
          insteadOf: PEOPLE.pharmacyHead,
        },
      ],
    };
    const changed = anEvent(CaseAccessChanged, { state: 'accepted', access });
    const sent = anEvent(CaseDispatched, dispatched());
    expect(recipientsOf([...aGradedCase, changed, sent])).toEqual([
      'case.assigned → conductReceiver',
    ]);
  });

  it('notifies the centre when a department signs, returns, or hands in its package', () => {
    const department = 'main.pharmacy';
    const assignmentId = dispatched().assignmentId;
    const signed = anEvent(CaseSignedFor, {
      state: 'investigating',
      assignmentId,
      department,
      personId: PEOPLE.pharmacyReceiver,
    });
    expect(recipientsOf([...aSentCase, signed])).toEqual(['case.signedFor → officer']);
    expect(
      recipientsOf([
        ...aSentCase,
        anEvent(CaseReturned, { state: 'accepted', assignmentId, department }),
      ]),
    ).toEqual(['case.returned → officer']);
    const handedIn = anEvent(CasePackageSubmitted, {
      state: 'opinion',
      department,
      parts: ['statement'],
    });
    expect(recipientsOf([...aSentCase, handedIn])).toEqual(['case.packageSubmitted → officer']);
  });

  it('R-048: A-30: tells the leaders that a department has waived its statement', () => {
    const waived = anEvent(CaseStatementWaived, {
      ...{ state: 'investigating', department: 'main.pharmacy', clockId: 'reply1' },
    });
    expect(recipientsOf([...aSentCase, waived])).toEqual([
      ...['case.statementWaived → groupLeader', 'case.statementWaived → leader'],
    ]);
  });

  it('asks those who decide on an opinion one after the other, and tells its author that it was returned', () => {
    const [office, last] = [
      { ...{ by: 'centre_head', role: 'centre_head' as const, department: null }, rules: ['a'] },
      { ...{ by: '药剂科主任', role: null, department: 'main.pharmacy' }, rules: ['b'] },
    ];
    const chain = [office, last];
    const asked = anEvent(CaseApprovalRequested, {
      ...{ state: 'approval', level: 'centre_head', chain },
    });
    const agreed = anEvent(CaseApprovalDecided, {
      ...{ state: 'approval', decision: 'approved', next: last },
    });
    const toFirst = recipientsOf([...aSentCase, asked]);
    expect(toFirst).toEqual(['case.approvalRequested → centreHead']);
    const toLast = recipientsOf([...aSentCase, asked, agreed]);
    expect(toLast).toEqual(['case.approvalRequested → pharmacyHead']);
    const returned = anEvent(CaseApprovalDecided, { state: 'opinion', decision: 'rejected' });
    expect(recipientsOf([...aSentCase, returned])).toContain('case.approvalDecided → officer');
  });

  it('asks the approver of the level: a role, the hospital, or a unit of the directory', () => {
    const asked = (level: string) =>
      recipientsOf([...aSentCase, anEvent(CaseApprovalRequested, { state: 'approval', level })]);
    expect(asked('leader')).toEqual([
      'case.approvalRequested → groupLeader',
      'case.approvalRequested → leader',
    ]);
    expect(asked('院长')).toEqual(asked('leader'));
    expect(asked('药剂科主任')).toEqual([
      'case.approvalRequested → pharmacyHead',
      'case.approvalRequested → pharmacyReceiver',
    ]);
  });

  it('notifies the centre of the decision, but not the officer who took it', () => {
    const decided = (actorId: string | null) =>
      recipientsOf([
        ...aSentCase,
        anEvent(
          CaseApprovalDecided,
          { state: 'feedback_due', decision: 'approved' },
          { actor: { type: actorId ? 'person' : 'system', id: actorId, role: null } },
        ),
      ]);
    expect(decided(null)).toEqual(['case.approvalDecided → officer']);
    expect(decided(PEOPLE.officer)).toEqual([]);
  });

  it('notifies the lead department that the case is closed; without one, no one', () => {
    const closed = anEvent(CaseClosed, { state: 'closed', outcome: 'upheld', round: 1 });
    expect(recipientsOf([...aSentCase, closed])).toEqual([
      'case.closed → pharmacyHead',
      'case.closed → pharmacyReceiver',
    ]);
    expect(lastNotification([anOpenCase, closed])).toMatchObject({ notices: [], unanswered: 0 });
  });

  it('informs the leader and the head of the centre that a P1 case is closed, and who owned a case that another has it', () => {
    const grave = [
      ...aSentCase,
      anEvent(CaseClassified, classified({ priority: 'P1' })),
      anEvent(CaseClosed, { state: 'closed', outcome: 'upheld', round: 1 }),
    ];
    expect(recipientsOf(grave)).toEqual([
      'case.closed → pharmacyHead',
      'case.closed → pharmacyReceiver',
      'case.urgentClosed → centreHead',
      'case.urgentClosed → groupLeader',
      'case.urgentClosed → leader',
    ]);
    const handedOver = (previous: string) =>
      anEvent(CaseOwnerChanged, { state: 'triage', owner: PEOPLE.centreHead, previous });
    expect(recipientsOf([...aGradedCase, handedOver(PEOPLE.officer)])).toEqual([
      'case.handedOver → officer',
      'case.owned → centreHead',
    ]);
    // Who has left is not replaced by anybody.
    const left = lastNotification([...aGradedCase, handedOver(PEOPLE.formerOfficer)]);
    expect(left).toMatchObject({ notices: [{ template: 'case.owned' }], unanswered: 0 });
  });

  it('notifies no department that triage only proposed: it never had the case (T-12)', () => {
    const access = factsOnReceipt({ ...opened(), department: null });
    const proposed = [
      anEvent(CaseOpened, opened({ access })),
      anEvent(CaseClassified, classified({ leadDepartment: 'main.pharmacy' })),
    ];
    const withdrawn = anEvent(CaseWithdrawn, { state: 'withdrawn' });
    const closed = anEvent(CaseClosed, { state: 'closed', outcome: 'other', round: 1 });
    expect(recipientsOf([...proposed, withdrawn])).toEqual([]);
    expect(recipientsOf([...proposed, closed])).toEqual([]);
    const sent = anEvent(CaseAccessChanged, {
      state: 'dispatched',
      access: { ...access, lead: 'main.pharmacy' },
    });
    expect(recipientsOf([...proposed, sent, closed])).toEqual([
      'case.closed → pharmacyHead',
      'case.closed → pharmacyReceiver',
    ]);
  });

  it('T-36: does not tell the lead department to stop when the hospital goes on after a withdrawal', () => {
    const continues = (state: 'withdrawn' | 'investigating') =>
      lastNotification([...aSentCase, anEvent(CaseWithdrawn, { state })]).notices.map(
        ({ facts }) => facts.continues,
      );
    expect(continues('investigating')).toEqual([true, true]);
    expect(continues('withdrawn')).toEqual([undefined, undefined]);
  });

  it('sends the planned call-backs to the head of the department that answers for the case', () => {
    const planned = anEvent(CaseFollowUpPlanned, {
      state: 'closed',
      planId: 'month3',
      executor: '责任科室负责人',
      tracker: '客服/投诉中心',
      alsoCreates: [],
      means: { 责任科室负责人: 'leadHead' },
      items: [
        { itemNo: 2, clockId: 'followup2', dueAt: '2027-01-20T17:00:00+08:00', provisional: true },
        { itemNo: 1, clockId: 'followup1', dueAt: '2026-12-21T17:00:00+08:00', provisional: false },
      ],
    });
    const { notices } = lastNotification([...aSentCase, planned]);
    expect(notices).toMatchObject([
      { recipientId: PEOPLE.pharmacyHead, facts: { calls: 2, dueAt: '2026-12-21T17:00:00+08:00' } },
    ]);
  });

  it('means by a unit what cases means: the head nurse of the ward, and the respondent while no department leads (F4)', () => {
    const warned = (name: string, means: 'headNurse' | 'leadHead') =>
      anEvent(
        CaseClockWarned,
        clockStep({ owner: '申诉中心', notify: [name], means: { [name]: means } }),
      );
    const registration = aDirectory().departments.map((one) =>
      one.code === 'main.registration' ? { ...one, headNurse: 'main.pharmacy' } : one,
    );
    expect(
      recipientsOf(
        [anOpenCase, warned('该病区护士长', 'headNurse')],
        aDirectory({ departments: registration }),
      ),
    ).toEqual(['clock.warned → pharmacyHead', 'clock.warned → pharmacyReceiver']);
    expect(recipientsOf([anOpenCase, warned('责任科室负责人', 'leadHead')])).toEqual([
      'clock.warned → registrationHead',
    ]);
  });

  it('goes on to the head of another campus, then to the administrator, when there is no centre head', () => {
    const without = (...names: (keyof typeof PEOPLE)[]) =>
      aDirectory({
        staff: aDirectory().staff.filter(
          (person) => !names.some((name) => PEOPLE[name] === person.id),
        ),
      });
    expect(recipientsOf([anOpenCase], without('officer', 'centreHead'))).toEqual([
      'case.new → eastHead',
    ]);
    expect(recipientsOf([anOpenCase], without('officer', 'centreHead', 'eastHead'))).toEqual([
      'case.new → admin',
    ]);
  });

  it('refuses to guess about a case that it never saw opened', () => {
    expect(() => notificationOf(anEvent(CaseDispatched, dispatched()), null, aDirectory())).toThrow(
      'never opened',
    );
  });

  it('carries no identity and no words of the complainant: only numbers, names of units and times', () => {
    const { notices } = lastNotification([anOpenCase]);
    expect(notices[0]?.facts).toEqual({
      caseNo: 'C-2026-000001',
      at: '2026-11-20T02:12:00Z',
      timeZone: 'Asia/Shanghai',
      campus: { zh: '总院区', en: 'Main campus' },
      department: { zh: '门诊挂号处', en: 'Registration' },
      channel: 'hotline',
    });
  });
});
