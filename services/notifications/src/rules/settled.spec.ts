import { describe, expect, it } from '@jest/globals';
import {
  CaseApprovalRequested,
  CaseClosed,
  CaseDeclined,
  CaseFollowUpDone,
  CaseMerged,
  CaseOpinionDrafted,
  CaseReferred,
  CaseReportedToRegulator,
  CaseResolvedOnSpot,
  CaseStatementWaived,
  CaseWithdrawn,
} from '@tingsu/contracts';
import { anEvent } from '../../test/fixtures.js';
import type { NotifyingEvent } from './notifying-event.js';
import { settledBy } from './settled.js';

const templatesOf = (event: NotifyingEvent): string[] =>
  settledBy(event).flatMap(({ templates }) => [...templates]);

const closed = anEvent(CaseClosed, { state: 'closed', outcome: 'upheld', round: 1 });

describe('what leaves the badge because it is done (B25)', () => {
  it.each<[string, NotifyingEvent, string]>([
    [
      'the statement, once the opinion stands',
      anEvent(CaseOpinionDrafted, { state: 'opinion', outcome: 'upheld' }),
      'case.packageSubmitted',
    ],
    [
      'the statement, once approval is asked for',
      anEvent(CaseApprovalRequested, { state: 'approval', level: 'leader' }),
      'case.packageSubmitted',
    ],
    [
      'the assignment, once the right to a statement lapsed',
      anEvent(CaseStatementWaived, {
        state: 'investigating',
        department: 'main.pharmacy',
        clockId: 'statement48',
      }),
      'case.assigned',
    ],
    [
      'a new complaint, once it was resolved on the spot',
      anEvent(CaseResolvedOnSpot, { state: 'resolved_on_spot', department: null }),
      'case.new',
    ],
    [
      'the duty to report, once an authority was informed',
      anEvent(CaseReportedToRegulator, {
        state: 'closed',
        subject: 'medical_fault',
        method: 'online',
      }),
      'case.reportable',
    ],
    [
      'planned call-backs, once calling has begun',
      anEvent(CaseFollowUpDone, {
        state: 'closed',
        planId: 'month3',
        itemNo: 1,
        result: 'satisfied',
      }),
      'followUp.planned',
    ],
  ])('is %s', (_, event, template) => {
    expect(templatesOf(event)).toContain(template);
  });

  it.each<[string, NotifyingEvent]>([
    ['closed', closed],
    ['declined', anEvent(CaseDeclined, { state: 'declined', reasonCode: 'COURT' })],
    ['merged', anEvent(CaseMerged, { state: 'merged', targetCaseNo: 'C-2026-000002' })],
    ['withdrawn', anEvent(CaseWithdrawn, { state: 'withdrawn' })],
    ['referred', anEvent(CaseReferred, { state: 'referred' })],
  ])('is everything that asked for the next step of a case that is %s', (_, event) => {
    expect(templatesOf(event)).toEqual(expect.arrayContaining(['case.new', 'case.urgent']));
  });

  it('is nothing of a withdrawn case in which the hospital goes on of its own accord (T-36)', () => {
    expect(settledBy(anEvent(CaseWithdrawn, { state: 'investigating' }))).toEqual([]);
  });

  it('is not a duty or a clock that outlives the closing; its own end settles it', () => {
    expect(templatesOf(closed)).not.toEqual(expect.arrayContaining(['case.reportable']));
    expect(templatesOf(closed)).not.toEqual(expect.arrayContaining(['clock.breached']));
  });
});
