import { describe, expect, it } from '@jest/globals';
import { CaseReconsiderationDecided, type ServedOn } from '@tingsu/contracts';
import { aDirectory, anEvent, PEOPLE } from '../../test/fixtures.js';
import { aGradedCase, lastNotification } from '../../test/notifications.fixture.js';
import type { CaseBrief } from './case-brief.js';
import { isOfResults, resultNotices, settledOfResults } from './result-notices.js';

const { brief } = lastNotification(aGradedCase);
const REQUEST = '01900000-0000-7000-8000-0000000000e1';
const decidedOn = (on: ServedOn) => {
  const event = anEvent(CaseReconsiderationDecided, {
    ...{ state: 'closed', reconsiderationId: REQUEST, on, result: 'revoked' },
    ...{ outcome: 'not_upheld', last: true },
  });
  if (!isOfResults(event)) throw new Error('It is an event about results');
  return event;
};
const told = (on: ServedOn, about: CaseBrief = brief) =>
  resultNotices(decidedOn(on), about, aDirectory());

describe('who asked for reconsideration (R-246)', () => {
  it('R-246: hears that it is decided: the person, or the heads of the department', () => {
    expect(told({ person: PEOPLE.pharmacyReceiver })).toMatchObject([
      {
        ...{ template: 'reconsideration.decided', recipientId: PEOPLE.pharmacyReceiver },
        // The notice is about no case that could be opened: it gives no right to one.
        facts: { caseNo: null, name: brief.caseNo, subjectId: REQUEST },
      },
    ]);
    expect(told({ unit: 'main.pharmacy' }).map(({ recipientId }) => recipientId)).toEqual([
      PEOPLE.pharmacyHead,
    ]);
    expect(told({ person: PEOPLE.formerOfficer })).toEqual([]);
  });

  it('R-121: hears nothing where the clue is confidential', () => {
    expect(told({ unit: 'main.pharmacy' }, { ...brief, confidential: true })).toEqual([]);
  });

  it('is asked for nothing any more once the conclusion was read', () => {
    const base = decidedOn({ unit: 'main.pharmacy' });
    const read = {
      ...{ ...base, type: 'case.conclusionRead.v1' as const },
      data: { state: 'closed' as const, reconsiderationId: REQUEST },
    };
    expect(settledOfResults(read)).toEqual({
      ...{ template: 'reconsideration.decided', subjectId: REQUEST },
    });
    expect(settledOfResults(base)).toBeNull();
  });
});
